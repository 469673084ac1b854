import { createHash } from "node:crypto";
import type { Entry } from "../../../src/journal/entry";
import { decodeUtf8, equalBytes } from "../../../src/shared/bytes";
import { centreEnvelope } from "../../../src/sync/centre-entry";
import type { MemoryBackup } from "../../fakes/gateway/memory/memory-database";
import type { Row } from "../../fakes/gateway/memory/memory-table";
import { Violation } from "../station/ledger";
import { getLife } from "../station/world";
import type { Counter } from "./counter";
import type { Net } from "./net";
import { checkFiles } from "./publish";
import { checkPurged, lostPages } from "./purge";

/** After everything was connected: all that stations hold is at the province, once, with the same bytes. */
export async function checkNet(net: Net): Promise<void> {
  const rows = net.province.look();
  const held = new Map(table(rows, "entries").map((row) => [String(row["hash"]), row]));
  const asked = new Set<string>();
  const lost = new Set<string>();
  for (const counter of net.counters) for (const page of await lostPages(net, counter)) lost.add(page);
  for (const counter of net.counters) {
    for (const id of counter.world.ledger.asked) asked.add(id);
    if (counter.isRevoked) continue;
    for (const entry of await entriesOf(counter)) checkEntry(counter, entry, held.get(entry.hash));
    for (const { id } of getLife(counter.world).runtime.state().dossiers().values()) {
      if (!isCompleteAt(rows, id, lost))
        throw new Violation("lost", `dossier of station ${counter.index + 1} is incomplete`);
      if ((counter.link?.rung(id) ?? 1) >= 4) net.complete.add(id);
    }
    checkInbox(counter, rows);
    await checkFiles(counter, net.province);
    await checkPurged(net, counter);
  }
  for (const id of net.complete) {
    if (!isCompleteAt(rows, id, lost)) throw new Violation("lost", "a dossier that was complete at the province");
  }
  for (const row of table(rows, "dossiers")) {
    if (!asked.has(String(row["dossier"]))) throw new Violation("duplicated", "a dossier that nobody sent");
  }
  checkPages(net, rows);
  checkCodes(net, rows);
}

/** At any time: no station believes more of the province than is there, since it was last answered. */
export async function checkClaims(net: Net): Promise<void> {
  const rows = net.province.look();
  for (const counter of net.counters) {
    const { link, world } = counter;
    if (link === undefined || counter.toldAfterRestores !== net.province.restores()) continue;
    const claimed = [...getLife(world).runtime.state().dossiers().values()].filter(({ id }) => link.rung(id) >= 3);
    if (claimed.length === 0) continue;
    const held = new Set(table(rows, "entries").map((row) => String(row["hash"])));
    const entries = await entriesOf(counter);
    for (const { id } of claimed) {
      const rung = link.rung(id);
      for (const entry of entries) {
        if (entry.envelope.dossier === id && !held.has(entry.hash)) {
          const { kind, incarnation, sequence } = entry.envelope;
          throw new Violation("claimed", `${kind} ${incarnation}/${sequence} by station ${counter.index + 1} only`);
        }
      }
      if (rung < 4) continue;
      if (!isCompleteAt(rows, id)) throw new Violation("claimed", `complete by station ${counter.index + 1} only`);
      net.complete.add(id);
    }
  }
}

const NOTHING: ReadonlySet<string> = new Set();

/** Read, and every page that it names held, but those that are told as lost. */
export function isCompleteAt(rows: MemoryBackup, id: string, lost = NOTHING): boolean {
  const dossier = table(rows, "dossiers").find((row) => row["dossier"] === id);
  if (dossier?.["reading"] !== "read") return false;
  return table(rows, "pages").every(
    (row) =>
      row["dossier"] !== id ||
      lost.has(String(row["page"])) ||
      row["content"] === null ||
      row["content"] === undefined ||
      row["state"] === "held",
  );
}

async function entriesOf({ world }: Counter): Promise<readonly Entry[]> {
  const entries: Entry[] = [];
  for await (const chunk of getLife(world).journal.read({ incarnation: 0, sequence: 0 })) {
    if (chunk.kind === "damage") throw new Violation("damaged", JSON.stringify(chunk.damage));
    entries.push(...chunk.entries);
  }
  // What the station wrote down about the province itself travels with the next session.
  return entries.filter(({ envelope }) => envelope.class === "dossier" && envelope.dossier !== null);
}

function checkEntry({ index }: Counter, entry: Entry, row: Row | undefined): void {
  const { kind, incarnation, sequence } = entry.envelope;
  const name = `${kind} ${incarnation}/${sequence} of station ${index + 1}`;
  if (row === undefined) throw new Violation("lost", `${name} is not at the province`);
  const same =
    isSame(row["envelope"], entry.envelopeBytes) &&
    isSame(row["signature"], entry.signature) &&
    (entry.sealedBody === null ? row["body"] === null : isSame(row["body"], entry.sealedBody));
  if (!same) throw new Violation("mismatched", `${name} has other bytes at the province`);
}

function isSame(stored: Row[string] | undefined, bytes: Uint8Array): boolean {
  return stored instanceof Uint8Array && equalBytes(stored, bytes);
}

/** What the province refused stands in the inbox of the station whose dossier it is. */
function checkInbox({ index, link, world }: Counter, rows: MemoryBackup): void {
  const life = getLife(world);
  if (link === undefined || life.journal.condition().kind !== "open") return;
  const told = new Set(
    link.inbox().flatMap(({ kind, dossier }) => (kind === "refused-by-province" ? (dossier ?? []) : [])),
  );
  for (const { envelope } of table(rows, "centre_entries")) {
    if (!(envelope instanceof Uint8Array)) continue;
    const { kind, dossier } = centreEnvelope.parse(JSON.parse(decodeUtf8(envelope)));
    if (kind !== "dossier.refused" || dossier === null || life.runtime.find(dossier) === undefined) continue;
    if (!told.has(dossier)) throw new Violation("lost", `a refusal is not in the inbox of station ${index + 1}`);
  }
}

/** The files are what their names say, and what is held is there. */
function checkPages({ province }: Net, rows: MemoryBackup): void {
  const { whole } = province.files();
  for (const [name, bytes] of whole) {
    if (createHash("sha256").update(bytes).digest("hex") !== name) throw new Violation("mismatched", "a stored file");
  }
  for (const row of table(rows, "pages")) {
    if (row["state"] === "held" && !whole.has(String(row["file"]))) throw new Violation("lost", "the file of a page");
  }
}

/** One code, one dossier; only of two computers with one name that never met may the province be told twice. */
function checkCodes(net: Net, rows: MemoryBackup): void {
  const codes = new Set<string>();
  const hasTwins = net.counters.some(({ twin }) => twin !== undefined);
  for (const { code } of table(rows, "dossiers")) {
    if (typeof code !== "string") continue;
    if (codes.has(code) && !hasTwins) throw new Violation("duplicated", `code ${code} on two dossiers`);
    codes.add(code);
  }
}

function table(rows: MemoryBackup, name: string): readonly Row[] {
  return rows.get(name) ?? [];
}
