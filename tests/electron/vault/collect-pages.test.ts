import { describe, expect, test } from "vitest";
import { collectPages, type NamedPages } from "../../../electron/vault/collect-pages";
import { encodeUtf8 } from "../../../src/shared/bytes";
import { expectOk } from "../../../src/shared/result";
import { createFixedClock, type FixedClock } from "../../fakes/fixed-clock";
import { createSimulatedDisk } from "../../fakes/simulated-disk";
import { aDossierKey, aVault, someKeys } from "./vault-helper";

const DAY = 24 * 3600 * 1000;
const nobody: NamedPages = { pages: new Set(), complete: true };

async function setUp() {
  const disk = createSimulatedDisk(1).boot();
  const keys = await someKeys(disk);
  const before = await aVault(disk, keys);
  const key = await aDossierKey(before.ring);
  const kept = expectOk(await before.vault.put(key, encodeUtf8("được nhắc tới"), "image/png")).page;
  const lost = expectOk(await before.vault.put(key, encodeUtf8("không ai nhắc"), "image/png")).page;
  const { vault, ring } = await aVault(disk, keys, 2);
  const clock = createFixedClock();
  const collect = async (named: NamedPages, at: FixedClock = clock) =>
    collectPages(disk, at, vault, { ...named, pages: new Set([kept, ...named.pages]) });
  return { disk, vault, ring, key, clock, kept, lost, collect };
}

describe("collecting pages", () => {
  test("a page that nobody named for seven days goes, one that is named stays", async () => {
    const { vault, clock, kept, lost, collect } = await setUp();
    expect(expectOk(await collect(nobody))).toEqual({ removed: 0, waiting: 1 });
    clock.advance(7 * DAY - 1);
    expect(expectOk(await collect(nobody))).toEqual({ removed: 0, waiting: 1 });
    clock.advance(1);
    expect(expectOk(await collect(nobody))).toEqual({ removed: 1, waiting: 0 });
    expect((await vault.read(lost)).ok).toBe(false);
    expect((await vault.read(kept)).ok).toBe(true);
  });

  test("nothing is removed while drafts or journal were not read without damage", async () => {
    const { vault, clock, lost, collect } = await setUp();
    expectOk(await collect(nobody));
    clock.advance(30 * DAY);
    expect(await collect({ ...nobody, complete: false })).toEqual({ ok: false, fault: { kind: "not-certain" } });
    expect((await vault.read(lost)).ok).toBe(true);
  });

  test("a page that was named in between waits seven days again", async () => {
    const { vault, clock, lost, collect } = await setUp();
    expectOk(await collect(nobody));
    clock.advance(6 * DAY);
    expectOk(await collect({ pages: new Set([lost]), complete: true }));
    clock.advance(6 * DAY);
    expect(expectOk(await collect(nobody))).toEqual({ removed: 0, waiting: 1 });
    expect((await vault.read(lost)).ok).toBe(true);
  });

  test("a clock that jumps ahead takes no page of this run, and one that jumped back starts the days again", async () => {
    const { vault, ring, key, clock, lost, collect } = await setUp();
    const fresh = expectOk(await vault.put(key, encodeUtf8("vừa chụp"), "image/png")).page;
    clock.advance(400 * DAY);
    expectOk(await collect(nobody));
    clock.set(clock.now() - 390 * DAY);
    expect(expectOk(await collect(nobody))).toEqual({ removed: 0, waiting: 1 });
    clock.advance(7 * DAY);
    expect(expectOk(await collect(nobody))).toEqual({ removed: 1, waiting: 0 });
    expect((await vault.read(lost)).ok).toBe(false);
    expect((await vault.read(fresh)).ok).toBe(true);
    expect(ring.condition(key)).toBe("live");
  });

  test("what a write that was cut off left behind is cleared away", async () => {
    const { disk, lost, collect } = await setUp();
    const folder = `vault/${lost.slice(0, 2)}`;
    const half = `${lost.slice(0, 2)}${"0".repeat(62)}.new`;
    const file = expectOk(await disk.open(`${folder}/${half}`, "create"));
    await file.close();
    expectOk(await collect(nobody));
    expect(expectOk(await disk.list(folder))).not.toContain(half);
  });
});
