import { expect, test } from "vitest";
import { openPrintDesk } from "../../../electron/core/print-desk";
import { readPrintHistory } from "../../../electron/core/print-history";
import { SYSTEM_TIMERS } from "../../../electron/devices/printer/timers";
import type { JournalCondition } from "../../../electron/journal/journal";
import type { PrintEntry } from "../../../src/printing/print-entry";
import { expectOk } from "../../../src/shared/result";
import { createDerivedKeySealer } from "../../fakes/derived-key-sealer";
import { createFixedClock } from "../../fakes/fixed-clock";
import { createSeededIds } from "../../fakes/seeded-ids";
import { createSimulatedDisk } from "../../fakes/simulated-disk";
import { KIT_KEY, kitCrypto, openStationKit } from "../../fakes/station-kit";

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
