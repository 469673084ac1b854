import { crc32 } from "node:zlib";
import { SLOT_BYTES, slotCondition, WRAP_AT, WRAP_BYTES } from "../../src/access/key-slot";
import type { KeyId } from "../../src/shared/brand";

/** Where each key lies and its wrap for this station: some 150 bytes a key, nothing unwrapped. */
export interface RingIndex {
  /** Takes in slots as they stand on the disk, in order; a later slot of a key replaces an earlier one. */
  take(chunk: Uint8Array, firstSlot: number): void;
  /** Damaged slots whose key is known from nowhere else become candidates: their wraps prove themselves. */
  finish(): void;
  /** The newest slot of a live key. */
  find(key: KeyId): number | undefined;
  /** All slots that may still hold something of the key, also of one that was destroyed by half. */
  findAll(key: KeyId): readonly number[];
  /** undefined: this station has no wrap of it. */
  wrap(slot: number): Uint8Array | undefined;
  isDestroyed(key: KeyId): boolean;
  /** After its slots were overwritten. */
  forget(key: KeyId): void;
  /** Destroyed keys of which a slot is still there: the power went while they were destroyed. */
  halfDestroyed(): readonly KeyId[];
  counts(): { readonly live: number; readonly destroyed: number };
  damaged(): readonly number[];
}

export function createRingIndex(): RingIndex {
  const newest = new Map<KeyId, number>();
  const older = new Map<KeyId, number[]>();
  const destroyed = new Set<KeyId>();
  const damaged = new Map<number, { readonly key: KeyId; readonly wrap: Uint8Array }>();
  let wraps = new Uint8Array(1024 * WRAP_BYTES);

  const retire = (key: KeyId): void => {
    const slot = newest.get(key);
    if (slot === undefined) return;
    older.set(key, [...(older.get(key) ?? []), slot]);
    newest.delete(key);
  };
  const keep = (key: KeyId, slot: number, wrap: Uint8Array): void => {
    retire(key);
    newest.set(key, slot);
    const at = slot * WRAP_BYTES;
    if (at + WRAP_BYTES > wraps.length) {
      const larger = new Uint8Array(Math.max(2 * wraps.length, at + WRAP_BYTES));
      larger.set(wraps);
      wraps = larger;
    }
    wraps.set(wrap, at);
    if (destroyed.has(key)) retire(key);
  };
  const takeSlot = (bytes: Uint8Array, key: KeyId, slot: number): void => {
    const condition = slotCondition(bytes, crc32);
    if (condition === "live") keep(key, slot, bytes.subarray(WRAP_AT, WRAP_AT + WRAP_BYTES));
    if (condition === "damaged") damaged.set(slot, { key, wrap: bytes.slice(WRAP_AT, WRAP_AT + WRAP_BYTES) });
    if (condition === "destroyed") {
      destroyed.add(key);
      retire(key);
    }
  };

  return {
    take: (chunk, firstSlot) => {
      const buffer = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
      for (let at = 0; at < chunk.length; at += SLOT_BYTES) {
        // 16 bytes in hex are what the brand promises.
        const key = buffer.toString("hex", at + 4, at + 20) as KeyId;
        const slot = firstSlot + at / SLOT_BYTES;
        if (at + SLOT_BYTES <= chunk.length) takeSlot(chunk.subarray(at, at + SLOT_BYTES), key, slot);
        else damaged.set(slot, { key, wrap: new Uint8Array(WRAP_BYTES) });
      }
    },
    finish: () => {
      for (const [slot, { key, wrap }] of damaged) if (!newest.has(key)) keep(key, slot, wrap);
    },
    find: (key) => newest.get(key),
    findAll: (key) => {
      const slot = newest.get(key);
      return [...(older.get(key) ?? []), ...(slot === undefined ? [] : [slot])];
    },
    wrap: (slot) => {
      const wrap = wraps.slice(slot * WRAP_BYTES, (slot + 1) * WRAP_BYTES);
      return wrap.some((byte) => byte !== 0) ? wrap : undefined;
    },
    isDestroyed: (key) => destroyed.has(key),
    forget: (key) => {
      destroyed.add(key);
      newest.delete(key);
      older.delete(key);
    },
    halfDestroyed: () => [...destroyed].filter((key) => older.has(key)),
    counts: () => ({ live: newest.size, destroyed: destroyed.size }),
    damaged: () => [...damaged.keys()],
  };
}
