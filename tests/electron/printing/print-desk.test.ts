import { expect, test } from "vitest";
import { openPrintDesk } from "../../../electron/core/print-desk";
import { readPrintHistory } from "../../../electron/core/print-history";
import { readPrintSnapshot } from "../../../electron/core/print-snapshot";
import { SYSTEM_TIMERS } from "../../../electron/devices/printer/timers";
import type { JournalCondition } from "../../../electron/journal/journal";
import { textBlock, type Paper } from "../../../src/printing/paper";
import type { PrintEntry } from "../../../src/printing/print-entry";
import { expectOk } from "../../../src/shared/result";
import { anActor, dossierId } from "../../fakes/build-intake";
import { createDerivedKeySealer } from "../../fakes/derived-key-sealer";
import { createFixedClock } from "../../fakes/fixed-clock";
import { createSeededIds } from "../../fakes/seeded-ids";
import { createSimulatedDisk } from "../../fakes/simulated-disk";
import { accept, KIT_KEY, kitCrypto, openStationKit } from "../../fakes/station-kit";

const JOB = "ab".repeat(16);
const ON_ITS_WAY: readonly PrintEntry[] = [
  {
    kind: "print.queued",
    job: JOB,
    slip: "reception",
    subject: "một hồ sơ",
    paper: { training: true, blocks: [{ kind: "rule" }] },
  },
  { kind: "print.sending", job: JOB, attempt: 1, mark: 0 },
];
const READ_ONLY: JournalCondition = { kind: "read-only", why: { kind: "damaged", damages: [] } };

/** A start after a crash in the middle of a slip, with a journal that waits for a person until `open` is called. */
async function aStartWithAReadOnlyJournal() {
  const disk = createSimulatedDisk(1).boot();
  const { runtime, journal } = await openStationKit(disk);
  for (const { kind, ...body } of ON_ITS_WAY) {
    const draft = { class: "queue", dossier: null, kind, version: 1, parents: [], key: KIT_KEY, body } as const;
    expectOk(await runtime.record([draft]));
  }
  let condition = READ_ONLY;
  const waiting = { ...journal, condition: () => condition };
  const core = { runtime, journal: waiting, stationKey: KIT_KEY, ring: createDerivedKeySealer(kitCrypto) };
  const routing = { lanes: [], laneOf: () => undefined };
  const parts = { timers: SYSTEM_TIMERS, clock: createFixedClock(), ids: createSeededIds(3) };
  const desk = expectOk(await openPrintDesk({ disk, core, routing, ...parts }));
  const kinds = async () =>
    (await readPrintHistory(journal, { incarnation: 0, sequence: 0 })).map(({ entry }) => entry.kind);
  return {
    disk,
    desk,
    kinds,
    open: () => {
      condition = { kind: "open" };
    },
  };
}

test("a slip on its way keeps no station from starting whose journal can only be read, and nothing is written", async () => {
  const { disk, desk, kinds } = await aStartWithAReadOnlyJournal();
  expect(desk.queue.state().open).toMatchObject([{ id: JOB, status: "unknown" }]);
  expect(await kinds()).toEqual(["print.queued", "print.sending"]);
  await desk.close();
  expect(await disk.list("print")).toMatchObject({ fault: { kind: "not-found" } });
});

test("what was found out meanwhile is written in front of the first answer that the journal takes", async () => {
  const { desk, kinds, open } = await aStartWithAReadOnlyJournal();
  open();
  expectOk(await desk.queue.answer(JOB, true));
  expect(await kinds()).toEqual(["print.queued", "print.sending", "print.unknown", "print.answered"]);
  await desk.close();
});

test("the slip of an erased dossier is in no snapshot, in no list and cannot be read from the journal, also after a cut", async () => {
  const disk = createSimulatedDisk(1).boot();
  const ring = createDerivedKeySealer(kitCrypto);
  const routing = { lanes: [], laneOf: () => undefined };
  const parts = { timers: SYSTEM_TIMERS, clock: createFixedClock(), ids: createSeededIds(3) };
  const { runtime, journal } = await openStationKit(disk, { sealer: ring });
  await accept(runtime);
  const about = dossierId(1);
  const key = runtime.find(about)?.key ?? KIT_KEY;
  const core = { runtime, journal, stationKey: KIT_KEY, ring };
  const desk = expectOk(await openPrintDesk({ disk, core, routing, ...parts }));
  const paper: Paper = { training: true, blocks: [textBlock("Nguyễn Thị Phương Thảo")] };
  expectOk(await desk.print("reception", about, paper, { about }));
  expectOk(await desk.print("transfer", `${about} x`, paper, { about }));
  expectOk(await desk.print("label", "kệ B3", { training: true, blocks: [textBlock("Kệ B3")] }));
  await desk.close();
  const parent = runtime.find(about)?.heads ?? [];
  const body = { command: "9".repeat(32), actor: anActor, at: 1, reason: "a", ground: "b" };
  const entry = { class: "dossier", dossier: about, kind: "dossier.erased", version: 1, parents: [...parent] } as const;
  expectOk(await runtime.record([{ ...entry, key: KIT_KEY, body }]));
  ring.destroy(key);

  // The power goes before the snapshot is written anew: the next start does it.
  const again = expectOk(await openPrintDesk({ disk, core, routing, ...parts }));
  expect(again.queue.state().open.map(({ slip }) => slip)).toEqual(["label"]);
  expect(JSON.stringify(await readPrintSnapshot(disk, core))).not.toContain("Phương Thảo");
  const history = await readPrintHistory(journal, { incarnation: 0, sequence: 0 });
  expect(JSON.stringify(history)).not.toContain("Phương Thảo");
  expect(JSON.stringify(history)).toContain("Kệ B3");
  await again.close();
});
