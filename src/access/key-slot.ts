import type { KeyId } from "../shared/brand";
import { concatBytes, encodeUtf8, equalBytes, fromHex, toHex } from "../shared/bytes";

/**
 * One dossier key in the key ring: 256 bytes, so that no slot crosses a sector and damage in one leaves the others.
 *
 *    0  2  "QK"                      28  4  zero
 *    2  1  version, 1                32 60  key wrapped for this station: AES-256-GCM under its ring key
 *    3  1  state: 1 live,            92 32  ephemeral X25519 public key of the two boxes
 *          2 destroyed              124 60  box for the centre's epoch (sealed-box.ts, without the ephemeral key)
 *    4 16  key id                   184 60  box for the province
 *   20  4  centre epoch, LE         244  8  zero
 *   24  4  province key: first four 252  4  CRC-32 (as in zlib) of the bytes before, LE
 *          bytes of its SHA-256
 *
 * A part that is not there is zero. The context of each wrap is its purpose and the key id.
 */
export const SLOT_BYTES = 256;
export const WRAP_AT = 32;
export const WRAP_BYTES = 60;

export interface KeySlot {
  readonly state: "live" | "destroyed";
  readonly key: KeyId;
  readonly epoch: number;
  /** For this station alone; never leaves it. */
  readonly wrap: Uint8Array | null;
  readonly boxes: SlotBoxes | null;
}

export interface SlotBoxes {
  readonly ephemeral: Uint8Array;
  readonly centre: Uint8Array;
  readonly province: { readonly tag: Uint8Array; readonly box: Uint8Array } | null;
}

export type Crc32 = (bytes: Uint8Array) => number;

export function encodeSlot(slot: KeySlot, crc32: Crc32): Uint8Array {
  const bytes = new Uint8Array(SLOT_BYTES);
  const view = new DataView(bytes.buffer);
  bytes.set([0x51, 0x4b, 1, slot.state === "live" ? 1 : 2]);
  bytes.set(fromHex(slot.key), 4);
  view.setUint32(20, slot.epoch, true);
  if (slot.wrap !== null) bytes.set(slot.wrap, WRAP_AT);
  if (slot.boxes !== null) {
    bytes.set(slot.boxes.ephemeral, 92);
    bytes.set(slot.boxes.centre, 124);
    bytes.set(slot.boxes.province?.tag ?? [], 24);
    bytes.set(slot.boxes.province?.box ?? [], 184);
  }
  view.setUint32(252, crc32(bytes.subarray(0, 252)), true);
  return bytes;
}

/** "damaged": not what was written; a key may still be had from it, as each wrap proves itself. */
export function slotCondition(bytes: Uint8Array, crc32: Crc32): "live" | "destroyed" | "empty" | "damaged" {
  const headed = bytes[0] === 0x51 && bytes[1] === 0x4b && bytes[2] === 1;
  if (headed && storedCrc(bytes) === crc32(bytes.subarray(0, 252))) {
    return bytes[3] === 2 ? "destroyed" : "live";
  }
  return isZero(bytes) ? "empty" : "damaged";
}

/** Reads a slot of SLOT_BYTES without judging it. */
export function decodeSlot(bytes: Uint8Array): KeySlot {
  const tag = bytes.slice(24, 28);
  const wrap = bytes.slice(WRAP_AT, WRAP_AT + WRAP_BYTES);
  const province = bytes.slice(184, 244);
  const ephemeral = bytes.slice(92, 124);
  return {
    state: bytes[3] === 2 ? "destroyed" : "live",
    // 16 bytes in hex are what the brand promises.
    key: toHex(bytes.subarray(4, 20)) as KeyId,
    epoch: new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(20, true),
    wrap: isZero(wrap) ? null : wrap,
    boxes: isZero(ephemeral)
      ? null
      : { ephemeral, centre: bytes.slice(124, 184), province: isZero(province) ? null : { tag, box: province } },
  };
}

export function wrapContext(purpose: "station" | "centre" | "province", key: KeyId): Uint8Array {
  return concatBytes(encodeUtf8(`quay-mot-cua dossier key 1 for ${purpose}|`), fromHex(key));
}

function storedCrc(bytes: Uint8Array): number {
  const [a = 0, b = 0, c = 0, d = 0] = [bytes[252], bytes[253], bytes[254], bytes[255]];
  return (a | (b << 8) | (c << 16) | (d << 24)) >>> 0;
}

const ZERO_SLOT = new Uint8Array(SLOT_BYTES);

function isZero(bytes: Uint8Array): boolean {
  return equalBytes(bytes, ZERO_SLOT.subarray(0, bytes.length));
}
