import { possibleMoves } from "../../../src/dossier/dossier-status";
import type { CommandId, DossierId } from "../../../src/shared/brand";
import { equalBytes } from "../../../src/shared/bytes";
import { fail } from "../../../src/shared/result";
import type { StoredPage } from "../../../electron/vault/vault";
import { aMoveCommand, anActor } from "../../fakes/build-intake";
import type { MemoryBackup } from "../../fakes/gateway/memory/memory-database";
import { Violation } from "../station/ledger";
import { sendAndSettle } from "../station/send";
import { settle } from "../station/settle";
import { getLife, isFenced } from "../station/world";
import { beginSession, type Counter } from "./counter";
import { CALM } from "./line";
import { count, drain, type Net } from "./net";

/** Sessions that bring a dossier from its last entry to where it may be purged, and through both proofs. */
const PEACEFUL = 7;

/** A quiet evening at one counter: it is connected, and what was ordered is carried out between two disasters. */
export async function purgeInPeace(net: Net, counter: Counter, a: number): Promise<void> {
  const { province, line } = net;
  await province.dieAfter(Number.POSITIVE_INFINITY);
  await province.start();
  line.cut(counter.index, false);
  await orderPurge(net, counter, 4 * (a >>> 2) + 3);
  for (let session = 0; session < PEACEFUL; session += 1) {
    beginSession(counter, () => province.restores());
    await drain(net, CALM);
    await province.work();
    for (const { world } of net.counters) world.clock.advance(25_000);
    province.clock.now += 25_000;
    if (session === 3) await orderPurge(net, counter, 4 * (a >>> 2));
  }
}

/** Somebody withdraws a dossier with pages, or a supervisor orders to purge what may go, or takes the order back. */
export async function orderPurge(net: Net, counter: Counter, a: number): Promise<void> {
  const { world, link } = counter;
  const { runtime, journal, vault } = getLife(world);
  if (link === undefined || isFenced(world) || journal.condition().kind !== "open") return;
  if (net.mutation.blindPurge === true) {
    const pages = [...world.ledger.pages.values()].flatMap(({ facts }) => facts.map(({ page }) => page));
    await settle(vault.remove(pages));
    return;
  }
  const withPages = [...world.ledger.pages.keys()].filter((id) => {
    const core = runtime.find(id)?.core;
    return core !== undefined && possibleMoves(core.status).includes("withdraw");
  });
  for (const ending of withPages.slice(a % Math.max(1, withPages.length)).slice(0, a % 4)) {
    const heads = runtime.find(ending)?.heads ?? [];
    await sendAndSettle(
      world,
      aMoveCommand({
        // A draft's id and a command's id have one form.
        commandId: world.ids.next() as CommandId,
        ...{ dossier: ending, expectedHeads: [...heads], move: "withdraw", reason: "theo quy định" },
      }),
    );
  }
  if (a % 17 === 0) await settle(link.purging.stop());
  else {
    const survey = await settle(link.purging.survey());
    if (survey.kind !== "done" || survey.value.dossiers.length === 0) return;
    count(net, "purge-ordered");
    await settle(link.purging.order(anActor, survey.value.dossiers));
  }
}

/** Looks at the province whenever a station is about to take a page away. */
export function watchPurges(net: Net, counter: Counter): void {
  counter.noteLeaving = (pages) => {
    const rows = net.province.look();
    // Put back while the session runs: what it was shown before is not there any more, and the inbox has to tell it.
    const isTold = counter.begunAfterRestores === net.province.restores();
    for (const page of pages) {
      count(net, "page-purged");
      if (isTold && !isHeld(net, rows, page)) net.wrong ??= `station ${counter.index + 1} purges what is nowhere else`;
    }
  };
}

/** Pages that a station says are lost: it purged them by proof, and the province was put back to a moment before it had them. */
export async function lostPages(net: Net, { link, world }: Counter): Promise<ReadonlySet<string>> {
  const told = (link?.inbox() ?? []).flatMap(({ kind, reason }) => (kind === "page-purged" ? (reason ?? []) : []));
  const lost = new Set(told);
  if (!isFenced(world) || net.province.restores() === 0) return lost;
  // A fenced station may write nothing, so nothing into its inbox either: it says that it is fenced, and goes on owing.
  const { vault } = getLife(world);
  for (const { key, facts } of world.ledger.pages.values()) {
    for (const fact of facts) if (!(await vault.get(key, fact)).ok) lost.add(fact.page);
  }
  return lost;
}

/** Dossiers that are not complete for such a page, and are owed for good. */
export function lostDossiers({ link }: Counter): number {
  const items = (link?.inbox() ?? []).filter(({ kind }) => kind === "page-purged");
  const ids = new Set(
    items.flatMap(({ dossier }) => (dossier !== null && (link?.rung(dossier) ?? 4) < 4 ? dossier : [])),
  );
  return ids.size;
}

/** Fetched back and opened, of each station: not all, as each goes over the line. */
const FETCHED = 3;

/** Every page of a dossier is here, or held by the province, or told as lost; what is held can be fetched and opens. */
export async function checkPurged(net: Net, counter: Counter): Promise<void> {
  const { world, link } = counter;
  const { runtime, vault } = getLife(world);
  const [rows, lost] = [net.province.look(), await lostPages(net, counter)];
  if (lost.size > 0 && net.province.restores() === 0)
    throw new Violation("lost", "a page, though nothing was put back");
  let fetched = 0;
  for (const [id, { key, facts, bytes }] of world.ledger.pages) {
    if (runtime.find(id) === undefined) continue;
    for (const [index, fact] of facts.entries()) {
      const here = await vault.get(key, fact);
      if (here.ok || here.fault.kind !== "unreadable") continue;
      if (here.fault.why !== "missing") throw new Violation("damaged", `a page of ${id}`);
      if (isHeld(net, rows, fact.page)) {
        if (fetched < FETCHED && link !== undefined)
          await fetchBack(net, counter, { id, key, fact, bytes: bytes[index] });
        fetched += 1;
      } else if (lost.has(fact.page)) count(net, "page-told-lost");
      else throw new Violation("lost", `a page of station ${counter.index + 1} is nowhere`);
    }
  }
}

async function fetchBack(
  net: Net,
  { world, link, index }: Counter,
  page: {
    readonly id: DossierId;
    readonly key: Parameters<ReturnType<typeof getLife>["vault"]["get"]>[0];
    readonly fact: StoredPage;
    readonly bytes: Uint8Array | undefined;
  },
): Promise<void> {
  const { vault } = getLife(world);
  vault.fetchFrom(async (name) => {
    const came = await link?.fetchPage(name);
    return came?.ok === true ? came : fail({ kind: "not-there" });
  });
  const asked = vault.get(page.key, page.fact);
  await drain(net, CALM);
  const came = await asked;
  vault.fetchFrom(() => Promise.resolve(fail({ kind: "not-there" })));
  const same = came.ok && equalBytes(came.value, page.bytes ?? new Uint8Array());
  if (!same) {
    const why = came.ok ? "other bytes" : JSON.stringify(came.fault);
    throw new Violation("lost", `a purged page does not come back to station ${index + 1}: ${why}`);
  }
  count(net, "page-fetched");
}

function isHeld({ province }: Net, rows: MemoryBackup, page: string): boolean {
  const row = rows.get("pages")?.find((one) => one["page"] === page && one["state"] === "held");
  return row !== undefined && province.files().whole.has(String(row["file"]));
}
