import { describe, expect, test } from "vitest";
import { readWholeFile, replaceWholeFile } from "../../../electron/disk/whole-file";
import { pagePath } from "../../../electron/vault/page-place";
import { createVault, type StoredPage } from "../../../electron/vault/vault";
import { encodeUtf8, toHex } from "../../../src/shared/bytes";
import { expectOk } from "../../../src/shared/result";
import { createSimulatedDisk } from "../../fakes/simulated-disk";
import { crypto } from "../keys/station-keys-helper";
import { aDossierKey, aVault, someKeys } from "./vault-helper";

const image = encodeUtf8("ảnh chụp giấy khai sinh, dài hơn một khối");
const damaged = { ok: false, fault: { kind: "unreadable", why: "damaged" } };

describe("vault", () => {
  test("a page comes back byte for byte, with its hash, size and media type", async () => {
    const disk = createSimulatedDisk(1).boot();
    const { ring, vault } = await aVault(disk, await someKeys(disk));
    const key = await aDossierKey(ring);
    const stored = expectOk(await vault.put(key, image, "image/jpeg"));
    expect(stored).toMatchObject({ sha256: toHex(crypto.sha256(image)), size: image.length, mediaType: "image/jpeg" });
    expect(toHex(expectOk(await vault.get(key, stored)))).toBe(toHex(image));
    expect(expectOk(await vault.read(stored.page))).toMatchObject({ mediaType: "image/jpeg", key });
  });

  test("nothing of a page is readable on the disk, its name included", async () => {
    const disk = createSimulatedDisk(1).boot();
    const { ring, vault } = await aVault(disk, await someKeys(disk));
    const stored = expectOk(await vault.put(await aDossierKey(ring), image, "image/jpeg"));
    const file = toHex(expectOk(await readWholeFile(disk, pagePath(stored.page))));
    expect(file).not.toContain(toHex(image.subarray(0, 8)));
    expect(file).not.toContain(toHex(encodeUtf8("image")));
    expect(stored.page).not.toBe(stored.sha256);
  });

  test("the same bytes twice are one file; under another dossier's key they are two", async () => {
    const disk = createSimulatedDisk(1).boot();
    const { ring, vault } = await aVault(disk, await someKeys(disk));
    const [key, other] = [await aDossierKey(ring), await aDossierKey(ring)];
    const twice = await Promise.all([vault.put(key, image, "image/png"), vault.put(key, image, "image/png")]);
    const again = await vault.put(key, image, "image/png");
    const pages = [...twice, again].map((result) => expectOk(result).page);
    expect(new Set(pages).size).toBe(1);
    const elsewhere = expectOk(await vault.put(other, image, "image/png"));
    expect(elsewhere.page).not.toBe(pages[0]);
    expectOk(await ring.destroy([other]));
    expect((await vault.read(pages[0] ?? "")).ok).toBe(true);
    expect(await vault.read(elsewhere.page)).toMatchObject({ fault: { kind: "unreadable", why: "sealed" } });
  });

  test("a page that was answered survives a power cut at any call", async () => {
    const keys = await someKeys(createSimulatedDisk(1).boot());
    for (let cut = 0; cut < 40; cut += 1) {
      const simulated = createSimulatedDisk(cut);
      const { ring, vault } = await aVault(simulated.boot(), keys);
      const key = await aDossierKey(ring);
      const safe: StoredPage[] = [];
      const frozen = simulated.freezeAfter(cut);
      const work = (async () => {
        for (const name of ["một", "hai"]) safe.push(expectOk(await vault.put(key, encodeUtf8(name), "text/plain")));
      })();
      await Promise.race([frozen, work]);
      const answered = [...safe];
      simulated.crash("power");
      const after = await aVault(simulated.boot(), keys, 2);
      for (const page of answered) expect((await after.vault.get(key, page)).ok).toBe(true);
      const again = expectOk(await after.vault.put(key, encodeUtf8("hai"), "text/plain"));
      expect((await after.vault.get(key, again)).ok).toBe(true);
    }
  });

  test("after a full disk or an I/O error at any call nothing half written is there, and a second try holds", async () => {
    const keys = await someKeys(createSimulatedDisk(1).boot());
    for (const kind of ["io", "no-space"] as const) {
      for (let at = 0; at < 14; at += 1) {
        const simulated = createSimulatedDisk(at);
        const disk = simulated.boot();
        const { ring, vault } = await aVault(disk, keys);
        const key = await aDossierKey(ring);
        simulated.planFault({ kind, afterCalls: at });
        const first = await vault.put(key, image, "image/png");
        simulated.forgetPlans();
        if (!first.ok) expect(first.fault.kind).toBe(kind === "io" ? "disk-fault" : "disk-full");
        const stored = expectOk(await vault.put(key, image, "image/png"));
        simulated.crash("power");
        const after = await aVault(simulated.boot(), keys, 2);
        expect(toHex(expectOk(await after.vault.get(key, stored)))).toBe(toHex(image));
        const names = expectOk(await simulated.boot().list(`vault/${stored.page.slice(0, 2)}`));
        expect(names).toEqual([stored.page]);
      }
    }
  });

  test("below 300 MB free no page is taken, and what is there can be read", async () => {
    const simulated = createSimulatedDisk(1);
    const disk = simulated.boot();
    const { ring, vault } = await aVault(disk, await someKeys(disk));
    const key = await aDossierKey(ring);
    const stored = expectOk(await vault.put(key, image, "image/png"));
    simulated.setCapacity(300_000_000);
    const refused = await vault.put(key, encodeUtf8("khác"), "image/png");
    expect(refused).toEqual({ ok: false, fault: { kind: "disk-full" } });
    expect((await vault.get(key, stored)).ok).toBe(true);
  });

  test("every flipped or missing byte is damage, never another picture; putting it again mends it", async () => {
    const disk = createSimulatedDisk(1).boot();
    const { ring, vault } = await aVault(disk, await someKeys(disk));
    const key = await aDossierKey(ring);
    const stored = expectOk(await vault.put(key, image, "image/png"));
    const sound = expectOk(await readWholeFile(disk, pagePath(stored.page)));
    for (let at = 0; at < sound.length; at += 1) {
      const flipped = Uint8Array.from(sound);
      flipped[at] = (flipped[at] ?? 0) ^ 16;
      expectOk(await replaceWholeFile(disk, pagePath(stored.page), flipped));
      expect(await vault.get(key, stored)).toEqual(damaged);
      expectOk(await replaceWholeFile(disk, pagePath(stored.page), sound.subarray(0, at)));
      expect(await vault.get(key, stored)).toEqual(damaged);
    }
    expectOk(await vault.put(key, image, "image/png"));
    expect(toHex(expectOk(await vault.get(key, stored)))).toBe(toHex(image));
  });

  test("a page of another dossier under this name, and a name that is a path, are refused", async () => {
    const disk = createSimulatedDisk(1).boot();
    const { ring, vault } = await aVault(disk, await someKeys(disk));
    const [key, other] = [await aDossierKey(ring), await aDossierKey(ring)];
    const mine = expectOk(await vault.put(key, image, "image/png"));
    const theirs = expectOk(await vault.put(other, encodeUtf8("khác"), "image/png"));
    const bytes = expectOk(await readWholeFile(disk, pagePath(theirs.page)));
    expectOk(await replaceWholeFile(disk, pagePath(mine.page), bytes));
    expect(await vault.get(key, mine)).toEqual(damaged);
    expect(await vault.get(key, theirs)).toEqual(damaged);
    for (const name of ["../keys/station.json", "", "AA".repeat(32)]) {
      expect(await vault.read(name)).toEqual({ ok: false, fault: { kind: "unreadable", why: "missing" } });
    }
  });

  test("another station cannot tell from the names which pages are here", async () => {
    const disk = createSimulatedDisk(1).boot();
    const keys = await someKeys(disk);
    const { ring, vault } = await aVault(disk, keys);
    const key = await aDossierKey(ring);
    const stranger = createVault({ disk, crypto, sealer: ring, nameKey: crypto.randomBytes(32) });
    const mine = expectOk(await vault.put(key, image, "image/png"));
    expect(expectOk(await stranger.put(key, image, "image/png")).page).not.toBe(mine.page);
  });
});
