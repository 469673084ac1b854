import { describe, expect, test } from "vitest";
import { acceptEpochs, sealEpochsFor, startNextEpoch } from "../../../electron/keys/centre-epochs";
import type { UnlockMethod } from "../../../electron/keys/master-key";
import { SECRETS_PATH } from "../../../electron/keys/secrets-file";
import {
  createStationSecrets,
  describeStationSecrets,
  unlockStationSecrets,
} from "../../../electron/keys/station-secrets";
import { readWholeFile, replaceWholeFile } from "../../../electron/disk/whole-file";
import type { StationId } from "../../../src/shared/brand";
import { decodeUtf8, encodeUtf8, toHex } from "../../../src/shared/bytes";
import { expectOk } from "../../../src/shared/result";
import { createFakeKeyring } from "../../fakes/fake-keyring";
import { createNobleCrypto } from "../../fakes/noble-crypto";
import { createSimulatedDisk } from "../../fakes/simulated-disk";
import { aStation, crypto, QUICK_STRETCH, tools } from "./station-keys-helper";

const station = "0123456789abcdef0123456789abcdef" as StationId;
const passphrase = "một câu để mở trạm";
const byPassphrase: UnlockMethod = { kind: "passphrase", passphrase };

describe("station secrets", () => {
  test("passphrase, keyring and recovery code open the same keys", async () => {
    const disk = createSimulatedDisk(1).boot();
    const keyring = createFakeKeyring();
    const { secrets, recoveryCode } = await aStation(disk, { keyring });
    const methods: UnlockMethod[] = [
      byPassphrase,
      { kind: "keyring", keyring },
      { kind: "recovery", code: recoveryCode ?? "" },
      { kind: "recovery", code: (recoveryCode ?? "").toLowerCase().replaceAll("-", " ") },
    ];
    for (const method of methods) {
      expect(expectOk(await unlockStationSecrets(disk, tools, method)).keys()).toEqual(secrets.keys());
    }
  });

  test("another implementation of the primitives opens what this one wrote", async () => {
    const disk = createSimulatedDisk(1).boot();
    const { secrets, recoveryCode } = await aStation(disk);
    const noble = { ...tools, crypto: createNobleCrypto() };
    for (const method of [byPassphrase, { kind: "recovery", code: recoveryCode ?? "" } as const]) {
      expect(expectOk(await unlockStationSecrets(disk, noble, method)).keys()).toEqual(secrets.keys());
    }
  });

  test("a passphrase typed with decomposed marks is the same passphrase", async () => {
    const disk = createSimulatedDisk(1).boot();
    await aStation(disk);
    const opened = await unlockStationSecrets(disk, tools, {
      ...byPassphrase,
      passphrase: passphrase.normalize("NFD"),
    });
    expect(opened.ok).toBe(true);
  });

  test("a wrong word, a lost or absent keyring are said, and the file stays byte for byte", async () => {
    const disk = createSimulatedDisk(1).boot();
    const keyring = createFakeKeyring();
    await aStation(disk, { keyring });
    const other = await aStation(createSimulatedDisk(2).boot());
    const before = toHex(expectOk(await readWholeFile(disk, SECRETS_PATH)));
    const kindOf = async (method: UnlockMethod): Promise<string> => {
      const opened = await unlockStationSecrets(disk, tools, method);
      return opened.ok ? "ok" : opened.fault.kind;
    };

    expect(await kindOf({ kind: "passphrase", passphrase: "sai" })).toBe("wrong-passphrase");
    expect(await kindOf({ kind: "recovery", code: other.recoveryCode ?? "" })).toBe("wrong-recovery-code");
    expect(await kindOf({ kind: "recovery", code: "7K3M" })).toBe("malformed-recovery-code");
    keyring.forget();
    expect(await kindOf({ kind: "keyring", keyring })).toBe("keyring-lost");
    keyring.disappear();
    expect(await kindOf({ kind: "keyring", keyring })).toBe("keyring-unavailable");
    expect(toHex(expectOk(await readWholeFile(disk, SECRETS_PATH)))).toBe(before);
    expect(await kindOf(byPassphrase)).toBe("ok");
  });

  test("after the keyring was lost, the passphrase opens and a new keyring can be tied in", async () => {
    const disk = createSimulatedDisk(1).boot();
    const keyring = createFakeKeyring();
    await aStation(disk, { keyring });
    keyring.forget();
    const secrets = expectOk(await unlockStationSecrets(disk, tools, byPassphrase));
    expectOk(await secrets.protectByKeyring(keyring));
    expect((await unlockStationSecrets(disk, tools, { kind: "keyring", keyring })).ok).toBe(true);
  });

  test("a new passphrase replaces the old one, and the keys are the same", async () => {
    const disk = createSimulatedDisk(1).boot();
    const { secrets } = await aStation(disk);
    expectOk(await secrets.changePassphrase("câu mới", QUICK_STRETCH));
    expect((await unlockStationSecrets(disk, tools, byPassphrase)).ok).toBe(false);
    const opened = expectOk(await unlockStationSecrets(disk, tools, { kind: "passphrase", passphrase: "câu mới" }));
    expect(opened.keys()).toEqual(secrets.keys());
  });

  test("a station that exists is never overwritten, not even a damaged one", async () => {
    const disk = createSimulatedDisk(1).boot();
    await aStation(disk);
    const again = await createStationSecrets(disk, tools, { station, opens: "centre", passphrase });
    expect(again).toEqual({ ok: false, fault: { kind: "secrets-exist" } });
    expectOk(await replaceWholeFile(disk, SECRETS_PATH, encodeUtf8("{")));
    const damaged = await createStationSecrets(disk, tools, { station, opens: "centre", passphrase });
    expect(damaged).toEqual({ ok: false, fault: { kind: "secrets-exist" } });
  });

  test("every flipped byte of the file is refused or harmless, never a different set of keys", async () => {
    const disk = createSimulatedDisk(1).boot();
    const { secrets } = await aStation(disk);
    const sound = expectOk(await readWholeFile(disk, SECRETS_PATH));
    const keys = JSON.stringify(secrets.keys());
    for (let at = 0; at < sound.length; at += 17) {
      const flipped = Uint8Array.from(sound);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      expectOk(await replaceWholeFile(disk, SECRETS_PATH, flipped));
      const opened = await unlockStationSecrets(disk, tools, byPassphrase);
      if (opened.ok) expect(JSON.stringify(opened.value.keys())).toBe(keys);
    }
  });

  test("a newer format and an absent station are told apart", async () => {
    const disk = createSimulatedDisk(1).boot();
    expect(await describeStationSecrets(disk)).toEqual({ ok: false, fault: { kind: "no-secrets" } });
    await aStation(disk);
    const text = decodeUtf8(expectOk(await readWholeFile(disk, SECRETS_PATH)));
    expectOk(await replaceWholeFile(disk, SECRETS_PATH, encodeUtf8(text.replace('"format": 1', '"format": 2'))));
    expect(await unlockStationSecrets(disk, tools, byPassphrase)).toEqual({
      ok: false,
      fault: { kind: "newer-format", format: 2 },
    });
  });

  test("a power cut during a change leaves the old secrets or the new ones", async () => {
    for (let seed = 0; seed < 24; seed += 1) {
      const simulated = createSimulatedDisk(seed);
      const { secrets } = await aStation(simulated.boot());
      const frozen = simulated.freezeAfter(seed % 12);
      await Promise.race([frozen, secrets.changePassphrase("câu mới", QUICK_STRETCH)]);
      simulated.crash("power");
      const disk = simulated.boot();
      const old = await unlockStationSecrets(disk, tools, byPassphrase);
      const changed = await unlockStationSecrets(disk, tools, { kind: "passphrase", passphrase: "câu mới" });
      expect([old.ok, changed.ok].filter(Boolean)).toHaveLength(1);
    }
  });

  test("a kiosk stores no key that opens the centre's dossiers", async () => {
    const desk = await aStation(createSimulatedDisk(1).boot());
    const disk = createSimulatedDisk(2).boot();
    const kiosk = await aStation(disk, { opens: "nothing", epochs: desk.secrets.keys().epochs });
    expect(kiosk.secrets.keys().epochs.map((epoch) => epoch.privateKey)).toEqual([null]);
    const reopened = expectOk(await unlockStationSecrets(disk, tools, byPassphrase));
    expect(reopened.keys().epochs.map((epoch) => epoch.privateKey)).toEqual([null]);
    expect(await startNextEpoch(crypto, kiosk.secrets)).toEqual({ ok: false, fault: { kind: "not-allowed" } });
  });

  test("a new epoch reaches the stations it is closed for, and no other", async () => {
    const desk = await aStation(createSimulatedDisk(1).boot());
    const kept = await aStation(createSimulatedDisk(2).boot(), { epochs: desk.secrets.keys().epochs });
    const revoked = await aStation(createSimulatedDisk(3).boot(), { epochs: desk.secrets.keys().epochs });
    const next = expectOk(await startNextEpoch(crypto, desk.secrets));
    expect(next.number).toBe(2);
    const box = sealEpochsFor(crypto, desk.secrets.keys(), {
      agreementPublicKey: kept.secrets.keys().agreement.publicKey,
      opens: "centre",
    });
    expectOk(await acceptEpochs(crypto, kept.secrets, box));
    expect(kept.secrets.keys().epochs).toEqual(desk.secrets.keys().epochs);
    expect(await acceptEpochs(crypto, revoked.secrets, box)).toEqual({ ok: false, fault: { kind: "not-authentic" } });
  });

  test("an epoch with another key under a known number is refused as a whole", async () => {
    const mine = await aStation(createSimulatedDisk(1).boot());
    const stranger = await aStation(createSimulatedDisk(2).boot());
    const box = sealEpochsFor(crypto, stranger.secrets.keys(), {
      agreementPublicKey: mine.secrets.keys().agreement.publicKey,
      opens: "centre",
    });
    const before = mine.secrets.keys();
    expect(await acceptEpochs(crypto, mine.secrets, box)).toEqual({
      ok: false,
      fault: { kind: "epoch-conflict", number: 1 },
    });
    expect(mine.secrets.keys()).toBe(before);
  });
});
