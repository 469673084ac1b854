import { expect, test } from "vitest";
import { createRecoveryDesk } from "../../../electron/app/recovery-paper";
import { unlockStationSecrets } from "../../../electron/keys/station-secrets";
import type { RecoveryPaper } from "../../../src/ipc/station-state";
import { ok } from "../../../src/shared/result";
import { createSimulatedDisk } from "../../fakes/simulated-disk";
import { aStation, crypto, tools } from "./station-keys-helper";

async function aDesk(training: boolean) {
  const disk = createSimulatedDisk(1).boot();
  const { secrets, recoveryCode } = await aStation(disk);
  let paper: RecoveryPaper = "unseen";
  const desk = createRecoveryDesk({
    crypto,
    secrets: () => secrets,
    paper: () => paper,
    maySkip: () => training,
    keep: (next) => {
      paper = next;
      return Promise.resolve(ok());
    },
  });
  const opens = async (code: string): Promise<boolean> =>
    (await unlockStationSecrets(disk, tools, { kind: "recovery", code })).ok;
  return { desk, opens, recoveryCode, paper: () => paper };
}

test("the code that is shown opens the station, and no code from before does", async () => {
  const { desk, opens, recoveryCode } = await aDesk(false);
  const sheet = await desk.show();
  if (!sheet.ok) throw new Error(sheet.fault.kind);
  expect(await opens(sheet.value.code)).toBe(true);
  expect(await opens(recoveryCode ?? "")).toBe(false);
  expect(await desk.show()).toEqual(sheet);
});

test("three groups as on the paper confirm it; then nobody is shown a code any more", async () => {
  const { desk, opens, paper } = await aDesk(false);
  const sheet = await desk.show();
  if (!sheet.ok) throw new Error(sheet.fault.kind);
  const { code, ask } = sheet.value;
  expect(new Set(ask).size).toBe(3);
  const groups = ask.map((place) => code.split("-")[place]?.toLowerCase() ?? "");
  expect(await desk.confirm([...groups].reverse())).toEqual({ ok: false, fault: { kind: "wrong-groups" } });
  expect(await desk.confirm(groups.slice(0, 2))).toMatchObject({ ok: false });
  expect(paper()).toBe("unseen");
  expect((await desk.confirm(groups)).ok).toBe(true);
  expect(paper()).toBe("confirmed");
  expect((await desk.show()).ok).toBe(false);
  expect(await opens(code)).toBe(true);
});

test("only the training centre may do without the paper", async () => {
  const service = await aDesk(false);
  expect((await service.desk.skip()).ok).toBe(false);
  expect(service.paper()).toBe("unseen");
  const training = await aDesk(true);
  expect((await training.desk.skip()).ok).toBe(true);
  expect(training.paper()).toBe("skipped");
});
