import { expect, test } from "vitest";
import fc from "fast-check";
import { cpSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { openPostgres } from "../../../src/gateway/store/database";
import { holdingsAnswer, type NumbersGiven } from "../../../src/sync/enrolment";
import { sessionAnswer } from "../../../src/sync/session-start";
import { askBlock, aRequest, blockOf, tell } from "../../fakes/gateway/ask-blocks";
import { gatewayOn, removeFolder } from "../../fakes/gateway/gateway-on";
import { createMemoryDatabase } from "../../fakes/gateway/memory/memory-database";
import { createMemoryFiles } from "../../fakes/gateway/memory/memory-files";
import { sharedPostgres } from "../../fakes/gateway/shared-databases";
import { aStation } from "../../fakes/gateway/test-station";

const postgres = sharedPostgres();

test("a gateway that was put back whole on PostgreSQL gives no block before all its stations have told of theirs", async () => {
  const url = await postgres.createDatabase();
  const clock = { now: Date.UTC(2026, 10, 24, 1) };
  const before = await gatewayOn(await openPostgres(url, 2), { clock });
  const stations = [1, 2, 3].map(() => aStation((request) => before.gateway.handle(request), clock));
  const [one, two, off] = stations;
  if (one === undefined || two === undefined || off === undefined) throw new Error("three were made");
  const enrolled = [];
  for (const station of stations) enrolled.push(await station.enrol(await before.gateway.createCode("H97.9", "Mẫu")));
  await before.db.destroy();
  const backup = await postgres.copyDatabase(url);
  const folder = mkdtempSync(path.join(tmpdir(), "qmc-gateway-"));
  cpSync(before.folder, folder, { recursive: true });

  const later = await gatewayOn(await openPostgres(url, 2), { folder: before.folder, clock });
  for (const station of stations) station.speakTo((request) => later.gateway.handle(request));
  for (const [index, station] of stations.entries())
    await tell(
      station,
      [enrolled[index]?.numbers].flatMap((n) => n ?? []),
    );
  const lost = await askBlock(one);
  if (lost === undefined) throw new Error("all have told");
  await later.db.destroy();

  const restored = await gatewayOn(await openPostgres(backup, 2), { folder, clock });
  for (const station of stations) station.speakTo((request) => restored.gateway.handle(request));
  const busy = { problem: "numbers-unsure", retryAfter: expect.any(Number) as number };
  expect(await two.ask("/v1/numbers", { request: aRequest(), incarnation: 1 })).toMatchObject(busy);
  await tell(two, []);
  await tell(off, []);
  const newcomer = aStation((request) => restored.gateway.handle(request), clock);
  await expect(newcomer.enrol(await restored.gateway.createCode("H97.9", "Mẫu"))).rejects.toThrow();
  expect(holdingsAnswer.parse(await tell(one, [lost]))).toEqual({ noted: 1, clashes: 0 });
  const given = await askBlock(two);
  expect(given === undefined ? undefined : blockOf(given)).not.toBe(blockOf(lost));
  await restored.db.destroy();
  for (const one of [before.folder, folder]) await removeFolder({ folder: one });
});

test("whatever is granted, lost with a backup and told again, no block is ever given to two stations", async () => {
  // The 0 to 2 is the station; a backup is put back whole, as its gateway cannot notice by itself.
  const step = fc.oneof(
    { weight: 5, arbitrary: fc.record({ kind: fc.constant("ask" as const), who: fc.nat(2) }) },
    { weight: 5, arbitrary: fc.record({ kind: fc.constant("tell" as const), who: fc.nat(2) }) },
    {
      weight: 2,
      arbitrary: fc.record({ kind: fc.constantFrom("back-up", "restore", "restart", "replay"), who: fc.nat(2) }),
    },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      const database = createMemoryDatabase();
      const clock = { now: Date.UTC(2026, 10, 24, 1) };
      let opened = await gatewayOn(database.open(), { files: createMemoryFiles(), clock });
      const { folder } = opened;
      const stations = [0, 1, 2].map(() => aStation((request) => opened.gateway.handle(request), clock));
      const held: NumbersGiven[][] = [];
      for (const station of stations) {
        held.push([(await station.enrol(await opened.gateway.createCode("H97.8", "Mẫu"))).numbers]);
      }
      let backup = database.backUp();
      const told = new Map<number, { start: string; numbers: NumbersGiven[] }>();
      for (const { kind, who } of steps) {
        const [station, own] = [stations[who], held[who]];
        if (station === undefined || own === undefined) throw new Error("three were made");
        if (kind === "back-up") backup = database.backUp();
        else if (kind === "restore" || kind === "restart") {
          if (kind === "restore") database.restore(backup);
          opened = await gatewayOn(database.open(), { files: createMemoryFiles(), clock, folder });
        } else if (kind === "tell") {
          const { start } = sessionAnswer.parse(await station.session());
          told.set(who, { start, numbers: [...own] });
          expect(await station.ask("/v1/numbers/held", told.get(who))).toMatchObject({ clashes: 0 });
        } else if (kind === "replay") {
          // What was on its way comes a second time, after whatever happened since.
          await station.ask("/v1/numbers/held", told.get(who) ?? {});
        } else {
          const block = await askBlock(station);
          if (block !== undefined) own.push(block);
        }
        const blocks = held.flat().map(blockOf);
        expect(new Set(blocks).size, `after ${kind}`).toBe(blocks.length);
      }
      await removeFolder({ folder });
    }),
    { numRuns: 60 },
  );
});

test("a block that gateway and station both have forgotten on one day is not given to the incarnation that goes on", async () => {
  const database = createMemoryDatabase();
  const clock = { now: Date.UTC(2026, 10, 24, 1) };
  let opened = await gatewayOn(database.open(), { files: createMemoryFiles(), clock });
  const { folder } = opened;
  const [one, two] = [1, 2].map(() => aStation((request) => opened.gateway.handle(request), clock));
  if (one === undefined || two === undefined) throw new Error("two were made");
  const enrolled = [];
  for (const station of [one, two]) {
    enrolled.push((await station.enrol(await opened.gateway.createCode("H97.7", "Mẫu"))).numbers);
  }
  const backup = database.backUp();
  const given = new Set(enrolled.map(blockOf));
  // Each time both are put back to this morning; only that the station was restored is known.
  for (const incarnation of [2, 3, 4, 5]) {
    for (const [index, station] of [one, two].entries()) {
      database.restore(backup);
      opened = await gatewayOn(database.open(), { files: createMemoryFiles(), clock, folder });
      for (const [other, numbers] of enrolled.entries()) await tell([one, two][other] ?? one, [numbers]);
      const block = await askBlock(station, aRequest(), incarnation);
      expect(block, `incarnation ${incarnation} of station ${index + 1}`).toBeDefined();
      if (block !== undefined) expect(given).not.toContain(blockOf(block));
      if (block !== undefined) given.add(blockOf(block));
    }
  }
  await removeFolder({ folder });
});
