import { crc32 } from "node:zlib";
import { encodeSlot, wrapContext, type KeySlot, type SlotBoxes } from "../../src/access/key-slot";
import { openBox, sealBoxBody } from "../../src/access/sealed-box";
import type { KeyId } from "../../src/shared/brand";
import { concatBytes, equalBytes } from "../../src/shared/bytes";
import type { CryptoSuite } from "../../src/shared/crypto-suite";
import { currentEpoch, type UnlockedKeys } from "./unlocked-keys";

/** A fresh slot: wrapped for this station if it may open, closed for the centre's epoch and for the province. */
export function closeDossierKey(
  crypto: CryptoSuite,
  keys: UnlockedKeys,
  key: KeyId,
  dossierKey: Uint8Array,
): Uint8Array {
  return encodeSlot(
    {
      state: "live",
      key,
      epoch: currentEpoch(keys).number,
      wrap: wrapForStation(crypto, keys, key, dossierKey),
      boxes: closeBoxes(crypto, keys, key, dossierKey),
    },
    crc32,
  );
}

/** null on a station that opens nothing: such a wrap must not exist on its disk. */
export function wrapForStation(
  crypto: CryptoSuite,
  keys: UnlockedKeys,
  key: KeyId,
  dossierKey: Uint8Array,
): Uint8Array | null {
  return keys.opens === "nothing" ? null : crypto.seal(keys.ring, dossierKey, wrapContext("station", key));
}

/** The dossier key from the box for the centre, where this station has the private key of that epoch. */
export function openForCentre(crypto: CryptoSuite, keys: UnlockedKeys, slot: KeySlot): Uint8Array | undefined {
  const epoch = keys.epochs.find(({ number }) => number === slot.epoch);
  if (slot.boxes === null || epoch?.privateKey == null) return undefined;
  const pair = { publicKey: epoch.publicKey, privateKey: epoch.privateKey };
  const box = concatBytes(slot.boxes.ephemeral, slot.boxes.centre);
  const opened = openBox(crypto, pair, box, wrapContext("centre", slot.key));
  return opened.ok && opened.value.length === 32 ? opened.value : undefined;
}

/** Whether the slot can be opened by the province that is known now. */
export function isClosedForProvince(crypto: CryptoSuite, province: Uint8Array, slot: KeySlot): boolean {
  const tag = slot.boxes?.province?.tag;
  return tag !== undefined && equalBytes(tag, provinceTag(crypto, province));
}

function closeBoxes(crypto: CryptoSuite, keys: UnlockedKeys, key: KeyId, dossierKey: Uint8Array): SlotBoxes {
  const ephemeral = crypto.createAgreementPair();
  const close = (owner: Uint8Array, purpose: "centre" | "province"): Uint8Array =>
    sealBoxBody(crypto, ephemeral, owner, dossierKey, wrapContext(purpose, key));
  return {
    ephemeral: ephemeral.publicKey,
    centre: close(currentEpoch(keys).publicKey, "centre"),
    province:
      keys.province === null
        ? null
        : { tag: provinceTag(crypto, keys.province), box: close(keys.province, "province") },
  };
}

function provinceTag(crypto: CryptoSuite, province: Uint8Array): Uint8Array {
  return crypto.sha256(province).slice(0, 4);
}
