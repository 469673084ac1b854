import { expect, test } from "vitest";
import type { Disk } from "../../../src/shared/disk";
import { expectOk } from "../../../src/shared/result";
import { createSimulatedDisk } from "../../fakes/simulated-disk";

const filled = (length: number, byte: number): Uint8Array => new Uint8Array(length).fill(byte);
const seeds = Array.from({ length: 60 }, (_, seed) => seed);

async function startFile(disk: Disk): Promise<void> {
  const file = expectOk(await disk.open("f", "create"));
  expectOk(await file.write(0, filled(1024, 1)));
  expectOk(await file.flush());
  expectOk(await disk.flushDirectory(""));
}

async function contents(disk: Disk): Promise<number[]> {
  const file = expectOk(await disk.open("f", "read"));
  return [...expectOk(await file.read(0, 1e6))];
}

test("what was flushed with its name survives every power cut", async () => {
  for (const seed of seeds) {
    const simulated = createSimulatedDisk(seed);
    await startFile(simulated.boot());
    simulated.crash("power");
    expect(await contents(simulated.boot())).toEqual([...filled(1024, 1)]);
  }
});

test("what was not flushed is lost, kept and torn by sectors, depending on the seed", async () => {
  const seen = new Set<string>();
  for (const seed of seeds) {
    const simulated = createSimulatedDisk(seed);
    const disk = simulated.boot();
    await startFile(disk);
    const file = expectOk(await disk.open("f", "write"));
    expectOk(await file.write(0, filled(2048, 2)));
    simulated.crash("power");
    const bytes = await contents(simulated.boot());
    expect(bytes.slice(0, 512).every((byte) => byte === bytes[0])).toBe(true);
    seen.add(bytes.length === 1024 && !bytes.includes(2) ? "lost" : bytes.every((b) => b === 2) ? "kept" : "torn");
  }
  expect([...seen].sort()).toEqual(["kept", "lost", "torn"]);
});

test("a name that was not flushed may vanish with its file, and a killed process loses nothing", async () => {
  const found = new Set<boolean>();
  for (const seed of seeds) {
    const simulated = createSimulatedDisk(seed);
    const file = expectOk(await simulated.boot().open("f", "create"));
    expectOk(await file.write(0, filled(10, 1)));
    expectOk(await file.flush());
    simulated.crash("process");
    expect(await contents(simulated.boot())).toHaveLength(10);
    simulated.crash("power");
    found.add((await simulated.boot().open("f", "read")).ok);
  }
  expect(found).toEqual(new Set([true, false]));
});

test("after a rename that was not flushed there is the old or the new file, never a mixture", async () => {
  const found = new Set<string>();
  for (const seed of seeds) {
    const simulated = createSimulatedDisk(seed);
    const disk = simulated.boot();
    await startFile(disk);
    const file = expectOk(await disk.open("f.new", "create"));
    expectOk(await file.write(0, filled(700, 2)));
    expectOk(await file.flush());
    expectOk(await disk.rename("f.new", "f"));
    simulated.crash("power");
    found.add(JSON.stringify(await contents(simulated.boot())));
  }
  expect(found).toEqual(new Set([JSON.stringify([...filled(1024, 1)]), JSON.stringify([...filled(700, 2)])]));
});

test("after a failed flush a second one proves nothing: what was read back may still be missing on the platter", async () => {
  const lost = new Set<boolean>();
  for (const seed of seeds) {
    const simulated = createSimulatedDisk(seed);
    const disk = simulated.boot();
    await startFile(disk);
    const file = expectOk(await disk.open("f", "write"));
    expectOk(await file.write(0, filled(1024, 2)));
    simulated.planFault({ kind: "io", operation: "flush", afterCalls: 0 });
    expect(await file.flush()).toMatchObject({ fault: { kind: "io" } });
    expectOk(await file.flush());
    simulated.crash("power");
    lost.add((await contents(simulated.boot())).includes(1));
  }
  expect(lost).toEqual(new Set([true, false]));
});

test("a full disk takes part of a write and says so; a planned fault hits the call it was meant for", async () => {
  const simulated = createSimulatedDisk(3, 1500);
  const disk = simulated.boot();
  await startFile(disk);
  const file = expectOk(await disk.open("f", "write"));
  expect(await file.write(1024, filled(1000, 2))).toMatchObject({ fault: { kind: "no-space", path: "f" } });
  simulated.setCapacity(1e6);
  expectOk(await file.write(1024, filled(1000, 2)));
  simulated.planFault({ kind: "io", operation: "read", afterCalls: 1 });
  expectOk(await file.read(0, 1));
  expect(await file.read(0, 1)).toMatchObject({ fault: { kind: "io" } });
  expectOk(await file.read(0, 1));
});

test("a frozen process never gets an answer and the next life sees the disk", async () => {
  const simulated = createSimulatedDisk(4);
  const disk = simulated.boot();
  await startFile(disk);
  const frozen = simulated.freezeAfter(1);
  expectOk(await disk.list(""));
  let answered = false;
  void disk.list("").then(() => {
    answered = true;
  });
  await frozen;
  simulated.crash("process");
  expect(await contents(simulated.boot())).toHaveLength(1024);
  expect(answered).toBe(false);
});
