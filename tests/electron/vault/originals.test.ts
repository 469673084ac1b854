import { describe, expect, test } from "vitest";
import { readWholeFile } from "../../../electron/disk/whole-file";
import type { KeyRing } from "../../../electron/keys/key-ring";
import type { OriginalHead } from "../../../electron/vault/original-file";
import {
  createOriginals,
  type NewOriginal,
  type Originals,
  type OriginalsParts,
} from "../../../electron/vault/originals";
import type { DossierId, KeyId } from "../../../src/shared/brand";
import { encodeUtf8, toHex } from "../../../src/shared/bytes";
import type { Disk } from "../../../src/shared/disk";
import { expectOk } from "../../../src/shared/result";
import { createSimulatedDisk } from "../../fakes/simulated-disk";
import { aDossierKey, aVault, someKeys } from "./vault-helper";

const LIMITS = { mostBytes: 2_000_000_000, shareOfDisk: 0.05, mostFileBytes: 1_000_000 };
const NOW = Date.UTC(2026, 10, 24, 3);
// Of the form that the brand promises.
const DOSSIER = "0123456789abcdef0123456789abcdef" as DossierId;
const picture = encodeUtf8("ảnh chụp nguyên vẹn của tờ khai, dài hơn trang đã chỉnh");
const prepared = encodeUtf8("trang đã chỉnh");

interface Opened {
  readonly ring: KeyRing;
  readonly key: KeyId;
  readonly page: string;
  readonly originals: Originals;
  readonly vault: Awaited<ReturnType<typeof aVault>>["vault"];
}

function originalsOn(disk: Disk, ring: KeyRing, changes: Partial<OriginalsParts> = {}): Originals {
  let now = NOW;
  return createOriginals({
    disk,
    clock: { now: () => (now += 1000), elapsed: () => 0 },
    sealer: ring,
    isFree: () => Promise.resolve(false),
    limits: () => LIMITS,
    ...changes,
  });
}

async function open(disk: Disk, changes: Partial<OriginalsParts> = {}): Promise<Opened> {
  const { ring, vault } = await aVault(disk, await someKeys(disk));
  const key = await aDossierKey(ring);
  const { page } = expectOk(await vault.put(key, prepared, "image/jpeg"));
  return { ring, key, page, vault, originals: originalsOn(disk, ring, changes) };
}

const original = (key: KeyId, page: string, bytes = picture) => ({
  dossier: DOSSIER,
  key,
  page,
  bytes,
  mediaType: "image/jpeg",
  number: 1,
});
const pdf = encodeUtf8("%PDF-1.7 hai trang");
/** The two pages of one file, told one after the other. */
const twoPages = (key: KeyId): readonly NewOriginal[] => {
  const file = { ...original(key, pageNamed("1"), pdf), mediaType: "application/pdf" };
  return [file, { ...file, page: pageNamed("2"), number: 2, beside: file.page }];
};
const pageNamed = (digit: string): string => digit.repeat(64);

describe("untouched originals", () => {
  test("come back byte for byte by the name of their page, also after the program was started again", async () => {
    const disk = createSimulatedDisk(1).boot();
    const { ring, key, page, originals } = await open(disk);
    expect(await originals.has(page)).toBe(false);
    expect(await originals.keep(original(key, page))).toBe(true);
    const again = originalsOn(disk, ring);
    expect(await again.has(page)).toBe(true);
    const read = await again.read(page);
    expect(toHex(read?.bytes ?? new Uint8Array())).toBe(toHex(picture));
    expect(read?.mediaType).toBe("image/jpeg");
    expect(again.use()).toMatchObject({ files: 1, notKept: 0 });
    expect(await again.has("../journal")).toBe(false);
    expect(await again.read("../journal")).toBeUndefined();
  });

  test("lie sealed: no byte of them is in clear, a changed byte or another name opens nothing", async () => {
    const disk = createSimulatedDisk(1).boot();
    const { key, page, originals } = await open(disk);
    await originals.keep(original(key, page));
    const stored = expectOk(await readWholeFile(disk, `originals/${page}`));
    expect(toHex(stored)).not.toContain(toHex(picture.subarray(0, 6)));
    const other = pageNamed("a");
    expectOk(await disk.rename(`originals/${page}`, `originals/${other}`));
    expect(await originals.read(other)).toBeUndefined();
    expectOk(await disk.rename(`originals/${other}`, `originals/${page}`));
    const file = expectOk(await disk.open(`originals/${page}`, "write"));
    for (const at of [30, 45, stored.length - 1]) {
      expectOk(await file.write(at, Uint8Array.of((stored[at] ?? 0) ^ 1)));
      expect(await originals.read(page)).toBeUndefined();
      expectOk(await file.write(at, stored.subarray(at, at + 1)));
    }
    expect(await originals.read(page)).toBeDefined();
  });

  test("cannot be opened once the key of their dossier was destroyed", async () => {
    const disk = createSimulatedDisk(1).boot();
    const { ring, key, page, originals } = await open(disk);
    await originals.keep(original(key, page));
    expect(await originals.read(page)).toBeDefined();
    expectOk(await ring.destroy([key]));
    expect(await originals.read(page)).toBeUndefined();
  });

  test("follow a page through its edits", async () => {
    const disk = createSimulatedDisk(1).boot();
    const { key, page, originals } = await open(disk);
    const [turned, cropped] = [pageNamed("b"), pageNamed("c")];
    await originals.keep(original(key, page));
    await originals.follow(turned, page);
    await originals.follow(cropped, turned);
    await originals.follow(pageNamed("d"), pageNamed("e"));
    expect(toHex((await originals.read(cropped))?.bytes ?? new Uint8Array())).toBe(toHex(picture));
    expect(await originals.has(pageNamed("d"))).toBe(false);
  });

  test("a file of several pages lies there once, and each page finds it with its own number", async () => {
    const disk = createSimulatedDisk(1).boot();
    const { ring, key, originals } = await open(disk);
    for (const each of twoPages(key)) expect(await originals.keep(each)).toBe(true);
    const used = originals.use()?.bytes ?? 0;
    expect(used).toBeLessThan(2 * (pdf.length + 200));
    await originals.follow(pageNamed("3"), pageNamed("2"));
    const again = originalsOn(disk, ring);
    for (const [name, number] of [
      ["1", 1],
      ["2", 2],
      ["3", 2],
    ] as const) {
      const read = await again.read(pageNamed(name));
      expect(toHex(read?.bytes ?? new Uint8Array())).toBe(toHex(pdf));
      expect(read).toMatchObject({ mediaType: "application/pdf", number });
    }
  });

  test("a page whose file went says so, and brings it again when it comes again", async () => {
    const free = new Set<number>([NOW + 1000]);
    const isFree = (head: OriginalHead): Promise<boolean> => Promise.resolve(free.has(head.takenAt));
    const { key, originals } = await open(createSimulatedDisk(1).boot(), { isFree });
    const [first, second] = twoPages(key);
    if (first === undefined || second === undefined) throw new Error("two pages");
    await originals.keep(first);
    await originals.keep(second);
    expect(await originals.clear()).toBe(1);
    expect(await originals.has(second.page)).toBe(false);
    expect(await originals.read(second.page)).toBeUndefined();
    expect(await originals.keep(second)).toBe(true);
    expect(await originals.read(second.page)).toMatchObject({ mediaType: "application/pdf", number: 2 });
  });

  test("a file larger than the limit is not kept, and is counted", async () => {
    const limits = () => ({ ...LIMITS, mostFileBytes: 10 });
    const { key, page, originals } = await open(createSimulatedDisk(1).boot(), { limits });
    expect(await originals.keep(original(key, page))).toBe(false);
    expect(originals.use()).toMatchObject({ files: 0, notKept: 1 });
  });

  test("a power cut at any call leaves the original whole or absent, and the page as it was", async () => {
    const keys = await someKeys(createSimulatedDisk(1).boot());
    const seen = new Set<string>();
    for (let cut = 0; cut < 24; cut += 1) {
      const simulated = createSimulatedDisk(cut);
      const disk = simulated.boot();
      const { ring, vault } = await aVault(disk, keys);
      const key = await aDossierKey(ring);
      const stored = expectOk(await vault.put(key, prepared, "image/jpeg"));
      const frozen = simulated.freezeAfter(cut);
      const answered = { kept: false };
      const work = originalsOn(disk, ring)
        .keep(original(key, stored.page))
        .then((kept) => (answered.kept = kept));
      await Promise.race([frozen, work]);
      const { kept } = answered;
      simulated.crash("power");
      const now = simulated.boot();
      const after = await aVault(now, keys, 2);
      expect(toHex(expectOk(await after.vault.get(key, stored)))).toBe(toHex(prepared));
      const originals = originalsOn(now, after.ring);
      const read = await originals.read(stored.page);
      if (kept) expect(read).toBeDefined();
      if (read !== undefined) expect(toHex(read.bytes)).toBe(toHex(picture));
      expect(await originals.has(stored.page)).toBe(read !== undefined);
      seen.add(read === undefined ? "absent" : "whole");
      const names = await now.list("originals");
      expect(names.ok ? names.value.filter((name) => name.endsWith(".new")) : []).toEqual([]);
      expect(await originals.keep(original(key, stored.page))).toBe(true);
    }
    expect([...seen].sort()).toEqual(["absent", "whole"]);
  });

  test("a full disk or an I/O error at any call keeps none and says so; the page stays", async () => {
    for (const kind of ["io", "no-space"] as const) {
      for (let at = 0; at < 12; at += 1) {
        const simulated = createSimulatedDisk(at);
        const { key, page, originals, vault } = await open(simulated.boot());
        simulated.planFault({ kind, afterCalls: at });
        const kept = await originals.keep(original(key, page));
        simulated.forgetPlans();
        expect(originals.use()?.notKept).toBe(kept ? 0 : 1);
        expect((await vault.read(page)).ok).toBe(true);
        expect(await originals.keep(original(key, page))).toBe(true);
      }
    }
  });

  test("below 300 MB free none is kept", async () => {
    const simulated = createSimulatedDisk(1);
    const { key, page, originals } = await open(simulated.boot());
    simulated.setCapacity(300_000_000);
    expect(await originals.keep(original(key, page))).toBe(false);
    expect(originals.use()).toMatchObject({ files: 0, notKept: 1 });
  });

  test("the budget is a share of the disk, and is told", async () => {
    const { key, page, originals } = await open(createSimulatedDisk(1, 10_000_000_000).boot());
    await originals.keep(original(key, page));
    const budget = originals.use()?.budgetBytes ?? 0;
    expect(budget).toBeGreaterThan(490_000_000);
    expect(budget).toBeLessThanOrEqual(500_000_000);
  });

  test("where the budget is used up the oldest that is free makes room; what is owed stays and the new one is not kept", async () => {
    const disk = createSimulatedDisk(1).boot();
    const free = new Set<number>();
    const isFree = (head: OriginalHead): Promise<boolean> => Promise.resolve(free.has(head.takenAt));
    const { key, originals } = await open(disk, { isFree, limits: () => ({ ...LIMITS, mostBytes: 3 * 1150 }) });
    const large = new Uint8Array(1000);
    for (const digit of ["1", "2", "3"]) {
      expect(await originals.keep(original(key, pageNamed(digit), large))).toBe(true);
    }
    expect(await originals.keep(original(key, pageNamed("4"), large))).toBe(false);
    expect(originals.use()).toMatchObject({ files: 3, notKept: 1 });
    for (const second of [2, 3]) free.add(NOW + second * 1000);
    expect(await originals.keep(original(key, pageNamed("5"), large))).toBe(true);
    const left = await Promise.all(["1", "2", "3", "5"].map((digit) => originals.has(pageNamed(digit))));
    expect(left).toEqual([true, false, true, true]);
    expect(await originals.clear()).toBe(1);
    expect(originals.use()).toMatchObject({ files: 2 });
  });
});
