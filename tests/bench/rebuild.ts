import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createNodeDisk } from "../../electron/disk/node-disk";
import { openJournal } from "../../electron/journal/open-journal";
import { openKeyRing } from "../../electron/keys/key-ring";
import { createNodeCrypto } from "../../electron/keys/node-crypto";
import { createEpoch, createUnlockedKeys } from "../../electron/keys/unlocked-keys";
import { createRandomIds } from "../../electron/station/random-ids";
import { KILL_AGENCY, openRealStation } from "../chaos/kill/open-real-station";
import { bodyVersion } from "../../src/dossier/dossier-event";
import type { Move } from "../../src/dossier/dossier-status";
import { acceptDossier } from "../../src/intake/accept-dossier";
import { dossierSeries, grantDraft } from "../../src/intake/number-state";
import type { EntryDraft } from "../../src/journal/entry";
import type { ProjectionCursor } from "../../src/dossier/row-feed";
import type { CommandId, DossierId, Hash, KeyId, StationId } from "../../src/shared/brand";
import { expectOk } from "../../src/shared/result";
import { anAcceptCommand, anActor, anIntakeContext } from "../fakes/build-intake";
import { metricOf, printReport } from "./report";

/*
 * Writes a journal of six entries a dossier, then: (1) main's state from the whole journal, as after a lost checkpoint;
 * (2) every row again, as after a lost IndexedDB; (3) a checkpoint, alone and while dossiers are accepted; (4) a start with it. Main's side
 * only: bench:rebuild-window has the window and Dexie. `longest turn` is how long main did not answer anybody.
 */
const { values } = parseArgs({ options: { dossiers: { type: "string" }, json: { type: "boolean" } } });
const count = Number(values.dossiers ?? 100_000);
const MOVES: readonly Move[] = ["transfer", "askSupplement", "supply", "resolve", "handOver"];
const BATCH = 500;

const out = new URL("../../out/bench", import.meta.url).pathname;
await mkdir(out, { recursive: true });
const folder = await mkdtemp(join(out, "rebuild-"));
const [crypto, ids] = [createNodeCrypto(), createRandomIds()];
// Ids of the id source have the form of all ids.
const secrets = createUnlockedKeys(crypto, ids.next() as StationId, "centre", [createEpoch(crypto, 1)], null);
const stationKey = await writeJournal();

const load = await measure(() => openRealStation(folder, secrets, stationKey));
const station = load.value;
const entries = station.runtime.load.entriesRead;
const rows = await measure(async () => {
  let cursor: ProjectionCursor = { kind: "none" };
  let seen = 0;
  for (;;) {
    const batch = await station.runtime.rowsAfter(cursor);
    seen += batch.rows.length;
    cursor = batch.cursor;
    if (batch.done) return seen;
  }
});
const checkpoint = await measure(async () => {
  expectOk(await station.runtime.writeCheckpoint());
});
const acceptances: number[] = [];
const state = { isWriting: true };
const written = station.runtime.writeCheckpoint().finally(() => {
  state.isWriting = false;
});
while (state.isWriting) acceptances.push(await timeAcceptance());
expectOk(await written);
await station.runtime.close();
await station.journal.close();
const start = await measure(() => openRealStation(folder, secrets, stationKey));
await start.value.journal.close();
await rm(folder, { recursive: true });

const rate = (ms: number): number => (1000 * entries) / ms;
printReport({
  name: "rebuild",
  params: { dossiers: count, entries, rows: rows.value, fromCheckpoint: start.value.runtime.load.fromCheckpoint },
  metrics: {
    "state from the journal": metricOf([rate(load.ms)], "entries/s"),
    "rows from the journal": metricOf([rate(rows.ms)], "entries/s"),
    "state and rows": metricOf([rate(load.ms + rows.ms)], "entries/s"),
    // What one undisturbed core would do: a machine that does other things, too, gives less.
    "state, by CPU time": metricOf([rate(load.cpuMs)], "entries/s"),
    "rows, by CPU time": metricOf([rate(rows.cpuMs)], "entries/s"),
    "longest turn while rows are made": metricOf([rows.longestTurn], "ms"),
    "writing a checkpoint": metricOf([checkpoint.ms], "ms"),
    "longest turn of the checkpoint": metricOf([checkpoint.longestTurn], "ms"),
    "acceptance while a checkpoint is written": metricOf(acceptances, "ms"),
    "start with a checkpoint": metricOf([start.ms], "ms"),
    memory: metricOf([process.memoryUsage().rss / 1e6], "MB"),
  },
  baseline: null,
  ratio: null,
});

/** From the command to its answer. */
async function timeAcceptance(): Promise<number> {
  // Ids of the id source have the form of all ids.
  const [draftId, commandId] = [ids.next() as DossierId, ids.next() as CommandId];
  const begun = performance.now();
  expectOk(await station.runtime.run(anAcceptCommand({ draftId, commandId }), anActor));
  return performance.now() - begun;
}

interface Measured<T> {
  readonly value: T;
  readonly ms: number;
  readonly cpuMs: number;
  readonly longestTurn: number;
}

async function measure<T>(work: () => Promise<T>): Promise<Measured<T>> {
  let [longestTurn, last] = [0, performance.now()];
  const timer = setInterval(() => {
    longestTurn = Math.max(longestTurn, performance.now() - last);
    last = performance.now();
  }, 1);
  const [begun, cpuBegun] = [performance.now(), process.cpuUsage()];
  const value = await work();
  const ms = performance.now() - begun;
  const cpu = process.cpuUsage(cpuBegun);
  clearInterval(timer);
  return { value, ms, cpuMs: (cpu.user + cpu.system) / 1000, longestTurn };
}

async function writeJournal(): Promise<KeyId> {
  const disk = createNodeDisk(folder);
  expectOk(await disk.makeDirectory("keys"));
  const ring = expectOk(await openKeyRing({ disk, crypto, ids, keys: () => secrets }));
  const [own] = expectOk(await ring.create(1));
  if (own === undefined) throw new Error("no key");
  const identity = { station: secrets.station, ...secrets.signing };
  const journal = expectOk(await openJournal({ disk, crypto, identity, sealer: ring, stationKey: own, witnesses: [] }));
  // What the station gives itself only where there is no journal yet: dossiers are accepted in the end.
  const block = { block: { from: 1, to: 7000 }, reserve: { from: 7001, to: 9000 } };
  const grant = { kind: "daily", ...block } as const;
  await append([grantDraft({ series: dossierSeries(KILL_AGENCY), grant }, own)]);
  for (let from = 0; from < count; from += BATCH) {
    const keys = expectOk(await ring.create(Math.min(BATCH, count - from)));
    const dossiers = keys.map((key, index) => ({ key, number: from + index, draft: ids.next() as DossierId }));
    let heads = await append(dossiers.map(({ key, number, draft }) => acceptDraft(key, number, draft)));
    for (const move of MOVES) {
      const parents = heads;
      heads = await append(dossiers.map(({ key, draft }, index) => moveDraft(key, draft, move, parents[index])));
    }
  }
  await journal.close();
  await ring.close();
  return own;

  async function append(drafts: readonly EntryDraft[]): Promise<readonly Hash[]> {
    return expectOk(await journal.append(drafts, Date.now())).map((entry) => entry.hash);
  }
}

function acceptDraft(key: KeyId, number: number, draftId: DossierId): EntryDraft {
  const day = `d${Math.floor(number / 9000)}`;
  const code = `H00.001-${day}-${number % 9000}`;
  const allotted = { series: "dossier/H00.001", scope: day, number: 1 + (number % 9000) };
  const context = anIntakeContext({ key, allotCode: () => ({ ok: true, value: { code, number: allotted } }) });
  const command = anAcceptCommand({ draftId, commandId: ids.next() as CommandId });
  const [draft] = expectOk(acceptDossier(command, context));
  if (draft === undefined) throw new Error("no entry");
  return draft;
}

function moveDraft(key: KeyId, dossier: DossierId, move: Move, parent: Hash | undefined): EntryDraft {
  const empty = { reason: "theo quy định", ground: null, department: null, dueAt: null, code: null, number: null };
  const body = {
    command: ids.next() as CommandId,
    actor: anActor,
    at: Date.now(),
    move,
    from: "received",
    ...empty,
    missing: [],
    receiver: null,
    pages: [],
  };
  const parents = parent === undefined ? [] : [parent];
  const kind = "dossier.moved";
  return { class: "dossier", dossier, kind, version: bodyVersion(kind), parents, key, body };
}
