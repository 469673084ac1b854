import { openPrintQueue, type DatedPrintEntry, type PrintQueue } from "../../../electron/devices/printer/print-queue";
import { textBlock, type Paper } from "../../../src/printing/paper";
import type { PrinterFault, PrintOutcome, SlipPrinter } from "../../../src/printing/ports";
import type { PrintEntry } from "../../../src/printing/print-entry";
import type { SlipBitmap } from "../../../src/printing/slip-bitmap";
import { expectOk, fail, ok, type Result } from "../../../src/shared/result";
import { aBitmap } from "../../fakes/printer-simulator/build-slip";
import { createVirtualTime } from "../../fakes/printer-simulator/virtual-time";
import { createSeededIds } from "../../fakes/seeded-ids";

const PRINTED: PrintOutcome = { kind: "printed" };
export const NOTHING_REFUSED: (entry: PrintEntry) => boolean = () => false;
export const TODAY = Date.UTC(2026, 10, 23, 1, 5);
export const OFF: PrinterFault = { kind: "off" };

/** A queue whose printer answers as told, `PRINTED` when nothing is left to tell, and whose paper is its text. */
export async function aQueue(outcomes: PrintOutcome[] = [], history: readonly DatedPrintEntry[] = []) {
  const time = createVirtualTime();
  const happened: string[] = [];
  const papers = new Map<SlipBitmap, string>();
  const world = { ready: ok() as Result<undefined, PrinterFault>, refuse: NOTHING_REFUSED, checks: 0 };
  const printer: SlipPrinter = {
    async print(slip, turn) {
      const outcome = outcomes[0] ?? PRINTED;
      // As the drivers do it: what fails before the first byte is never begun.
      if (outcome.kind !== "failed" && !(await turn.begin())) return { kind: "failed", fault: { kind: "stopped" } };
      outcomes.shift();
      happened.push(`print ${papers.get(slip) ?? "?"}`);
      return outcome;
    },
    check() {
      world.checks += 1;
      return Promise.resolve(world.ready);
    },
  };
  const draw = (paper: Paper): SlipBitmap => {
    const words = paper.blocks
      .map((block) => ("text" in block ? block.text : ""))
      .filter((text) => !text.startsWith("Phiếu"));
    if (words.includes("không vẽ được")) throw new Error("cannot be drawn");
    const bitmap = aBitmap(1, { height: 8 });
    papers.set(bitmap, words.join(" ").trim());
    return bitmap;
  };
  const log = {
    append(entry: PrintEntry) {
      if (world.refuse(entry)) return Promise.resolve(fail({ kind: "ledger-not-written" } as const));
      happened.push(entry.kind);
      return Promise.resolve(ok());
    },
  };
  const clock = { now: () => TODAY + time.now() };
  const lane = { id: "one", printer, draw };
  const routing = { lanes: [lane], laneOf: ({ printer: only }: { printer?: string }) => only ?? "one" };
  const parts = { log, history, routing, timers: time, clock, ids: createSeededIds(1) };
  const queue: PrintQueue = expectOk(await time.run(openPrintQueue(parts)));
  const add = async (text: string) =>
    expectOk(
      await time.run(
        queue.add({ slip: "reception", subject: text, paper: { training: false, blocks: [textBlock(text)] } }),
      ),
    );
  return { time, queue, add, world, happened, lane };
}
