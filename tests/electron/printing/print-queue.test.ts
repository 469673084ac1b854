import { expect, test } from "vitest";
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
const NOTHING_REFUSED: (entry: PrintEntry) => boolean = () => false;
const TODAY = Date.UTC(2026, 10, 23, 1, 5);
const OFF: PrinterFault = { kind: "off" };

/** A queue whose printer answers as told, `PRINTED` when nothing is left to tell, and whose paper is its text. */
async function aQueue(outcomes: PrintOutcome[] = [], history: readonly DatedPrintEntry[] = []) {
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

test("a slip is in the ledger as sending before the printer sees it", async () => {
  const { add, time, happened, queue } = await aQueue();
  const job = await add("A001");
  await time.pass(1);
  expect(happened).toEqual(["print.queued", "print.sending", "print A001", "print.printed"]);
  expect(queue.state().open).toEqual([]);
  expect(queue.state().finished).toMatchObject([{ id: job.id, status: "printed" }]);
});

test("while the printer is off the slip waits, the ledger stays quiet, and it prints once the printer is back", async () => {
  const { add, time, happened, queue, world } = await aQueue([{ kind: "failed", fault: OFF }]);
  world.ready = fail(OFF);
  await add("A001");
  await time.pass(3_600_000);
  expect(queue.state().open).toMatchObject([{ status: "waiting" }]);
  expect(queue.state().open.map((job) => queue.troubleOf(job))).toEqual([OFF]);
  expect(happened).toEqual(["print.queued", "print A001"]);
  expect(world.checks).toBeLessThan(130);
  world.ready = ok();
  await time.pass(30_000);
  expect(happened.slice(2)).toEqual(["print.sending", "print A001", "print.printed"]);
  expect(queue.state().troubles.size).toBe(0);
});

test("trying again does not wait for the next look at the printer", async () => {
  const { add, time, happened, queue, world } = await aQueue([{ kind: "failed", fault: OFF }]);
  world.ready = fail(OFF);
  await add("A001");
  await time.pass(600_000);
  world.ready = ok();
  queue.retryNow();
  await time.pass(1);
  expect(happened.at(-1)).toBe("print.printed");
});

test("an unknown slip asks, lets others pass, and is never sent again by itself", async () => {
  const { add, time, happened, queue } = await aQueue([{ kind: "unknown", fault: { kind: "interrupted" } }]);
  const first = await add("A001");
  await add("A002");
  await time.pass(3_600_000);
  expect(happened.filter((what) => what.startsWith("print A"))).toEqual(["print A001", "print A002"]);
  expect(queue.state().open).toMatchObject([{ id: first.id, status: "unknown", fault: { kind: "interrupted" } }]);
  expect(await time.run(queue.answer(first.id, true))).toMatchObject({ ok: true });
  await time.pass(60_000);
  expect(happened.filter((what) => what.startsWith("print A"))).toHaveLength(2);
  expect(queue.state().open).toEqual([]);
});

test("a slip that a person did not find comes again and says so, whatever is asked for besides", async () => {
  const { add, time, happened, queue } = await aQueue([{ kind: "unknown", fault: { kind: "interrupted" } }]);
  const job = await add("A001");
  await time.pass(1);
  await time.run(queue.answer(job.id, false));
  await time.pass(1);
  expect(await time.run(queue.answer(job.id, false))).toEqual({ ok: false, fault: { kind: "no-such-move" } });
  await time.run(queue.reprint(job.id));
  await time.pass(1);
  expect(happened.filter((what) => what.startsWith("print ") && what.includes("A001"))).toEqual([
    "print A001",
    "print BẢN IN LẠI LẦN 1 A001",
    "print BẢN IN LẠI LẦN 2 A001",
  ]);
});

test("only a printed slip can be printed again", async () => {
  const { add, time, queue } = await aQueue([{ kind: "unknown", fault: { kind: "interrupted" } }]);
  const job = await add("A001");
  await time.pass(1);
  expect(await time.run(queue.reprint(job.id))).toEqual({ ok: false, fault: { kind: "no-such-move" } });
});

test("nothing leaves for the printer while the ledger cannot be written", async () => {
  const { add, time, happened, world } = await aQueue();
  world.refuse = (entry) => entry.kind === "print.sending";
  await add("A001");
  await time.pass(60_000);
  expect(happened).toEqual(["print.queued"]);
  world.refuse = NOTHING_REFUSED;
  await time.pass(5_000);
  expect(happened.slice(1)).toEqual(["print.sending", "print A001", "print.printed"]);
});

test("an outcome that could not be written is written later, and the slip is not sent again", async () => {
  const { add, time, happened, world } = await aQueue();
  world.refuse = (entry) => entry.kind === "print.printed";
  await add("A001");
  await time.pass(60_000);
  world.refuse = NOTHING_REFUSED;
  await time.pass(5_000);
  expect(happened).toEqual(["print.queued", "print.sending", "print A001", "print.printed"]);
});

test("a slip that was cancelled while the printer was off never comes", async () => {
  const { add, time, happened, queue, world } = await aQueue([{ kind: "failed", fault: OFF }]);
  world.ready = fail(OFF);
  const job = await add("A001");
  await time.pass(1_000);
  expect(await time.run(queue.cancel(job.id))).toMatchObject({ ok: true });
  world.ready = ok();
  await time.pass(60_000);
  expect(happened.slice(2)).toEqual(["print.cancelled"]);
});

test("a slip that cannot be drawn is shown as failed and holds nobody up", async () => {
  const { add, time, queue } = await aQueue();
  await add("không vẽ được");
  await add("A002");
  await time.pass(60_000);
  expect(queue.state().open).toMatchObject([
    { subject: "không vẽ được", status: "failed", fault: { kind: "not-drawn" } },
  ]);
  expect(queue.state().finished).toMatchObject([{ subject: "A002", status: "printed" }]);
});

test("after a restart what waited goes on and what was on its way asks", async () => {
  const paper: Paper = { training: false, blocks: [textBlock("A001")] };
  const [a, b] = ["a".repeat(32), "b".repeat(32)];
  const { time, happened, queue } = await aQueue(
    [],
    [
      { at: TODAY, entry: { kind: "print.queued", job: a, slip: "ticket", subject: "A001", paper } },
      { at: TODAY, entry: { kind: "print.queued", job: b, slip: "ticket", subject: "A002", paper } },
      { at: TODAY, entry: { kind: "print.sending", job: a, attempt: 1, mark: 0 } },
    ],
  );
  await time.pass(1);
  expect(happened).toEqual(["print.unknown", "print.sending", "print A001", "print.printed"]);
  expect(queue.state()).toMatchObject({ open: [{ id: a, status: "unknown" }], finished: [{ id: b }] });
});

test("a stopped queue begins nothing new and tells its watchers no more", async () => {
  const { time, happened, queue } = await aQueue();
  const seen: number[] = [];
  const forget = queue.watch((state) => seen.push(state.open.length));
  await time.run(queue.stop());
  await time.run(
    queue.add({ slip: "ticket", subject: "A009", paper: { training: false, blocks: [textBlock("A009")] } }),
  );
  await time.pass(60_000);
  expect(happened).toEqual(["print.queued"]);
  forget();
  expect(seen).toEqual([1]);
});

test("yesterday's tickets and the questions about them are cancelled at the start, yesterday's slips are not", async () => {
  const paper: Paper = { training: false, blocks: [textBlock("A001")] };
  const [a, b, c] = ["a".repeat(32), "b".repeat(32), "c".repeat(32)];
  const yesterday = TODAY - 86_400_000;
  const { time, happened, queue } = await aQueue(
    [],
    [
      { at: yesterday, entry: { kind: "print.queued", job: a, slip: "ticket", subject: "A001", paper } },
      { at: yesterday, entry: { kind: "print.queued", job: b, slip: "ticket", subject: "A002", paper } },
      { at: yesterday, entry: { kind: "print.sending", job: a, attempt: 1, mark: 0 } },
      { at: yesterday, entry: { kind: "print.queued", job: c, slip: "receipt", subject: "7", paper } },
    ],
  );
  await time.pass(1);
  expect(happened).toEqual([
    "print.unknown",
    "print.cancelled",
    "print.cancelled",
    "print.sending",
    "print A001",
    "print.printed",
  ]);
  expect(queue.state()).toMatchObject({ open: [], finished: [{ id: a }, { id: b }, { id: c, status: "printed" }] });
});

test("a ticket that waited for its printer longer than its holder does not come out any more", async () => {
  const { time, happened, queue, world } = await aQueue([{ kind: "failed", fault: OFF }]);
  world.ready = fail(OFF);
  const ticket = { slip: "ticket", subject: "A001", paper: { training: false, blocks: [textBlock("A001")] } } as const;
  await time.run(queue.add(ticket));
  await time.pass(2 * 3_600_000);
  world.ready = ok();
  await time.pass(60_000);
  expect(happened).toEqual(["print.queued", "print A001", "print.cancelled"]);
});

test("a printer in trouble holds up its own slips and no others", async () => {
  const { add, time, happened, queue, world, lane } = await aQueue([{ kind: "failed", fault: OFF }]);
  world.ready = fail(OFF);
  await add("A001");
  await time.pass(1_000);
  const other = { ...lane, id: "two" };
  queue.route({ lanes: [lane, other], laneOf: ({ slip }) => (slip === "label" ? "two" : "one") });
  const label = { slip: "label", subject: "H99", paper: { training: false, blocks: [textBlock("H99")] } } as const;
  await time.run(queue.add(label));
  await time.pass(1_000);
  expect(happened.at(-1)).toBe("print.printed");
  expect(queue.state().open).toMatchObject([{ subject: "A001", status: "waiting" }]);
  expect([...queue.state().troubles.keys()]).toEqual(["one"]);
});

test("slips of a printer that was taken out of the setting go to the next one", async () => {
  const { add, time, happened, queue, world, lane } = await aQueue([{ kind: "failed", fault: OFF }]);
  world.ready = fail(OFF);
  await add("A001");
  await time.pass(1_000);
  queue.route({ lanes: [], laneOf: () => undefined });
  expect(queue.state().open.map((job) => queue.troubleOf(job)?.kind)).toEqual(["not-found"]);
  queue.route({ lanes: [{ ...lane, id: "three" }], laneOf: () => "three" });
  await time.pass(1_000);
  expect(happened.slice(-3)).toEqual(["print.sending", "print A001", "print.printed"]);
  expect(queue.state().open).toEqual([]);
});
