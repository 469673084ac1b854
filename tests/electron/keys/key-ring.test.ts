import { describe, expect, test } from "vitest";
import { startNextEpoch } from "../../../electron/keys/centre-epochs";
import { KEY_RING_PATH, openKeyRing, type KeyRing } from "../../../electron/keys/key-ring";
import type { StationSecrets } from "../../../electron/keys/opened-secrets";
import { readWholeFile, replaceWholeFile } from "../../../electron/disk/whole-file";
import { SLOT_BYTES, wrapContext } from "../../../src/access/key-slot";
import { openBox } from "../../../src/access/sealed-box";
import type { KeyId } from "../../../src/shared/brand";
import { encodeUtf8, toHex } from "../../../src/shared/bytes";
import type { Disk } from "../../../src/shared/disk";
import { expectOk, type Result } from "../../../src/shared/result";
import { createSeededIds } from "../../fakes/seeded-ids";
import { createSimulatedDisk } from "../../fakes/simulated-disk";
import { aStation, crypto } from "./station-keys-helper";

const context = encodeUtf8("entry");
const words = encodeUtf8("chỉ để thử");
let nextSeed = 1;

async function aRing(disk: Disk, secrets: StationSecrets): Promise<KeyRing> {
  nextSeed += 1;
  return expectOk(await openKeyRing({ disk, crypto, ids: createSeededIds(nextSeed), keys: () => secrets.keys() }));
}

function only(keys: Result<readonly KeyId[], unknown>): KeyId {
  const [key] = expectOk(keys);
  if (key === undefined) throw new Error("no key");
  return key;
}

function pair(keys: Result<readonly KeyId[], unknown>): [KeyId, KeyId] {
  const [first, second] = expectOk(keys);
  if (first === undefined || second === undefined) throw new Error("no keys");
  return [first, second];
}

describe("key ring", () => {
  test("what was sealed opens again after a restart", async () => {
    const disk = createSimulatedDisk(1).boot();
    const { secrets } = await aStation(disk);
    const ring = await aRing(disk, secrets);
    const keys = expectOk(await ring.create(40));
    const sealed = keys.map((key) => expectOk(ring.seal(key, words, context)));
    const reopened = await aRing(disk, secrets);
    expect(reopened.opening).toEqual({ live: 40, destroyed: 0, damagedSlots: [] });
    for (const [at, key] of keys.entries()) {
      expect(toHex(expectOk(reopened.open(key, sealed[at] ?? words, context)))).toBe(toHex(words));
    }
  });

  test("an unknown key, another context and another key's bytes are told apart", async () => {
    const disk = createSimulatedDisk(1).boot();
    const { secrets } = await aStation(disk);
    const ring = await aRing(disk, secrets);
    const [key, other] = pair(await ring.create(2));
    const sealed = expectOk(ring.seal(key, words, context));
    const unknown = "f".repeat(32) as KeyId; // of the form that the brand promises
    expect(ring.open(unknown, sealed, context)).toEqual({ ok: false, fault: { kind: "no-key", key: unknown } });
    expect(ring.open(key, sealed, words)).toEqual({ ok: false, fault: { kind: "not-authentic", key } });
    expect(ring.open(other, sealed, context)).toEqual({ ok: false, fault: { kind: "not-authentic", key: other } });
  });

  test("a key that was answered survives a power cut, whatever was going on", async () => {
    const { secrets } = await aStation(createSimulatedDisk(1).boot());
    for (let seed = 0; seed < 60; seed += 1) {
      const simulated = createSimulatedDisk(seed);
      const ring = await aRing(simulated.boot(), secrets);
      const safe: [KeyId, Uint8Array][] = [];
      const frozen = simulated.freezeAfter(seed % 9);
      const work = Promise.all(
        [1, 2, 3].map(async () => {
          for (const key of expectOk(await ring.create(2))) safe.push([key, expectOk(ring.seal(key, words, context))]);
        }),
      );
      await Promise.race([frozen, work]);
      const answered = [...safe];
      simulated.crash("power");
      const reopened = await aRing(simulated.boot(), secrets);
      for (const [key, sealed] of answered)
        expect(toHex(expectOk(reopened.open(key, sealed, context)))).toBe(toHex(words));
      expect(only(await reopened.create(1))).toHaveLength(32);
    }
  });

  test("after an I/O error or a full disk the answer is no, nothing before is lost, and it goes on", async () => {
    const { secrets } = await aStation(createSimulatedDisk(1).boot());
    for (const kind of ["io", "no-space"] as const) {
      for (let at = 0; at < 6; at += 1) {
        const simulated = createSimulatedDisk(at);
        const disk = simulated.boot();
        const ring = await aRing(disk, secrets);
        const before = only(await ring.create(1));
        const sealed = expectOk(ring.seal(before, words, context));
        simulated.planFault({ kind, afterCalls: at });
        const refused = await ring.create(1);
        simulated.forgetPlans();
        const after = only(await ring.create(1));
        const alsoSealed = expectOk(ring.seal(after, words, context));
        expect(at > 1 || !refused.ok).toBe(true);
        simulated.crash("power");
        const reopened = await aRing(simulated.boot(), secrets);
        expect(reopened.open(before, sealed, context).ok).toBe(true);
        expect(reopened.open(after, alsoSealed, context).ok).toBe(true);
      }
    }
  });

  test("a flipped byte anywhere harms at most the key it lies in, and never gives a wrong one", async () => {
    const disk = createSimulatedDisk(1).boot();
    const { secrets } = await aStation(disk);
    const ring = await aRing(disk, secrets);
    const keys = expectOk(await ring.create(3));
    const sealed = keys.map((key) => expectOk(ring.seal(key, words, context)));
    const sound = expectOk(await readWholeFile(disk, KEY_RING_PATH));
    for (let at = 0; at < sound.length; at += 1) {
      const flipped = Uint8Array.from(sound);
      flipped[at] = (flipped[at] ?? 0) ^ 4;
      expectOk(await replaceWholeFile(disk, KEY_RING_PATH, flipped));
      const reopened = await aRing(disk, secrets);
      expect(reopened.opening.damagedSlots).toEqual([Math.floor(at / SLOT_BYTES)]);
      for (const [index, key] of keys.entries()) {
        const opened = reopened.open(key, sealed[index] ?? words, context);
        if (index !== Math.floor(at / SLOT_BYTES)) expect(opened.ok).toBe(true);
        if (opened.ok) expect(toHex(opened.value)).toBe(toHex(words));
      }
    }
  });

  test("a destroyed key is gone: here, after a restart, from the bytes of the file, and for neighbours who offer it", async () => {
    const disk = createSimulatedDisk(1).boot();
    const { secrets } = await aStation(disk);
    const ring = await aRing(disk, secrets);
    const [key, kept] = pair(await ring.create(2));
    const sealed = expectOk(ring.seal(key, words, context));
    const copies = expectOk(await ring.portable([key]));
    const slot = toHex(expectOk(await readWholeFile(disk, KEY_RING_PATH)).subarray(32, 184));
    expectOk(await ring.destroy([key]));

    const gone = { ok: false, fault: { kind: "destroyed", key } };
    expect(ring.open(key, sealed, context)).toEqual(gone);
    expect(ring.seal(key, words, context)).toEqual(gone);
    const reopened = await aRing(disk, secrets);
    expect(reopened.open(key, sealed, context)).toEqual(gone);
    expect(expectOk(await reopened.adopt(copies))).toEqual({ added: 0, known: 1, refused: 0 });
    expect(reopened.condition(key)).toBe("destroyed");
    expect(reopened.condition(kept)).toBe("live");
    const bytes = toHex(expectOk(await readWholeFile(disk, KEY_RING_PATH)));
    for (let at = 0; at + 64 <= slot.length; at += 64) expect(bytes).not.toContain(slot.slice(at, at + 64));
  });

  test("a key destroyed before it ever came is not taken from a neighbour", async () => {
    const desk = await aStation(createSimulatedDisk(1).boot());
    const ring = await aRing(createSimulatedDisk(2).boot(), desk.secrets);
    const key = only(await ring.create(1));
    const disk = createSimulatedDisk(3).boot();
    expectOk(await (await aRing(disk, desk.secrets)).destroy([key]));
    const reopened = await aRing(disk, desk.secrets);
    expectOk(await reopened.adopt(expectOk(await ring.portable([key]))));
    expect(reopened.condition(key)).toBe("destroyed");
  });

  test("a power cut while a key is destroyed leaves it whole or gone, and an answered destruction holds", async () => {
    const { secrets } = await aStation(createSimulatedDisk(1).boot());
    for (let seed = 0; seed < 40; seed += 1) {
      const simulated = createSimulatedDisk(seed);
      const ring = await aRing(simulated.boot(), secrets);
      const [key, kept] = pair(await ring.create(2));
      const answered: KeyId[] = [];
      const frozen = simulated.freezeAfter(seed % 4);
      const work = ring.destroy([key]).then(() => {
        answered.push(key);
      });
      await Promise.race([frozen, work]);
      const promised = [...answered];
      simulated.crash("power");
      const reopened = await aRing(simulated.boot(), secrets);
      expect(reopened.condition(kept)).toBe("live");
      expect(reopened.opening.damagedSlots).toEqual([]);
      for (const gone of promised) expect(reopened.condition(gone)).toBe("destroyed");
    }
  });

  test("a kiosk seals, opens nothing, and its slots hold no wrap that it could open", async () => {
    const desk = await aStation(createSimulatedDisk(1).boot());
    const disk = createSimulatedDisk(2).boot();
    const kiosk = await aStation(disk, { opens: "nothing", epochs: desk.secrets.keys().epochs });
    const ring = await aRing(disk, kiosk.secrets);
    const key = only(await ring.create(1));
    const sealed = expectOk(ring.seal(key, words, context));
    expect(ring.open(key, sealed, context)).toEqual({ ok: false, fault: { kind: "not-allowed", key } });
    expect((await aRing(disk, kiosk.secrets)).open(key, sealed, context).ok).toBe(false);
    const bytes = expectOk(await readWholeFile(disk, KEY_RING_PATH));
    expect(bytes.subarray(32, 92).every((byte) => byte === 0)).toBe(true);

    const deskRing = await aRing(createSimulatedDisk(3).boot(), desk.secrets);
    expect(expectOk(await deskRing.adopt(expectOk(await ring.portable([key]))))).toMatchObject({ added: 1 });
    expect(toHex(expectOk(deskRing.open(key, sealed, context)))).toBe(toHex(words));
  });

  test("a postal station opens its own intake, and no key of a neighbour", async () => {
    const desk = await aStation(createSimulatedDisk(1).boot());
    const disk = createSimulatedDisk(2).boot();
    const postal = await aStation(disk, { opens: "own", epochs: desk.secrets.keys().epochs });
    const ring = await aRing(disk, postal.secrets);
    const key = only(await ring.create(1));
    const sealed = expectOk(ring.seal(key, words, context));
    expect((await aRing(disk, postal.secrets)).open(key, sealed, context).ok).toBe(true);
    const deskRing = await aRing(createSimulatedDisk(3).boot(), desk.secrets);
    const foreign = await deskRing.portable(expectOk(await deskRing.create(1)));
    expect(expectOk(await ring.adopt(expectOk(foreign)))).toEqual({ added: 0, known: 0, refused: 1 });
  });

  test("keys of a new epoch stay closed to a station that was revoked", async () => {
    const desk = await aStation(createSimulatedDisk(1).boot());
    const revoked = await aStation(createSimulatedDisk(2).boot(), { epochs: desk.secrets.keys().epochs });
    const deskRing = await aRing(createSimulatedDisk(3).boot(), desk.secrets);
    const before = only(await deskRing.create(1));
    expectOk(await startNextEpoch(crypto, desk.secrets));
    const after = only(await deskRing.create(1));
    const theirs = await aRing(createSimulatedDisk(4).boot(), revoked.secrets);
    const copies = expectOk(await deskRing.portable([before, after]));
    expect(expectOk(await theirs.adopt(copies))).toEqual({ added: 1, known: 0, refused: 1 });
    expect(theirs.condition(after)).toBe("unknown");
  });

  test("keys made before the province was known are closed for it on demand, once", async () => {
    const disk = createSimulatedDisk(1).boot();
    const { secrets } = await aStation(disk);
    const ring = await aRing(disk, secrets);
    const key = only(await ring.create(1));
    const sealed = expectOk(ring.seal(key, words, context));
    expect(expectOk(await ring.forProvince([key]))).toEqual([]);
    const province = crypto.createAgreementPair();
    expectOk(await secrets.change({ province: province.publicKey }));
    const [made] = expectOk(await ring.forProvince([key]));
    expect(expectOk(await ring.forProvince([key]))).toEqual([made]);
    const dossierKey = expectOk(openBox(crypto, province, made?.box ?? words, wrapContext("province", key)));
    expect(toHex(expectOk(crypto.open(dossierKey, sealed, context)))).toBe(toHex(words));
    expectOk(await ring.destroy([key]));
    expect((await aRing(disk, secrets)).open(key, sealed, context)).toMatchObject({ fault: { kind: "destroyed" } });
  });
});
