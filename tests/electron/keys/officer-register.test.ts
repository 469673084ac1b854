import { describe, expect, test } from "vitest";
import { readWholeFile, replaceWholeFile } from "../../../electron/disk/whole-file";
import { openOfficerRegister, type OfficerRegister } from "../../../electron/keys/officer-register";
import { parsePin, type Pin } from "../../../src/access/pin-rules";
import type { Officer, OfficerId } from "../../../src/access/officer";
import { encodeUtf8, toHex } from "../../../src/shared/bytes";
import type { Disk } from "../../../src/shared/disk";
import { expectOk, type Result } from "../../../src/shared/result";
import { createFixedClock, type FixedClock } from "../../fakes/fixed-clock";
import { createSeededIds } from "../../fakes/seeded-ids";
import { createSimulatedDisk } from "../../fakes/simulated-disk";
import { crypto, QUICK_STRETCH, tools } from "./station-keys-helper";

const registerKey = crypto.randomBytes(32);
const right: Pin = expectOk(parsePin("274918"));
const other: Pin = expectOk(parsePin("618204"));
const MINUTE = 60_000;

async function open(disk: Disk, clock: FixedClock): Promise<OfficerRegister> {
  const options = { disk, tools, clock, ids: createSeededIds(1), registerKey, stretch: QUICK_STRETCH };
  return expectOk(await openOfficerRegister(options));
}

async function withOfficer(): Promise<{ disk: Disk; clock: FixedClock; register: OfficerRegister; officer: Officer }> {
  const disk = createSimulatedDisk(1).boot();
  const clock = createFixedClock();
  const register = await open(disk, clock);
  const officer = expectOk(await register.add({ displayName: "Cán bộ Một", roles: ["officer"] }, right));
  return { disk, clock, register, officer };
}

async function fault(check: Promise<Result<Officer, { readonly kind: string }>>): Promise<{ readonly kind: string }> {
  const checked = await check;
  return checked.ok ? { kind: "ok" } : checked.fault;
}

async function failTimes(register: OfficerRegister, id: OfficerId, clock: FixedClock, times: number): Promise<void> {
  for (let turn = 0; turn < times; turn += 1) {
    expect(await fault(register.checkPin(id, "000000"))).toMatchObject({ kind: "wrong-pin" });
    if (turn < times - 1) clock.advance(15 * MINUTE);
  }
}

describe("register of officers", () => {
  test("the right PIN signs in, after a restart too", async () => {
    const { disk, clock, register, officer } = await withOfficer();
    expect(expectOk(await register.checkPin(officer.id, right))).toEqual(officer);
    const again = await open(disk, clock);
    expect(again.list()).toEqual([officer]);
    expect(expectOk(await again.checkPin(officer.id, right))).toEqual(officer);
  });

  test("after four wrong PINs even the right one waits 30 seconds, by the stopwatch, not by the clock", async () => {
    const { clock, register, officer } = await withOfficer();
    await failTimes(register, officer.id, clock, 4);
    clock.set(clock.now() + 24 * 60 * MINUTE);
    expect(await fault(register.checkPin(officer.id, right))).toEqual({ kind: "pause", milliseconds: 30_000 });
    clock.advance(29_999);
    expect(await fault(register.checkPin(officer.id, right))).toEqual({ kind: "pause", milliseconds: 1 });
    clock.advance(1);
    expect(await fault(register.checkPin(officer.id, right))).toEqual({ kind: "ok" });
  });

  test("a restart does not shorten a pause, and the right PIN clears it", async () => {
    const { disk, clock, register, officer } = await withOfficer();
    await failTimes(register, officer.id, clock, 8);
    const restarted = await open(disk, clock);
    expect(await fault(restarted.checkPin(officer.id, right))).toEqual({ kind: "pause", milliseconds: 15 * MINUTE });
    clock.advance(15 * MINUTE);
    expect(await fault(restarted.checkPin(officer.id, right))).toEqual({ kind: "ok" });
    expect(await fault(restarted.checkPin(officer.id, "000000"))).toEqual({ kind: "wrong-pin", pause: 0 });
  });

  test("a clock set back over a restart makes no pause longer than it is", async () => {
    const { disk, clock, register, officer } = await withOfficer();
    await failTimes(register, officer.id, clock, 8);
    clock.set(clock.now() - 1000 * 24 * 60 * MINUTE);
    const restarted = await open(disk, clock);
    clock.advance(15 * MINUTE);
    expect(await fault(restarted.checkPin(officer.id, right))).toEqual({ kind: "ok" });
  });

  test("a try whose plug is pulled while it is looked at counts as wrong", async () => {
    const simulated = createSimulatedDisk(3);
    const clock = createFixedClock();
    const register = await open(simulated.boot(), clock);
    const officer = expectOk(await register.add({ displayName: "Cán bộ Hai", roles: ["officer"] }, right));
    await failTimes(register, officer.id, clock, 3);
    const pulled = openOfficerRegister({
      disk: simulated.boot(),
      tools: {
        ...tools,
        stretch: () => {
          simulated.crash("power");
          return new Promise<never>(() => undefined);
        },
      },
      clock,
      ids: createSeededIds(2),
      registerKey,
    });
    void expectOk(await pulled).checkPin(officer.id, "111111");
    await new Promise((resolve) => setImmediate(resolve));
    expect(await fault((await open(simulated.boot(), clock)).checkPin(officer.id, right))).toMatchObject({
      kind: "pause",
    });
  });

  test("a supervisor unblocks at once or gives a new PIN", async () => {
    const { clock, register, officer } = await withOfficer();
    await failTimes(register, officer.id, clock, 6);
    expectOk(await register.unblock(officer.id));
    expect(await fault(register.checkPin(officer.id, right))).toEqual({ kind: "ok" });
    await failTimes(register, officer.id, clock, 6);
    expectOk(await register.setPin(officer.id, other));
    expect(await fault(register.checkPin(officer.id, other))).toEqual({ kind: "ok" });
    expect(await fault(register.checkPin(officer.id, right))).toMatchObject({ kind: "wrong-pin" });
  });

  test("one officer's wrong PINs do not stop another, and somebody who left cannot sign in", async () => {
    const { clock, register, officer } = await withOfficer();
    const second = expectOk(await register.add({ displayName: "Cán bộ Ba", roles: ["supervisor"] }, other));
    await failTimes(register, officer.id, clock, 6);
    expect(await fault(register.checkPin(second.id, other))).toEqual({ kind: "ok" });
    expectOk(await register.change(second.id, { active: false }));
    expect(await fault(register.checkPin(second.id, other))).toEqual({ kind: "unknown-officer" });
    expect(register.list().map(({ id }) => id)).toEqual([officer.id, second.id]);
  });

  test("when the disk fails, the PIN is not looked at", async () => {
    const simulated = createSimulatedDisk(1);
    const clock = createFixedClock();
    const register = await open(simulated.boot(), clock);
    const officer = expectOk(await register.add({ displayName: "Cán bộ Bốn", roles: ["officer"] }, right));
    simulated.planFault({ kind: "io", afterCalls: 0, operation: "flush" });
    expect(await fault(register.checkPin(officer.id, right))).toMatchObject({ kind: "disk" });
    expect(await fault(register.checkPin(officer.id, right))).toEqual({ kind: "ok" });
  });

  test("no name is readable in the file; a changed file is said and left alone", async () => {
    const { disk, clock } = await withOfficer();
    const bytes = expectOk(await readWholeFile(disk, "keys/officers"));
    expect(toHex(bytes)).not.toContain(toHex(encodeUtf8("Cán bộ")));
    const changed = Uint8Array.from(bytes);
    changed[30] = (changed[30] ?? 0) ^ 1;
    expectOk(await replaceWholeFile(disk, "keys/officers", changed));
    const opened = await openOfficerRegister({ disk, tools, clock, ids: createSeededIds(1), registerKey });
    expect(opened).toEqual({ ok: false, fault: { kind: "damaged-register" } });
    expect(toHex(expectOk(await readWholeFile(disk, "keys/officers")))).toBe(toHex(changed));
  });
});
