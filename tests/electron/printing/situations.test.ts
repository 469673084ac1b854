import { expect, test } from "vitest";
import { createChannelPrinter } from "../../../electron/devices/printer/channel-printer";
import { openPrintQueue } from "../../../electron/devices/printer/print-queue";
import { textBlock } from "../../../src/printing/paper";
import type { PrintEntry } from "../../../src/printing/print-entry";
import type { PrintStatus } from "../../../src/printing/print-ledger";
import type { PrinterFault } from "../../../src/printing/ports";
import type { PrinterProfile } from "../../../src/printing/printer-profile";
import { expectOk, ok } from "../../../src/shared/result";
import { aBitmap, aProfile, seedOf } from "../../fakes/printer-simulator/build-slip";
import { createSimulatedPrinter, type PrinterTroubles } from "../../fakes/printer-simulator/simulated-printer";
import { createVirtualTime } from "../../fakes/printer-simulator/virtual-time";
import { createSeededIds } from "../../fakes/seeded-ids";

const START = Date.UTC(2026, 10, 23, 1, 5);

/** A station with its ledger at the simulated printer; what it prints is known by its seed. */
async function aStation(
  time: ReturnType<typeof createVirtualTime>,
  device: ReturnType<typeof createSimulatedPrinter>,
  profile: PrinterProfile,
  seed: number,
  shared = false,
) {
  const entries: PrintEntry[] = [];
  const printer = createChannelPrinter({ open: device.open, profile, timers: time, shared });
  const draw = () => aBitmap(seed);
  const parts = {
    log: { append: (entry: PrintEntry) => (entries.push(entry), Promise.resolve(ok())) },
    history: [],
    routing: { lanes: [{ id: "one", printer, draw }], laneOf: () => "one" },
    timers: time,
    clock: { now: () => START + Math.floor(time.now()) },
    ids: createSeededIds(seed),
  };
  const queue = expectOk(await time.run(openPrintQueue(parts)));
  const slip = {
    slip: "reception",
    subject: String(seed),
    paper: { training: false, blocks: [textBlock("x")] },
  } as const;
  return {
    entries,
    add: () => time.run(queue.add(slip)),
    end: () => {
      const [job] = [...queue.state().open, ...queue.state().finished];
      return { status: job?.status, fault: job?.fault?.kind, waitsFor: job && queue.troubleOf(job)?.kind };
    },
  };
}

const WELL: Partial<PrinterTroubles> = {
  off: false,
  paperOut: false,
  coverOpen: false,
  hung: false,
  silent: false,
  noise: false,
  unplugAfter: Infinity,
  powerFailsAfter: Infinity,
  rowsLeft: Infinity,
};

interface Situation {
  readonly name: string;
  readonly profile?: Partial<PrinterProfile>;
  readonly trouble: Partial<PrinterTroubles>;
  /** Milliseconds after the slip was asked for. */
  readonly at?: number;
  readonly status: PrintStatus;
  readonly waitsFor?: PrinterFault["kind"];
  readonly fault?: PrinterFault["kind"];
  /** Slips that come out once somebody has seen to the printer. */
  readonly mended: number;
}

/** The first 450 ms go to zeros, questions and the first bytes; the slip is on its way until some 1,300 ms. */
const MIDDLE = 600;
const ID = { receipt: "process-id" } as const;

const situations: readonly Situation[] = [
  { name: "paper out", trouble: { paperOut: true }, status: "waiting", waitsFor: "paper-out", mended: 1 },
  { name: "cover open", trouble: { coverOpen: true }, status: "waiting", waitsFor: "cover-open", mended: 1 },
  { name: "off", trouble: { off: true }, status: "waiting", waitsFor: "off", mended: 1 },
  { name: "hung", trouble: { hung: true }, status: "waiting", waitsFor: "no-answer", mended: 1 },
  {
    name: "says nothing though it should",
    trouble: { silent: true },
    status: "waiting",
    waitsFor: "no-answer",
    mended: 1,
  },
  { name: "hung in the middle", trouble: { hung: true }, at: MIDDLE, status: "unknown", fault: "no-answer", mended: 1 },
  {
    name: "switched off in the middle",
    trouble: { off: true },
    at: MIDDLE,
    status: "unknown",
    fault: "interrupted",
    mended: 0,
  },
  {
    name: "unplugged in the middle",
    trouble: { unplugAfter: 9_000 },
    status: "unknown",
    fault: "interrupted",
    mended: 0,
  },
  {
    name: "power gone in the middle",
    trouble: { powerFailsAfter: 9_000 },
    status: "unknown",
    fault: "interrupted",
    mended: 0,
  },
  { name: "paper out in the middle", trouble: { rowsLeft: 200 }, status: "unknown", fault: "paper-out", mended: 0 },
  {
    name: "paper out in the middle, told by id",
    profile: ID,
    trouble: { rowsLeft: 200 },
    status: "sending",
    waitsFor: "paper-out",
    mended: 1,
  },
  {
    name: "cover opened in the middle, told by id",
    profile: ID,
    trouble: { coverOpen: true },
    at: MIDDLE,
    status: "sending",
    waitsFor: "cover-open",
    mended: 1,
  },
  { name: "status noise", trouble: { noise: true }, status: "printed", mended: 1 },
  { name: "status noise, told by id", profile: ID, trouble: { noise: true }, status: "printed", mended: 1 },
  { name: "9600 baud", profile: { bytesPerSecond: 960 }, trouble: {}, status: "printed", mended: 1 },
  { name: "never says anything", profile: { status: "none" }, trouble: { silent: true }, status: "printed", mended: 1 },
];

test.each(situations)("$name: the ledger ends $status, and never two papers come", async (situation) => {
  const { profile, trouble, at, status, waitsFor, fault, mended } = situation;
  const time = createVirtualTime();
  const full = aProfile(profile);
  const device = createSimulatedPrinter(time, full);
  const station = await aStation(time, device, full, 7);
  if (at === undefined) device.set(trouble);
  else
    time.after(at, () => {
      device.set(trouble);
    });
  await station.add();
  await time.pass(120_000);
  expect(station.end()).toEqual({ status, fault, waitsFor });
  // What was never begun has left no trace of a try in the ledger.
  if (status === "waiting") expect(station.entries.map(({ kind }) => kind)).toEqual(["print.queued"]);
  device.set(WELL);
  await time.pass(120_000);
  expect(device.slips().map(seedOf)).toEqual(Array<number>(mended).fill(7));
  expect(station.end().status).toBe(status === "unknown" ? "unknown" : "printed");
});

test("two stations at one printer: each ledger ends printed, each paper is there once", async () => {
  const time = createVirtualTime();
  const profile = aProfile();
  const device = createSimulatedPrinter(time, profile);
  const one = await aStation(time, device, profile, 1, true);
  const two = await aStation(time, device, profile, 2, true);
  await Promise.all([one.add(), two.add()]);
  await time.pass(60_000);
  expect([one.end().status, two.end().status]).toEqual(["printed", "printed"]);
  expect(device.slips().map(seedOf).sort()).toEqual([1, 2]);
});
