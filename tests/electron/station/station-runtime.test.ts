import { describe, expect, test } from "vitest";
import type { ProjectionCursor } from "../../../src/dossier/row-feed";
import type { Disk } from "../../../src/shared/disk";
import { expectOk } from "../../../src/shared/result";
import { aMoveCommand, anAcceptCommand, anActor, aParty, commandId, dossierId } from "../../fakes/build-intake";
import { createFixedClock } from "../../fakes/fixed-clock";
import { plain, project } from "../../fakes/read-projection";
import { createSimulatedDisk } from "../../fakes/simulated-disk";
import { accept, openStationKit } from "../../fakes/station-kit";

const DAY = 86_400_000;

async function start(disk: Disk = createSimulatedDisk(1).boot()) {
  return openStationKit(disk);
}

describe("a command", () => {
  test("accepts a dossier, which is then found, listed and counted", async () => {
    const { runtime } = await start();
    const answer = await accept(runtime);
    expect(answer).toMatchObject({ dossier: dossierId(1), code: "H00.001-261123-0001" });
    expect(runtime.search("nguyen thao", 10).ids).toEqual([dossierId(1)]);
    expect(runtime.search("nguyen van", 10).ids).toEqual([]);
    expect(runtime.counters()).toMatchObject({ total: 1, byStatus: { received: 1 } });
    const { rows } = await project(runtime);
    expect(plain(runtime, rows)).toMatchObject([
      { code: answer.code, status: "received", details: { name: "Nguyễn Thị Phương Thảo" } },
    ]);
  });

  test("that comes twice gets the first answer, at once, after a move and after a restart", async () => {
    const disk = createSimulatedDisk(1).boot();
    const { runtime, journal } = await start(disk);
    const [one, two] = await Promise.all([accept(runtime), accept(runtime)]);
    expect(two).toEqual(one);
    expectOk(await runtime.run(aMoveCommand({ expectedHeads: [one.entry] }), anActor));
    expect(await accept(runtime)).toEqual(one);
    await journal.close();
    const again = await start(disk);
    expect(await accept(again.runtime)).toEqual(one);
    expect(again.runtime.counters().total).toBe(1);
  });

  test("from a second window on the same draft makes no second dossier", async () => {
    const { runtime } = await start();
    const results = await Promise.all([
      runtime.run(anAcceptCommand({ commandId: commandId(1) }), anActor),
      runtime.run(anAcceptCommand({ commandId: commandId(2) }), anActor),
    ]);
    expect(results.map((result) => result.ok)).toEqual([true, false]);
    expect(results[1]).toMatchObject({ fault: { kind: "already-accepted", code: "H00.001-261123-0001" } });
  });

  test("on a dossier that somebody else is changing waits, and then is told that it changed", async () => {
    const { runtime } = await start();
    const { entry } = await accept(runtime);
    const results = await Promise.all([
      runtime.run(aMoveCommand({ commandId: commandId(2), expectedHeads: [entry] }), anActor),
      runtime.run(aMoveCommand({ commandId: commandId(3), expectedHeads: [entry] }), anActor),
    ]);
    expect(results).toMatchObject([{ ok: true }, { fault: { kind: "changed" } }]);
  });

  test("fifty at once get fifty numbers", async () => {
    const { runtime } = await start();
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => accept(runtime, { commandId: commandId(n + 1), draftId: dossierId(n + 1) })),
    );
    expect(new Set(answers.map((answer) => answer.code)).size).toBe(50);
  });

  test("is refused politely when 300 MB are left, and a repeated one still gets its answer", async () => {
    const simulated = createSimulatedDisk(1);
    const { runtime } = await start(simulated.boot());
    const first = await accept(runtime);
    simulated.setCapacity(299_000_000);
    expect(
      await runtime.run(anAcceptCommand({ commandId: commandId(9), draftId: dossierId(9) }), anActor),
    ).toMatchObject({
      fault: { kind: "disk-low" },
    });
    expect(await accept(runtime)).toEqual(first);
  });
});

describe("after an I/O error", () => {
  test.each(["no-space", "io"] as const)(
    "(%s) at any call the answer is true and nothing is there twice",
    async (kind) => {
      for (let calls = 0; calls < 12; calls += 1) {
        const simulated = createSimulatedDisk(calls);
        const { runtime } = await start(simulated.boot());
        await accept(runtime);
        simulated.planFault({ kind, afterCalls: calls });
        const command = anAcceptCommand({ commandId: commandId(2), draftId: dossierId(2) });
        const answer = await runtime.run(command, anActor);
        simulated.forgetPlans();
        const repeated = expectOk(await runtime.run(command, anActor));
        if (answer.ok) expect(repeated).toEqual(answer.value);
        const next = await accept(runtime, { commandId: commandId(3), draftId: dossierId(3) });
        expect(new Set([repeated.code, next.code, "H00.001-261123-0001"]).size).toBe(3);
        simulated.crash("power");
        const { runtime: reopened } = await openStationKit(simulated.boot());
        expect(reopened.counters().total).toBe(3);
        expect(reopened.find(dossierId(2))?.core?.code).toBe(repeated.code);
      }
    },
  );
});

describe("the state", () => {
  test("is the same from a checkpoint and from the whole journal", async () => {
    const disk = createSimulatedDisk(1).boot();
    const { runtime, journal } = await start(disk);
    for (let n = 1; n <= 5; n += 1) await accept(runtime, { commandId: commandId(n), draftId: dossierId(n) });
    expectOk(await runtime.writeCheckpoint());
    await accept(runtime, { commandId: commandId(6), draftId: dossierId(6) });
    await journal.close();
    const { runtime: reopened } = await start(disk);
    expect(reopened.load).toMatchObject({ fromCheckpoint: true, entriesRead: 1, damages: [] });
    expect(reopened.state().dossiers()).toEqual(runtime.state().dossiers());
    expect(reopened.state().commands()).toEqual(runtime.state().commands());
    expect(reopened.state().numbers()).toEqual(runtime.state().numbers());
    expect(await accept(reopened, { commandId: commandId(3), draftId: dossierId(3) })).toMatchObject({
      code: "H00.001-261123-0003",
    });
  });

  test("keeps numbers unique when the clock goes back and forth by days, and says so", async () => {
    const clock = createFixedClock();
    const { runtime } = await openStationKit(createSimulatedDisk(1).boot(), { clock });
    const codes: (string | null)[] = [];
    for (let n = 1; n <= 30; n += 1) {
      codes.push((await accept(runtime, { commandId: commandId(n), draftId: dossierId(n) })).code);
      clock.set(clock.now() + ((n * 7) % 5) * DAY - 2 * DAY);
    }
    expect(new Set(codes).size).toBe(30);
    expect(runtime.clockJump()?.by).toBeDefined();
  });
});

describe("the feed of rows", () => {
  test("brings a projection up to date in steps, and equals a rebuild", async () => {
    const disk = createSimulatedDisk(1).boot();
    const { runtime, journal } = await start(disk);
    const first = await accept(runtime);
    let projection = await project(runtime);
    expect(projection.cleared).toBe(1);
    expectOk(await runtime.run(aMoveCommand({ expectedHeads: [first.entry] }), anActor));
    await accept(runtime, { commandId: commandId(3), draftId: dossierId(3), owner: aParty({ name: "Trần Ánh" }) });
    projection = await project(runtime, projection.cursor, projection.rows);
    expect(projection.cleared).toBe(0);
    const rebuilt = await project(runtime);
    expect(plain(runtime, projection.rows)).toEqual(plain(runtime, rebuilt.rows));
    await journal.close();

    const { runtime: reopened } = await start(disk);
    const afterRestart = await project(reopened, projection.cursor, projection.rows);
    expect(afterRestart.cleared).toBe(0);
    expect(plain(reopened, afterRestart.rows)).toEqual(plain(reopened, rebuilt.rows));
  });

  test("reads from the journal what a projection missed before the program ended", async () => {
    const disk = createSimulatedDisk(1).boot();
    const { runtime, journal } = await start(disk);
    await accept(runtime);
    const projection = await project(runtime);
    for (let n = 2; n <= 4; n += 1) await accept(runtime, { commandId: commandId(n), draftId: dossierId(n) });
    await journal.close();
    const { runtime: reopened } = await start(disk);
    const later = await project(reopened, projection.cursor, projection.rows);
    expect(later).toMatchObject({ cleared: 0, batches: 1 });
    expect(later.rows.size).toBe(4);
  });

  test("rebuilds for a cursor that is not ours", async () => {
    const { runtime } = await start();
    await accept(runtime);
    const head = { incarnation: 1, sequence: 1, hash: "f".repeat(64) };
    const projection = await project(runtime, { kind: "at", head } as ProjectionCursor);
    expect(projection.cleared).toBe(1);
    expect(projection.rows.size).toBe(1);
  });
});

test("opening a dossier is an entry, and shows its line of time", async () => {
  const { runtime, journal } = await start();
  const { entry } = await accept(runtime);
  expectOk(await runtime.run(aMoveCommand({ expectedHeads: [entry] }), anActor));
  const before = journal.head().sequence;
  const dossier = expectOk(await runtime.openDossier(dossierId(1), anActor, null));
  expect(dossier.timeline.map((item) => item.what)).toEqual(["H00.001-261123-0001", "transfer"]);
  expect(dossier.acceptance.owner.idNumber).toBe("079190999001");
  expect(journal.head().sequence).toBe(before + 1);
  expect(await runtime.openDossier(dossierId(7), anActor, null)).toMatchObject({ fault: { kind: "unknown-dossier" } });
});

test("a new incarnation goes on with numbers that nobody can have", async () => {
  const { runtime } = await start();
  await accept(runtime);
  expectOk(await runtime.openIncarnation("restored"));
  const next = await accept(runtime, { commandId: commandId(2), draftId: dossierId(2) });
  expect(next).toMatchObject({ incarnation: 2, code: "H00.001-261123-7001" });
});
