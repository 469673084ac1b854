import { mkdir, mkdtemp, open, rm } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { createNodeDisk } from "../../electron/disk/node-disk";
import { openJournal } from "../../electron/journal/open-journal";
import { createNodeCrypto } from "../../electron/keys/node-crypto";
import type { EntryDraft } from "../../src/journal/entry";
import type { DossierId, KeyId, StationId } from "../../src/shared/brand";
import { expectOk } from "../../src/shared/result";
import { createDerivedKeySealer } from "../fakes/derived-key-sealer";
import { metricOf, printReport } from "./report";

/*
 * One append at a time, and 16 at once, against bare write + fdatasync of as many bytes behind the end of a file on the
 * same disk: a round of each in turn, so that what else the machine does falls on all of them. The journal writes into
 * room that it has flushed before; what a bare write takes there is told, too.
 */
const { values } = parseArgs({ options: { rounds: { type: "string" }, json: { type: "boolean" } } });
const rounds = Number(values.rounds ?? 1500);
const AT_ONCE = 16;
const WARM_UP = 100;

const out = new URL("../../out/bench", import.meta.url).pathname;
await mkdir(out, { recursive: true });
const folder = await mkdtemp(join(out, "journal-"));
const crypto = createNodeCrypto();
// Ids of the right form.
const station = "5a".repeat(16) as StationId;
const key = "c0".repeat(16) as KeyId;
const dossier = "d0".repeat(16) as DossierId;
const options = {
  disk: createNodeDisk(folder),
  crypto,
  identity: { station, ...crypto.createSigningPair() },
  sealer: createDerivedKeySealer(crypto),
  stationKey: key,
  witnesses: [],
};
const journal = expectOk(await openJournal(options));
const draft: EntryDraft = {
  class: "dossier",
  dossier,
  kind: "dossier.accepted",
  version: 1,
  parents: [],
  key,
  body: { text: "x".repeat(1400) },
};
const bare = await open(join(folder, "bare"), "w");
const [first] = expectOk(await journal.append([draft], Date.now()));
const bytes = crypto.randomBytes(first?.place.length ?? 2048);

const roomy = await open(join(folder, "roomy"), "w");
await roomy.write(new Uint8Array(bytes.length * (rounds + WARM_UP)));
await roomy.sync();

let bareEnd = 0;
let roomyEnd = 0;
async function writeIntoRoom(): Promise<number> {
  const begun = performance.now();
  await roomy.write(bytes, 0, bytes.length, roomyEnd);
  await roomy.datasync();
  roomyEnd += bytes.length;
  return performance.now() - begun;
}

async function writeBare(): Promise<number> {
  const begun = performance.now();
  await bare.write(bytes, 0, bytes.length, bareEnd);
  await bare.datasync();
  bareEnd += bytes.length;
  return performance.now() - begun;
}

async function append(): Promise<number> {
  const begun = performance.now();
  expectOk(await journal.append([draft], Date.now()));
  return performance.now() - begun;
}

async function appendAtOnce(): Promise<number> {
  const begun = performance.now();
  const results = await Promise.all(Array.from({ length: AT_ONCE }, () => journal.append([draft], Date.now())));
  results.map(expectOk);
  return performance.now() - begun;
}

const tasks = { bare: writeBare, roomy: writeIntoRoom, one: append, atOnce: appendAtOnce };
const names = ["bare", "roomy", "one", "atOnce"] as const;
const times = { bare: [] as number[], roomy: [] as number[], one: [] as number[], atOnce: [] as number[] };
for (let round = -WARM_UP; round < rounds; round += 1) {
  // Each comes at each place equally often, and each behind each.
  const order = round % 2 === 0 ? names : [...names].reverse();
  for (let turn = 0; turn < names.length; turn += 1) {
    const name = order[(turn + Math.abs(round)) % names.length] ?? "bare";
    const ms = await tasks[name]();
    if (round >= 0) times[name].push(ms);
  }
}
await bare.close();
await roomy.close();
await journal.close();
await rm(folder, { recursive: true });

const mean = (list: readonly number[]): number => list.reduce((sum, ms) => sum + ms, 0) / list.length;
const bareMs = metricOf(times.bare, "ms");
const oneMs = metricOf(times.one, "ms");
printReport({
  name: "journal",
  params: { rounds, atOnce: AT_ONCE, entryBytes: bytes.length },
  metrics: {
    bare: bareMs,
    "bare, into flushed room": metricOf(times.roomy, "ms"),
    append: oneMs,
    /** What sealing, chaining, signing and framing add: the difference of the two above. */
    added: { p50: oneMs.p50 - bareMs.p50, p95: oneMs.p95 - bareMs.p95, n: rounds, unit: "ms" },
    "append, 16 at once, each": metricOf(
      times.atOnce.map((ms) => ms / AT_ONCE),
      "ms",
    ),
  },
  baseline: "appends/s of 16 at once to bare write + fdatasync of the same bytes one at a time",
  ratio: (AT_ONCE * mean(times.bare)) / mean(times.atOnce),
});
