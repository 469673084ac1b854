import { afterEach, expect, test } from "vitest";
import { createChannelPrinter } from "../../electron/devices/printer/channel-printer";
import { networkChannel } from "../../electron/devices/printer/network-channel";
import { SYSTEM_TIMERS } from "../../electron/devices/printer/timers";
import { startVirtualPrinter } from "../../electron/devices/printer/virtual/virtual-printer";
import type { SlipPrinter } from "../../src/printing/ports";
import type { PrinterProfile } from "../../src/printing/printer-profile";
import type { SlipBitmap } from "../../src/printing/slip-bitmap";
import { A_TURN, aBitmap, aProfile } from "../fakes/printer-simulator/build-slip";
import { createSimulatedPrinter } from "../fakes/printer-simulator/simulated-printer";
import { createVirtualTime } from "../fakes/printer-simulator/virtual-time";

/** A printer that can be troubled, and the way to it that the product uses. */
interface Bench {
  readonly width: 576 | 384;
  readonly printer: SlipPrinter;
  readonly flip: (change: { off?: boolean; paperOut?: boolean; coverOpen?: boolean }) => Promise<void>;
  readonly slips: () => readonly SlipBitmap[];
  readonly run: <T>(work: Promise<T>) => Promise<T>;
}

const closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
});

async function virtualBench(profile: PrinterProfile): Promise<Bench> {
  const device = await startVirtualPrinter(profile.width);
  closers.push(() => device.close());
  const slips: SlipBitmap[] = [];
  device.watch((slip) => slips.push(slip.bitmap));
  const printer = createChannelPrinter({ open: networkChannel(device.address), profile, timers: SYSTEM_TIMERS });
  return {
    width: profile.width,
    printer,
    flip: (change) => device.flip(change),
    slips: () => slips,
    run: (work) => work,
  };
}

function simulatedBench(profile: PrinterProfile): Promise<Bench> {
  const time = createVirtualTime();
  const device = createSimulatedPrinter(time, profile);
  const printer = createChannelPrinter({ open: device.open, profile, timers: time });
  return Promise.resolve({
    width: profile.width,
    printer,
    flip: (change) => {
      device.set(change);
      return Promise.resolve();
    },
    slips: () => device.slips(),
    run: (work) => time.run(work),
  });
}

const fast = { bytesPerSecond: 1_000_000, rowsPerSecond: 1_000_000 } as const;
const benches = [
  {
    name: "virtual printer, process id",
    start: () => virtualBench(aProfile({ ...fast, width: 576, receipt: "process-id" })),
  },
  { name: "virtual printer, status", start: () => virtualBench(aProfile({ ...fast, width: 576, receipt: "status" })) },
  { name: "virtual printer, 58 mm", start: () => virtualBench(aProfile({ ...fast, width: 384 })) },
  { name: "simulator, process id", start: () => simulatedBench(aProfile({ width: 576, receipt: "process-id" })) },
  { name: "simulator, status", start: () => simulatedBench(aProfile({ width: 576, receipt: "status" })) },
  { name: "simulator, 58 mm", start: () => simulatedBench(aProfile({ width: 384 })) },
];

test.each(benches)("$name: a slip that is printed is on the paper once, every dot of it", async ({ start }) => {
  const bench = await start();
  const slips = [1, 2, 3].map((seed) => aBitmap(seed, { width: bench.width }));
  const printed = slips.map((slip) => bench.printer.print(slip, A_TURN));
  for (const outcome of printed) expect(await bench.run(outcome)).toEqual({ kind: "printed" });
  const paper = bench.slips();
  expect(paper).toHaveLength(3);
  for (const [index, slip] of slips.entries()) {
    // A printer may feed white paper after the picture.
    const got = paper[index]?.bytes ?? new Uint8Array(0);
    expect(Buffer.compare(got.subarray(0, slip.bytes.length), slip.bytes)).toBe(0);
    expect(got.subarray(slip.bytes.length).every((byte) => byte === 0)).toBe(true);
  }
});

const troubles = [
  { trouble: { paperOut: true }, fault: "paper-out" },
  { trouble: { coverOpen: true }, fault: "cover-open" },
  { trouble: { off: true }, fault: "off" },
] as const;

test.each(benches.flatMap((bench) => troubles.map((trouble) => ({ ...bench, ...trouble }))))(
  "$name: with $fault nothing is sent, and it prints once all is well again",
  async ({ start, trouble, fault }) => {
    const bench = await start();
    await bench.flip(trouble);
    expect(await bench.run(bench.printer.check())).toEqual({ ok: false, fault: { kind: fault } });
    expect(await bench.run(bench.printer.print(aBitmap(1, { width: bench.width }), A_TURN))).toEqual({
      kind: "failed",
      fault: { kind: fault },
    });
    await bench.flip({ paperOut: false, coverOpen: false, off: false });
    expect(bench.slips()).toEqual([]);
    expect(await bench.run(bench.printer.check())).toMatchObject({ ok: true });
    expect(await bench.run(bench.printer.print(aBitmap(1, { width: bench.width }), A_TURN))).toEqual({
      kind: "printed",
    });
    expect(bench.slips()).toHaveLength(1);
  },
);
