import { expect, test } from "vitest";
import { openVoiceDesk } from "../../../electron/hall/voice-desk";
import type { Sender } from "../../../electron/ipc/answer";
import { createDerivedKeySealer } from "../../fakes/derived-key-sealer";
import { createSimulatedDisk, type SimulatedDisk } from "../../fakes/simulated-disk";
import { KIT_KEY, kitCrypto } from "../../fakes/station-kit";

const SUPERVISOR: Sender = { id: 1, kind: "supervisor" };
const BOARD: Sender = { id: 2, kind: "board" };
const core = { ring: createDerivedKeySealer(kitCrypto), stationKey: KIT_KEY };

async function open(disk: SimulatedDisk) {
  const told: string[] = [];
  const replies = await openVoiceDesk({
    disk: disk.boot(),
    core,
    sessions: {
      require({ kind }) {
        if (kind !== "supervisor") throw new Error("nobody is signed in");
        return { officer: "o", name: "n", role: "supervisor" };
      },
    },
    changed: () => told.push("changed"),
  });
  return { replies, told };
}

test("a setting lasts through a power cut, and the board hears it with its next call", async () => {
  const disk = createSimulatedDisk(1);
  const { replies } = await open(disk);
  expect(await replies["voice:describe"](undefined, BOARD)).toEqual({
    settings: { volume: 80, english: false },
    state: undefined,
  });
  expect(await replies["voice:save"]({ volume: 0, english: true }, SUPERVISOR)).toEqual({ ok: true, value: undefined });
  disk.crash("power");
  const again = await open(disk);
  const { settings } = await again.replies["voice:describe"](undefined, BOARD);
  expect(settings).toEqual({ volume: 0, english: true });
});

test("a setting that the disk does not take is not in force", async () => {
  const disk = createSimulatedDisk(1);
  const { replies } = await open(disk);
  disk.planFault({ kind: "no-space", afterCalls: 0, operation: "write" });
  expect(await replies["voice:save"]({ volume: 0, english: false }, SUPERVISOR)).toEqual({
    ok: false,
    fault: { kind: "not-saved" },
  });
  expect((await replies["voice:describe"](undefined, BOARD)).settings.volume).toBe(80);
});

test("a board that cannot speak is told to the supervisor once", async () => {
  const { replies, told } = await open(createSimulatedDisk(1));
  await replies["voice:tell"]({ state: "no-sound" }, BOARD);
  await replies["voice:tell"]({ state: "no-sound" }, BOARD);
  expect((await replies["voice:describe"](undefined, SUPERVISOR)).state).toBe("no-sound");
  expect(told).toEqual(["changed"]);
});

test("only who may keep the machines sets it", async () => {
  const { replies } = await open(createSimulatedDisk(1));
  await expect(async () => replies["voice:save"]({ volume: 0, english: false }, BOARD)).rejects.toThrow("signed in");
});
