import { crc32 } from "node:zlib";
import { decodeSlot, encodeSlot, SLOT_BYTES, slotCondition, wrapContext } from "../../src/access/key-slot";
import type { EntrySealer, SealFault } from "../../src/journal/ports";
import type { KeyId } from "../../src/shared/brand";
import { concatBytes } from "../../src/shared/bytes";
import type { CryptoSuite } from "../../src/shared/crypto-suite";
import type { Disk, DiskFault } from "../../src/shared/disk";
import type { IdSource } from "../../src/shared/id-source";
import { fail, ok, type Result } from "../../src/shared/result";
import { closeDossierKey, isClosedForProvince, openForCentre, wrapForStation } from "./dossier-keys";
import { createKeyCache } from "./key-cache";
import { createRingIndex, type RingIndex } from "./ring-index";
import { createSerialQueue } from "./serial-queue";
import { openSlotFile, type SlotFile } from "./slot-file";
import type { UnlockedKeys } from "./unlocked-keys";

export const KEY_RING_PATH = "keys/ring";

export interface KeyRingOptions {
  readonly disk: Disk;
  readonly crypto: CryptoSuite;
  readonly ids: IdSource;
  /** Asked at each use, as epochs and the province's key may change. */
  readonly keys: () => UnlockedKeys;
}

export interface RingOpening {
  readonly live: number;
  readonly destroyed: number;
  /** Slots that are not what was written. The other keys are sound; for a person to see. */
  readonly damagedSlots: readonly number[];
}

export interface Adoption {
  readonly added: number;
  /** Known already, or destroyed here on purpose. */
  readonly known: number;
  /** Not a slot, damaged, or closed for an epoch that this station cannot open. */
  readonly refused: number;
}

/** A dossier key closed for the province: sealed-box.ts with the context "… for province|" + key id. */
export interface ProvinceBox {
  readonly key: KeyId;
  readonly box: Uint8Array;
}

export interface KeyRing extends EntrySealer {
  readonly opening: RingOpening;
  /** Fresh dossier keys, on the disk before the answer. Calls that come while a flush runs share the next one. */
  create(count: number): Promise<Result<readonly KeyId[], DiskFault>>;
  condition(key: KeyId): "live" | "destroyed" | "unknown";
  /** Erasing: overwrites what holds the keys, flushes; from then on nobody opens what was sealed with them here. */
  destroy(keys: readonly KeyId[]): Promise<Result<undefined, DiskFault>>;
  /** Slots to hand to a neighbour of the centre: closed for the centre, without this station's own wrap. */
  portable(keys: readonly KeyId[]): Promise<Result<readonly Uint8Array[], DiskFault>>;
  /** Takes over slots of a neighbour, flushed before the answer. */
  adopt(slots: readonly Uint8Array[]): Promise<Result<Adoption, DiskFault>>;
  /** Closes keys for the province that is known now, where that was not done when they were made. */
  forProvince(keys: readonly KeyId[]): Promise<Result<readonly ProvinceBox[], DiskFault>>;
  /** Waits for what is on its way. */
  close(): Promise<void>;
}

/** The key ring lies apart from the journal, so that destroying a key leaves the record that something was there. */
export async function openKeyRing(options: KeyRingOptions): Promise<Result<KeyRing, DiskFault>> {
  const opened = await openSlotFile(options.disk, KEY_RING_PATH);
  if (!opened.ok) return opened;
  const index = createRingIndex();
  const read = await opened.value.readAll((chunk, firstSlot) => {
    index.take(chunk, firstSlot);
  });
  if (!read.ok) return read;
  index.finish();
  const ring = createKeyRing(options, opened.value, index);
  // The power went in the middle of an erasure that somebody asked for.
  const finished = await ring.destroy(index.halfDestroyed());
  return finished.ok ? ok(ring) : finished;
}

const CACHED_KEYS = 4096;

function createKeyRing({ crypto, ids, keys }: KeyRingOptions, file: SlotFile, index: RingIndex): KeyRing {
  const cache = createKeyCache(CACHED_KEYS);
  const queue = createSerialQueue();
  let waiting: { readonly made: readonly [KeyId, Uint8Array][]; readonly slots: Uint8Array }[] = [];
  let nextFlush: Promise<Result<undefined, DiskFault>> | undefined;

  const append = async (slots: Uint8Array): Promise<Result<undefined, DiskFault>> => {
    const first = await file.append(slots);
    if (!first.ok) return first;
    index.take(slots, first.value);
    return ok();
  };
  const flushWaiting = async (): Promise<Result<undefined, DiskFault>> => {
    const batch = waiting;
    waiting = [];
    nextFlush = undefined;
    const written = await append(concatBytes(...batch.map(({ slots }) => slots)));
    if (!written.ok) return written;
    for (const [key, dossierKey] of batch.flatMap(({ made }) => made)) cache.put(key, dossierKey);
    return written;
  };
  const find = (key: KeyId): Result<Uint8Array, SealFault> => {
    const cached = cache.find(key);
    if (cached !== undefined) return ok(cached);
    if (index.isDestroyed(key)) return fail({ kind: "destroyed", key });
    const slot = index.find(key);
    if (slot === undefined) return fail({ kind: "no-key", key });
    const wrap = index.wrap(slot);
    if (wrap === undefined || keys().opens === "nothing") return fail({ kind: "not-allowed", key });
    const dossierKey = crypto.open(keys().ring, wrap, wrapContext("station", key));
    if (!dossierKey.ok) return fail({ kind: "no-key", key });
    cache.put(key, dossierKey.value);
    return dossierKey;
  };
  const readSlots = async (wanted: readonly KeyId[]): Promise<Result<readonly Uint8Array[], DiskFault>> => {
    const slots: Uint8Array[] = [];
    for (const key of wanted) {
      const slot = index.find(key);
      const bytes = slot === undefined ? undefined : await file.read(slot);
      if (bytes?.ok === false) return bytes;
      if (bytes !== undefined && slotCondition(bytes.value, crc32) === "live") slots.push(bytes.value);
    }
    return ok(slots);
  };

  return {
    opening: { ...index.counts(), damagedSlots: index.damaged() },
    create: async (count) => {
      const made = Array.from({ length: count }, (): [KeyId, Uint8Array] => [
        // A fresh id is given its meaning here.
        ids.next() as KeyId,
        crypto.randomBytes(32),
      ]);
      const slots = concatBytes(...made.map(([key, dossierKey]) => closeDossierKey(crypto, keys(), key, dossierKey)));
      waiting.push({ made, slots });
      nextFlush ??= queue.run(flushWaiting);
      const flushed = await nextFlush;
      return flushed.ok ? ok(made.map(([key]) => key)) : flushed;
    },
    condition: (key) => (index.isDestroyed(key) ? "destroyed" : index.find(key) === undefined ? "unknown" : "live"),
    destroy: (gone) =>
      queue.run(async () => {
        const tombs = gone.map((key) => ({ key, bytes: destroyedSlot(key) }));
        // A neighbour may still offer a key that was never here: its tomb keeps it out.
        const unknown = tombs.filter(({ key }) => index.findAll(key).length === 0 && !index.isDestroyed(key));
        const known = tombs.flatMap(({ key, bytes }) => index.findAll(key).map((slot) => ({ slot, bytes })));
        const overwritten = known.length === 0 ? ok() : await file.overwrite(known);
        if (!overwritten.ok) return overwritten;
        for (const key of gone) {
          index.forget(key);
          cache.remove(key);
        }
        return unknown.length === 0 ? ok() : append(concatBytes(...unknown.map(({ bytes }) => bytes)));
      }),
    portable: (wanted) =>
      queue.run(async () => {
        const slots = await readSlots(wanted);
        return slots.ok
          ? ok(slots.value.map((bytes) => encodeSlot({ ...decodeSlot(bytes), wrap: null }, crc32)))
          : slots;
      }),
    adopt: (offered) =>
      queue.run(async () => {
        const fresh: Uint8Array[] = [];
        let [known, refused] = [0, 0];
        for (const bytes of offered) {
          const slot = bytes.length === SLOT_BYTES && slotCondition(bytes, crc32) === "live" ? decodeSlot(bytes) : null;
          const dossierKey = slot === null ? undefined : openForCentre(crypto, keys(), slot);
          if (slot !== null && (index.find(slot.key) !== undefined || index.isDestroyed(slot.key))) known += 1;
          else if (slot === null || dossierKey === undefined) refused += 1;
          else fresh.push(encodeSlot({ ...slot, wrap: wrapForStation(crypto, keys(), slot.key, dossierKey) }, crc32));
        }
        const written = fresh.length === 0 ? ok() : await append(concatBytes(...fresh));
        return written.ok ? ok({ added: fresh.length, known, refused }) : written;
      }),
    forProvince: (wanted) =>
      queue.run(async () => {
        const { province } = keys();
        const slots = province === null ? ok([]) : await readSlots(wanted);
        if (!slots.ok || province === null) return slots.ok ? ok([]) : slots;
        const closed = slots.value.filter((bytes) => isClosedForProvince(crypto, province, decodeSlot(bytes)));
        const open = slots.value.filter((bytes) => !closed.includes(bytes)).map((bytes) => decodeSlot(bytes).key);
        const renewed = open.flatMap((key) => {
          const dossierKey = find(key);
          return dossierKey.ok ? [closeDossierKey(crypto, keys(), key, dossierKey.value)] : [];
        });
        const written = renewed.length === 0 ? ok() : await append(concatBytes(...renewed));
        return written.ok ? ok([...closed, ...renewed].flatMap(provinceBox)) : written;
      }),
    seal: (key, plain, context) => {
      const dossierKey = find(key);
      return dossierKey.ok ? ok(crypto.seal(dossierKey.value, plain, context)) : dossierKey;
    },
    open: (key, sealed, context) => {
      if (keys().opens === "nothing") return fail({ kind: "not-allowed", key });
      const dossierKey = find(key);
      if (!dossierKey.ok) return dossierKey;
      const opened = crypto.open(dossierKey.value, sealed, context);
      return opened.ok ? opened : fail({ kind: "not-authentic", key });
    },
    close: () =>
      queue.run(async () => {
        await file.close();
      }),
  };
}

function destroyedSlot(key: KeyId): Uint8Array {
  return encodeSlot({ state: "destroyed", key, epoch: 0, wrap: null, boxes: null }, crc32);
}

function provinceBox(bytes: Uint8Array): ProvinceBox[] {
  const { key, boxes } = decodeSlot(bytes);
  return boxes?.province == null ? [] : [{ key, box: concatBytes(boxes.ephemeral, boxes.province.box) }];
}
