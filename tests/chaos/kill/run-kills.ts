import { rm } from "node:fs/promises";
import { setTimeout as pause } from "node:timers/promises";
import type { Answer } from "../../../electron/station/answer";
import { createRandomIds } from "../../../electron/station/random-ids";
import type { CommandId, DossierId } from "../../../src/shared/brand";
import { foldDossier } from "../../../src/dossier/fold-dossier";
import type { DossierEntry } from "../../../src/dossier/dossier-event";
import type { SeededRandom } from "../../fakes/seeded-random";
import { openRealStation } from "./open-real-station";
import type { Order } from "./orders";
import { prepareChild, startChild, type ChildFiles } from "./run-child";

export interface KillReport {
  readonly kills: number;
  /** Orders whose acceptance was told. */
  readonly accepted: number;
  readonly lost: number;
  readonly duplicated: number;
  /** Kills before the station was ready, and with orders that were not answered yet. */
  readonly whileStarting: number;
  readonly whileWorking: number;
}

/** A machine that is busy with other things takes its time. */
const LONGEST_START_MS = 20_000;

/** Orders on their way: with more, a short life would go by with pages alone and see no acceptance. */
const MOST_AT_ONCE = 6;

interface Told {
  readonly order: Order;
  answer: Answer | undefined;
}

/** Starts a station again and again, and kills it at a random moment each time; then looks what is there. */
export async function runKills(times: number, random: SeededRandom): Promise<KillReport> {
  const files = await prepareChild();
  const ids = createRandomIds();
  const told = new Map<CommandId, Told>();
  let [stationKey, duplicated, whileStarting, whileWorking] = ["-", 0, 0, 0];

  const countOpen = (): number => [...told.values()].filter(({ answer }) => answer === undefined).length;
  const newOrder = (): Order => {
    // Ids of the id source have the form of all ids.
    const order = { command: ids.next() as CommandId, draft: ids.next() as DossierId, pages: random.below(3) };
    told.set(order.command, { order, answer: undefined });
    return order;
  };

  try {
    for (let kill = 0; kill < times; kill += 1) {
      // In an object, as it changes behind a callback.
      const life = { ready: false };
      const child = startChild(files, stationKey, (reply) => {
        if (reply.kind === "ready") {
          life.ready = true;
          stationKey = reply.stationKey;
          return;
        }
        const known = told.get(reply.command);
        if (known === undefined || reply.kind === "refused") throw new Error(`unexpected ${JSON.stringify(reply)}`);
        if (known.answer !== undefined && JSON.stringify(known.answer) !== JSON.stringify(reply.answer))
          duplicated += 1;
        known.answer = reply.answer;
      });
      // Windows ask again what was not answered, and now and then what was.
      const open = [...told.values()].filter(({ answer }) => answer === undefined || random.chance(0.05));
      for (const { order } of open) child.order(order);
      // One in four dies while it starts; the others a little after, with work on its way.
      const mayStart = kill === 0 || random.chance(0.75);
      const started = performance.now();
      while (mayStart && !life.ready && performance.now() < started + LONGEST_START_MS) await pause(2);
      const until = performance.now() + random.below(300);
      while (performance.now() < until) {
        if (life.ready && countOpen() < MOST_AT_ONCE) child.order(newOrder());
        await pause(random.below(8));
      }
      if (!life.ready) whileStarting += 1;
      else if (countOpen() > 0) whileWorking += 1;
      child.process.kill("SIGKILL");
      await child.ended;
    }
    const counted = await countLosses(files, stationKey, [...told.values()]);
    const accepted = [...told.values()].filter(({ answer }) => answer !== undefined).length;
    const { lost } = counted;
    return { kills: times, accepted, lost, duplicated: duplicated + counted.duplicated, whileStarting, whileWorking };
  } finally {
    await rm(files.folder, { recursive: true, force: true });
  }
}

/** Reads the journal as any program could: each told acceptance once, with its code and its pages; no code twice. */
async function countLosses(
  files: ChildFiles,
  stationKey: string,
  told: readonly Told[],
): Promise<{ lost: number; duplicated: number }> {
  // The child printed it.
  const station = await openRealStation(files.profile, files.secrets, stationKey as never);
  const entries = new Map<DossierId, DossierEntry[]>();
  for await (const chunk of station.journal.read({ incarnation: 0, sequence: 0 })) {
    if (chunk.kind === "damage") throw new Error(JSON.stringify(chunk.damage));
    for (const { envelope, hash, ...entry } of chunk.entries) {
      if (envelope.dossier === null) continue;
      const body = station.journal.openBody({ envelope, hash, ...entry });
      const read = { ...envelope, hash, body: body.ok ? body.value : undefined };
      entries.set(envelope.dossier, [...(entries.get(envelope.dossier) ?? []), read]);
    }
  }
  let [lost, duplicated] = [0, 0];
  const codes = new Set<string>();
  for (const list of entries.values()) {
    const code = foldDossier(list).dossier?.core.code ?? "";
    if (list.length > 1 || codes.has(code)) duplicated += 1;
    codes.add(code);
  }
  for (const { answer, order } of told) {
    if (answer === undefined) continue;
    const dossier = foldDossier(entries.get(order.draft) ?? []).dossier;
    const pages = dossier?.acceptance.papers.flatMap((paper) => paper.pages) ?? [];
    const read = await Promise.all(pages.map((page) => station.vault.read(page.page)));
    const whole = read.length === order.pages && read.every((page) => page.ok);
    if (dossier?.core.code !== answer.code || !whole) lost += 1;
  }
  const extra = [...entries.keys()].filter((draft) => !told.some(({ order }) => order.draft === draft));
  await station.journal.close();
  return { lost, duplicated: duplicated + extra.length };
}
