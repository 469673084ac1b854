import { describe, expect, test } from "vitest";
import { readWholeFile, replaceWholeFile } from "../../../electron/disk/whole-file";
import { createDraftStore, type DraftStore } from "../../../electron/drafts/draft-store";
import { createNodeCrypto } from "../../../electron/keys/node-crypto";
import type { DossierId } from "../../../src/shared/brand";
import { decodeUtf8, encodeUtf8, toHex } from "../../../src/shared/bytes";
import type { Disk } from "../../../src/shared/disk";
import { expectOk } from "../../../src/shared/result";
import { createSimulatedDisk } from "../../fakes/simulated-disk";

const crypto = createNodeCrypto();
const draftKey = crypto.randomBytes(32);
// Of the form that the brand promises.
const id = "ab".repeat(16) as DossierId;
const other = "cd".repeat(16) as DossierId;

function aStore(disk: Disk): DraftStore {
  return createDraftStore({ disk, crypto, draftKey });
}

describe("drafts", () => {
  test("the last one saved comes back after a restart, each by itself", async () => {
    const disk = createSimulatedDisk(1).boot();
    const store = aStore(disk);
    await Promise.all([1, 2, 3].map((turn) => store.save(id, encodeUtf8(`lần ${String(turn)}`))));
    expectOk(await store.save(other, encodeUtf8("khác")));
    const after = aStore(disk);
    expect(expectOk(await after.list())).toEqual([id, other]);
    expect(decodeUtf8(expectOk(await after.load(id)))).toBe("lần 3");
    expectOk(await after.remove(id));
    expect(expectOk(await after.list())).toEqual([other]);
    expect(await after.load(id)).toEqual({ ok: false, fault: { kind: "no-such-draft" } });
  });

  test("no word of a draft is readable on the disk", async () => {
    const disk = createSimulatedDisk(1).boot();
    expectOk(await aStore(disk).save(id, encodeUtf8("Nguyễn Văn Thử")));
    expect(toHex(expectOk(await readWholeFile(disk, `drafts/${id}`)))).not.toContain(toHex(encodeUtf8("Nguy")));
  });

  test("a power cut at any call leaves what was answered, or what was being saved", async () => {
    for (let cut = 0; cut < 60; cut += 1) {
      const simulated = createSimulatedDisk(cut);
      const store = aStore(simulated.boot());
      expectOk(await store.save(id, encodeUtf8("0")));
      const answered = [0];
      const frozen = simulated.freezeAfter(cut % 20);
      const work = (async () => {
        for (let turn = 1; turn <= 3; turn += 1) {
          expectOk(await store.save(id, encodeUtf8(String(turn))));
          answered.push(turn);
        }
      })();
      await Promise.race([frozen, work]);
      const last = answered.at(-1) ?? 0;
      simulated.crash("power");
      const found = Number(decodeUtf8(expectOk(await aStore(simulated.boot()).load(id))));
      expect(found).toBeGreaterThanOrEqual(last);
      expect(found).toBeLessThanOrEqual(last + 1);
    }
  });

  test("on a full disk the answer is no and the draft before stands", async () => {
    for (let at = 0; at < 7; at += 1) {
      const simulated = createSimulatedDisk(at);
      const store = aStore(simulated.boot());
      expectOk(await store.save(id, encodeUtf8("trước")));
      simulated.planFault({ kind: "no-space", afterCalls: at });
      const saved = await store.save(id, encodeUtf8("sau"));
      simulated.forgetPlans();
      if (!saved.ok) expect(saved.fault).toEqual({ kind: "disk-full" });
      expect(["trước", "sau"]).toContain(decodeUtf8(expectOk(await store.load(id))));
      expectOk(await store.save(id, encodeUtf8("lại")));
      expect(decodeUtf8(expectOk(await store.load(id)))).toBe("lại");
    }
  });

  test("a damaged draft is said and kept aside, the others open", async () => {
    const disk = createSimulatedDisk(1).boot();
    const store = aStore(disk);
    expectOk(await store.save(id, encodeUtf8("một")));
    expectOk(await store.save(other, encodeUtf8("hai")));
    const bytes = Uint8Array.from(expectOk(await readWholeFile(disk, `drafts/${id}`)));
    bytes[20] = (bytes[20] ?? 0) ^ 1;
    expectOk(await replaceWholeFile(disk, `drafts/${id}`, bytes));
    expect(await store.load(id)).toEqual({ ok: false, fault: { kind: "unreadable" } });
    expect(expectOk(await store.list())).toEqual([other]);
    expect(expectOk(await store.listDamaged())).toEqual([id]);
    expect(toHex(expectOk(await readWholeFile(disk, `drafts/damaged/${id}`)))).toBe(toHex(bytes));
    expect((await store.load(other)).ok).toBe(true);
  });

  test("a draft under another draft's name is not taken for it", async () => {
    const disk = createSimulatedDisk(1).boot();
    const store = aStore(disk);
    expectOk(await store.save(id, encodeUtf8("một")));
    const bytes = expectOk(await readWholeFile(disk, `drafts/${id}`));
    expectOk(await replaceWholeFile(disk, `drafts/${other}`, bytes));
    expect((await store.load(other)).ok).toBe(false);
  });
});
