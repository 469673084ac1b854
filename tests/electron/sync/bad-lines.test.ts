import { expect, test } from "vitest";
import type { WireReply, WireRequest } from "../../../electron/sync/ports";
import { createSyncLoop, LOOK_MS, type SyncLoop } from "../../../electron/sync/sync-loop";
import { dayOf, isoDate } from "../../../src/calendar/local-time";
import type { DossierId } from "../../../src/shared/brand";
import { createSeededRandom } from "../../fakes/seeded-random";
import { createVirtualTime, type VirtualTime } from "../../fakes/virtual-time";
import { aSyncStation, type StationWishes, type TestStation } from "./sync-kit";
import { aProvince, NO_LINE, type TestProvince } from "./test-province";

const DELAY_MS = 2_000;
const HOUR = 3_600_000;
const DOSSIERS = 50;
const PAGE_BYTES = 20_000;

interface Line {
  readonly loss: number;
  readonly delay: number;
  readonly carried?: (bytes: number, now: number) => void;
}

interface Scene {
  readonly province: TestProvince;
  readonly station: TestStation;
  readonly time: VirtualTime;
  readonly ids: readonly DossierId[];
  readonly loop: SyncLoop;
  readonly isDrained: () => boolean;
}

/** The whole link with its loop over such a line, in time that nobody waits for; 50 dossiers with two pages each. */
async function aScene({ loss, delay, carried }: Line, wishes: StationWishes = {}, lookEvery = LOOK_MS): Promise<Scene> {
  const province = await aProvince();
  const station = await aSyncStation(province, wishes);
  await station.enrol();
  const ids = [];
  for (let number = 1; number <= DOSSIERS; number += 1)
    ids.push(await station.accept(number, [PAGE_BYTES, PAGE_BYTES]));
  const set = (now: number): void => {
    province.clock.now = now;
    station.clock.set(now);
  };
  const time = createVirtualTime(province.clock.now, set, () => province.gateway().settled());
  const random = createSeededRandom(11);
  station.line(async (request: WireRequest, pass): Promise<WireReply> => {
    carried?.(request.body.length, time.now());
    await time.wait(delay);
    if (random.next() < loss) return NO_LINE;
    const reply = await pass();
    await time.wait(delay);
    if (random.next() < loss) return NO_LINE;
    carried?.(reply.kind === "answer" ? reply.body.length : 0, time.now());
    return reply;
  });
  const loop = createSyncLoop({
    ...{ link: station.link, now: () => time.now(), after: (ms, work) => time.after(ms, work) },
    ...{ random: () => random.next(), changed: () => undefined, lookEvery: () => lookEvery },
  });
  loop.tryNow();
  return { province, station, time, ids, loop, isDrained: () => station.link.owed().dossiers === 0 };
}

async function heldAt({ province }: Scene) {
  const { db } = province.gateway().parts;
  const dossiers = await db.selectFrom("dossiers").select("dossier").execute();
  const pages = await db.selectFrom("pages").selectAll().execute();
  return { dossiers: dossiers.length, pages: pages.filter(({ state }) => state === "held").length };
}

test("a day of 50 dossiers with two pages each goes over a line of two seconds each way that loses 30 of 100 exchanges", async () => {
  // Lost on the way there or back alike: 0.7 of them come through.
  const scene = await aScene({ loss: 1 - Math.sqrt(0.7), delay: DELAY_MS });
  const { station, time, ids, isDrained } = scene;
  const began = time.now();
  // About half an hour; before a broken line was told from one that is gone it was a hundred minutes.
  expect(await time.runUntil(isDrained, began + HOUR)).toBe(true);
  expect(ids.map((id) => station.link.rung(id))).toEqual(ids.map(() => 4));
  expect(await heldAt(scene)).toEqual({ dossiers: DOSSIERS, pages: 2 * DOSSIERS });
  expect(station.link.inbox()).toEqual([]);
});

test("a metered line carries records at once and pages over days, and no day more than its bytes", async () => {
  const perDay = new Map<string, number>();
  const bytesPerDay = 1_000_000;
  const carried = (bytes: number, now: number): void => {
    const day = isoDate(dayOf(now));
    perDay.set(day, (perDay.get(day) ?? 0) + bytes);
  };
  const budget = { bytesPerDay, bytesPerMonth: null };
  const scene = await aScene({ loss: 0, delay: DELAY_MS, carried }, { budget }, 4 * HOUR);
  const { time, isDrained, loop } = scene;
  const began = time.now();
  expect(await time.runUntil(() => loop.state().kind === "resting", began + HOUR)).toBe(true);
  const first = await heldAt(scene);
  expect(first.dossiers).toBe(DOSSIERS);
  expect(first.pages).toBeLessThan(2 * DOSSIERS);
  expect(loop.state().waitingForBytes).toBeGreaterThan(0);
  expect(await time.runUntil(isDrained, began + 10 * 24 * HOUR)).toBe(true);
  expect((await heldAt(scene)).pages).toBe(2 * DOSSIERS);
  expect(perDay.size).toBeGreaterThan(1);
  for (const bytes of perDay.values()) expect(bytes).toBeLessThanOrEqual(bytesPerDay);
});
