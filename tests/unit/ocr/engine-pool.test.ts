import { expect, test } from "vitest";
import { createEnginePool, type PoolLimits } from "../../../src/ocr/engine-pool";
import { anImage, createFakeEngines, EMPTY_READING } from "../../fakes/fake-engine";
import { createManualTimer, settle } from "../../fakes/manual-timer";

const LIMITS: PoolLimits = { engines: 2, renewAfter: 3, openMs: 1000, readMs: 5000, restMs: 60_000 };

function aPool() {
  const engines = createFakeEngines();
  const timer = createManualTimer();
  return { engines, timer, pool: createEnginePool(() => engines.open(), timer, LIMITS) };
}

test("never more than two images are read at once, and shown pages overtake waiting ones", async () => {
  const { engines, pool } = aPool();
  for (const mark of [1, 2, 3]) pool.read(anImage(mark), "waiting");
  pool.read(anImage(9), "shown");
  await settle();
  expect(engines.reading).toEqual([1, 2]);
  engines.finish(1);
  await settle();
  engines.finish(2);
  await settle();
  expect(engines.reading).toEqual([1, 2, 9, 3]);
});

test("lines cut out of a page that was begun are read before another page is begun, and wear no engine out", async () => {
  const { engines, pool } = aPool();
  for (const mark of [1, 2, 3]) pool.read(anImage(mark), "waiting");
  for (const mark of [11, 12, 13, 14]) pool.read({ ...anImage(mark), layout: "line" }, "waiting");
  for (const mark of [1, 2, 11, 12, 13, 14]) {
    await settle();
    engines.finish(mark);
  }
  await settle();
  expect(engines.reading).toEqual([1, 2, 11, 12, 13, 14, 3]);
  expect(engines.opened).toBe(2);
});

test("an engine is renewed after its number of images", async () => {
  const { engines, pool } = aPool();
  for (let mark = 1; mark <= 7; mark += 1) {
    const job = pool.read(anImage(mark), "waiting");
    await settle();
    engines.finish(mark);
    expect(await job.result).toEqual({ ok: true, value: EMPTY_READING });
    await settle();
  }
  expect(engines.opened).toBe(3);
  expect(engines.living.size).toBe(1);
});

test("memory is given back after a rest, and not before", async () => {
  const { engines, pool, timer } = aPool();
  const job = pool.read(anImage(1), "waiting");
  await settle();
  engines.finish(1);
  await job.result;
  await settle();
  await timer.pass(59_000);
  expect(pool.open()).toBe(1);
  await timer.pass(1_001);
  expect(pool.open()).toBe(0);
  expect(engines.living.size).toBe(0);
});

test("a cancelled image that waits is dropped, one that is being read costs its engine", async () => {
  const { engines, pool } = aPool();
  const jobs = [1, 2, 3].map((mark) => pool.read(anImage(mark), "waiting"));
  await settle();
  jobs[2]?.cancel();
  jobs[0]?.cancel();
  await settle();
  expect(await jobs[0]?.result).toEqual({ ok: false, fault: { kind: "cancelled" } });
  expect(await jobs[2]?.result).toEqual({ ok: false, fault: { kind: "cancelled" } });
  expect(engines.reading).toEqual([1, 2]);
  expect(engines.living.size).toBe(1);
});

test("a broken engine gets the image one more try, then the page is given up and the next one goes on", async () => {
  const { engines, pool } = aPool();
  const job = pool.read(anImage(1), "waiting");
  await settle();
  engines.finish(1, "break");
  await settle();
  engines.finish(1, "break");
  expect(await job.result).toEqual({ ok: false, fault: { kind: "engine-failed" } });
  const next = pool.read(anImage(2), "waiting");
  await settle();
  engines.finish(2);
  expect((await next.result).ok).toBe(true);
});

test("an engine that never opens and a page that never ends are given up in time", async () => {
  const timer = createManualTimer();
  const never = createEnginePool(() => new Promise(() => undefined), timer, LIMITS);
  const unopened = never.read(anImage(1), "waiting");
  await settle();
  await timer.pass(1001);
  await timer.pass(1001);
  expect(await unopened.result).toEqual({ ok: false, fault: { kind: "engine-failed" } });

  const { engines, pool, timer: other } = aPool();
  const endless = pool.read(anImage(1), "waiting");
  await settle();
  await other.pass(5001);
  expect(await endless.result).toEqual({ ok: false, fault: { kind: "timed-out" } });
  expect(engines.living.size).toBe(0);
});
