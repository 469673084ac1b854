import { expect, test } from "vitest";
import type { StationRuntime } from "../../../electron/station/station-runtime";
import { ZERO_HASH } from "../../../src/journal/entry";
import { expectOk } from "../../../src/shared/result";
import { anActor, dossierId } from "../../fakes/build-intake";
import { createSimulatedDisk } from "../../fakes/simulated-disk";
import { accept, openStationKit } from "../../fakes/station-kit";

/** One dossier; then another computer went on with this journal. */
async function aReadOnlyStation() {
  const looked: string[] = [];
  const lookedUnrecorded = (id: string, { officer }: { readonly officer: string }): number =>
    looked.push(`${officer} ${id}`);
  const { runtime, journal } = await openStationKit(createSimulatedDisk(1).boot(), { parts: { lookedUnrecorded } });
  await accept(runtime, { draftId: dossierId(1) });
  return { runtime, journal, looked };
}

const look = (runtime: StationRuntime) => runtime.openDossier(dossierId(1), anActor, null);

test("a dossier is opened although its journal takes nothing, and that somebody looked is told elsewhere", async () => {
  const { runtime, journal, looked } = await aReadOnlyStation();
  expectOk(await look(runtime));
  const { sequence } = journal.head();
  expect(looked).toEqual([]);
  journal.fence({ incarnation: 9, sequence: 1, hash: ZERO_HASH });
  const dossier = expectOk(await look(runtime));
  expect(dossier.core.code).toBeTruthy();
  expect(looked).toEqual([`${anActor.officer} ${dossierId(1)}`]);
  expect(journal.head().sequence).toBe(sequence);
});

test("a journal that is closed shows nothing", async () => {
  const { runtime, journal, looked } = await aReadOnlyStation();
  await journal.close();
  expect(await look(runtime)).toEqual({ ok: false, fault: { kind: "closed" } });
  expect(looked).toEqual([]);
});
