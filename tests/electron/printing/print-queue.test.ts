import { expect, test } from "vitest";
import { textBlock, type Paper } from "../../../src/printing/paper";
import { fail, ok } from "../../../src/shared/result";
import { aQueue, NOTHING_REFUSED, OFF, TODAY } from "./queue-bench";

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
