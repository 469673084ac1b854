import fc from "fast-check";
import { expect, test } from "vitest";
import { createChannelPrinter } from "../../../electron/devices/printer/channel-printer";
import type { PrinterFault, PrintOutcome } from "../../../src/printing/ports";
import type { PrinterProfile } from "../../../src/printing/printer-profile";
import type { SlipBitmap } from "../../../src/printing/slip-bitmap";
import { A_TURN, aBitmap, aProfile, seedOf } from "../../fakes/printer-simulator/build-slip";
import { createSimulatedPrinter, type PrinterTroubles } from "../../fakes/printer-simulator/simulated-printer";
import { createVirtualTime } from "../../fakes/printer-simulator/virtual-time";

function aBench(change: Partial<PrinterProfile> = {}, troubles: Partial<PrinterTroubles> = {}) {
  const time = createVirtualTime();
  const profile = aProfile(change);
  const device = createSimulatedPrinter(time, profile);
  device.set(troubles);
  const station = () => createChannelPrinter({ open: device.open, profile, timers: time });
  const printer = station();
  const print = (seed: number): Promise<PrintOutcome> => time.run(printer.print(aBitmap(seed), A_TURN));
  return { time, device, station, print, printed: () => device.slips().map(seedOf) };
}

const receipts = [{ receipt: "status" }, { receipt: "process-id" }] as const;

/** Zeros before the first slip of a station: 64 rows of 384 dots. */
const FILLING = 3_072;

test.each(receipts)("a hung printer is a failed slip and no paper, then or later ($receipt)", async (profile) => {
  const bench = aBench(profile, { hung: true });
  expect(await bench.print(1)).toEqual({ kind: "failed", fault: { kind: "no-answer" } });
  bench.device.set({ hung: false });
  await bench.time.pass(60_000);
  expect(bench.printed()).toEqual([]);
  expect(await bench.print(2)).toEqual({ kind: "printed" });
  expect(bench.printed()).toEqual([2]);
});

test.each(receipts)(
  "a printer that hangs in the middle is unknown, and its paper may come late ($receipt)",
  async (profile) => {
    const bench = aBench(profile);
    bench.time.after(400, () => {
      bench.device.set({ hung: true });
    });
    expect(await bench.print(1)).toEqual({ kind: "unknown", fault: { kind: "no-answer" } });
    expect(bench.printed()).toEqual([]);
    bench.device.set({ hung: false });
    await bench.time.pass(60_000);
    expect(bench.printed()).toEqual([1]);
  },
);

test.each(receipts)(
  "wherever the cable or the power goes, printed means paper and failed means none ($receipt)",
  async (profile) => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 18_000 }), fc.boolean(), async (bytes, power) => {
        const bench = aBench(profile, power ? { powerFailsAfter: bytes } : { unplugAfter: bytes });
        const outcome = await bench.print(7);
        if (outcome.kind === "printed") expect(bench.printed()).toEqual([7]);
        if (outcome.kind === "failed") expect(bench.printed()).toEqual([]);
        if (bytes < FILLING + 3) expect(outcome.kind).toBe("failed");
        if (bytes > FILLING + 20 && bytes < FILLING + 14_400)
          expect(outcome).toEqual({ kind: "unknown", fault: { kind: "interrupted" } });
        if (bytes > FILLING + 14_500) expect(outcome.kind).toBe("printed");
      }),
      { numRuns: 150 },
    );
  },
);

/** Behind the second, third and fourth byte of an image command, which then begins with zeros of the filling. */
const INSIDE_A_COMMAND: [number][] = [9_250, 9_251, 9_252, 15_410, 15_411, 15_412].map((bytes) => [bytes]);

const isWhole = (seed: number) => (slip: SlipBitmap) => Buffer.compare(slip.bytes, aBitmap(seed).bytes) === 0;

test.each(receipts)(
  "a slip after a pulled cable is whole, wherever the one before broke off ($receipt)",
  async (profile) => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: FILLING, max: FILLING + 14_500 }), async (bytes) => {
        const bench = aBench(profile, { unplugAfter: bytes });
        await bench.print(1);
        bench.device.set({ unplugAfter: Infinity });
        expect(await bench.print(2)).toEqual({ kind: "printed" });
        expect(bench.device.slips().filter(isWhole(2))).toHaveLength(1);
        expect(bench.device.slips().at(-1)).toSatisfy(isWhole(2));
      }),
      { numRuns: 60, examples: INSIDE_A_COMMAND },
    );
  },
);

test.each(receipts)(
  "a slip that another station broke off spoils none at a shared printer ($receipt)",
  async (profile) => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: FILLING, max: FILLING + 14_500 }), async (bytes) => {
        const bench = aBench(profile);
        const other = createChannelPrinter({
          open: bench.device.open,
          profile: aProfile(profile),
          timers: bench.time,
          shared: true,
        });
        expect(await bench.time.run(other.print(aBitmap(1), A_TURN))).toEqual({ kind: "printed" });
        bench.device.set({ unplugAfter: bytes });
        await bench.print(2);
        bench.device.set({ unplugAfter: Infinity });
        expect(await bench.time.run(other.print(aBitmap(3), A_TURN))).toEqual({ kind: "printed" });
        expect(bench.device.slips().at(-1)).toSatisfy(isWhole(3));
      }),
      { numRuns: 60, examples: INSIDE_A_COMMAND },
    );
  },
);

test.each(receipts)("a roll that ends in the middle is unknown with its cause ($receipt)", async (profile) => {
  const bench = aBench(profile, { rowsLeft: 200 });
  expect(await bench.print(1)).toEqual({ kind: "unknown", fault: { kind: "paper-out" } });
  expect(bench.printed()).toEqual([]);
  expect(bench.device.torn()).toBeGreaterThan(0);
});

test.each(receipts)(
  "a printer that reads no more because its roll ended early is given up after a minute ($receipt)",
  async (profile) => {
    const bench = aBench(profile, { rowsLeft: 20 });
    expect(await bench.print(1)).toEqual({ kind: "unknown", fault: { kind: "no-answer" } });
    expect(bench.printed()).toEqual([]);
    expect(bench.time.now()).toBeLessThan(120_000);
  },
);

test.each([20, 200])(
  "paper that is put in while the slip is in the printer ends the waiting, and nobody is asked (roll of %i rows)",
  async (rowsLeft) => {
    const bench = aBench({ receipt: "process-id" }, { rowsLeft });
    const said: (string | undefined)[] = [];
    bench.time.after(40_000, () => {
      bench.device.set({ paperOut: false, rowsLeft: Infinity });
    });
    const turn = { ...A_TURN, waiting: (fault: PrinterFault | undefined) => void said.push(fault?.kind) };
    expect(await bench.time.run(bench.station().print(aBitmap(1), turn))).toEqual({ kind: "printed" });
    expect(bench.printed()).toEqual([1]);
    expect(said).toContain(rowsLeft === 20 ? "no-answer" : "paper-out");
    expect(said.at(-1)).toBeUndefined();
  },
);

test("nothing of a slip leaves before the ledger says that it is being sent, nor when it cannot say so", async () => {
  const bench = aBench();
  const refused = { ...A_TURN, begin: () => Promise.resolve(false) };
  expect(await bench.time.run(bench.station().print(aBitmap(1), refused))).toMatchObject({ kind: "failed" });
  let before = -1;
  const seen: number[] = [];
  const turn = {
    ...A_TURN,
    begin: () => {
      before = bench.device.slips().length + bench.device.torn();
      seen.push(before);
      return Promise.resolve(true);
    },
  };
  expect(await bench.time.run(bench.station().print(aBitmap(2), turn))).toEqual({ kind: "printed" });
  expect(seen).toEqual([0]);
  expect(bench.printed()).toEqual([2]);
});

test.each(receipts)("unasked status and XON/XOFF change nothing ($receipt)", async (profile) => {
  const bench = aBench(profile, { noise: true });
  expect(await bench.print(1)).toEqual({ kind: "printed" });
  bench.device.set({ paperOut: true });
  expect(await bench.print(2)).toEqual({ kind: "failed", fault: { kind: "paper-out" } });
  expect(bench.printed()).toEqual([1]);
});

test.each(receipts)("9600 baud takes its quarter of a minute and is printed ($receipt)", async (profile) => {
  const bench = aBench({ ...profile, bytesPerSecond: 960 });
  expect(await bench.print(1)).toEqual({ kind: "printed" });
  expect(bench.time.now()).toBeGreaterThan(14_400 / 0.96);
  expect(bench.time.now()).toBeLessThan(25_000);
  expect(bench.printed()).toEqual([1]);
});

test("a printer that should answer and says nothing gets no slip", async () => {
  const bench = aBench({}, { silent: true });
  expect(await bench.print(1)).toEqual({ kind: "failed", fault: { kind: "no-answer" } });
  expect(bench.printed()).toEqual([]);
});

test("a printer known to say nothing is believed when it has read all and closed the line", async () => {
  const bench = aBench({ status: "none" }, { silent: true });
  expect(await bench.print(1)).toEqual({ kind: "printed" });
  expect(bench.printed()).toEqual([1]);
  bench.device.set({ hung: true });
  expect(await bench.print(2)).toEqual({ kind: "unknown", fault: { kind: "no-answer" } });
});

test("slips of one station come out one after the other, in their order", async () => {
  const bench = aBench();
  const printer = bench.station();
  const outcomes = await bench.time.run(Promise.all([1, 2, 3, 4].map((seed) => printer.print(aBitmap(seed), A_TURN))));
  expect(outcomes.map((outcome) => outcome.kind)).toEqual(["printed", "printed", "printed", "printed"]);
  expect(bench.printed()).toEqual([1, 2, 3, 4]);
});

test.each(receipts)("two stations at one printer: each slip comes out whole, once ($receipt)", async (profile) => {
  const bench = aBench(profile);
  const [one, two] = [bench.station(), bench.station()];
  const outcomes = await bench.time.run(
    Promise.all([
      one.print(aBitmap(1), A_TURN),
      two.print(aBitmap(2), A_TURN),
      one.print(aBitmap(3), A_TURN),
      two.print(aBitmap(4), A_TURN),
    ]),
  );
  expect(outcomes.map((outcome) => outcome.kind)).toEqual(["printed", "printed", "printed", "printed"]);
  expect([...bench.printed()].sort()).toEqual([1, 2, 3, 4]);
  expect(bench.device.torn()).toBe(0);
});

test("a slip that cannot be made into bytes is failed, and the next one prints", async () => {
  const bench = aBench();
  const printer = bench.station();
  const broken = { width: Number.NaN, height: 8, bytes: new Uint8Array(1) };
  expect(await bench.time.run(printer.print({ ...broken, bytes: null as unknown as Uint8Array }, A_TURN))).toEqual({
    kind: "failed",
    fault: { kind: "not-drawn" },
  });
  expect(await bench.print(2)).toEqual({ kind: "printed" });
});
