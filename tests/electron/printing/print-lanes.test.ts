import { expect, test } from "vitest";
import { textBlock, type Paper } from "../../../src/printing/paper";
import { fail, ok } from "../../../src/shared/result";
import { aQueue, OFF, TODAY } from "./queue-bench";

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
