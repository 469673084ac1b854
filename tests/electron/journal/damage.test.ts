import { beforeAll, expect, test } from "vitest";
import type { StoredEntry } from "../../../electron/journal/journal";
import { verifyJournal } from "../../../electron/journal/verify";
import { readWholeFile } from "../../../electron/disk/whole-file";
import type { Entry, Head } from "../../../src/journal/entry";
import { headOf } from "../../../src/journal/chain";
import type { Disk } from "../../../src/shared/disk";
import { toHex } from "../../../src/shared/bytes";
import { expectOk } from "../../../src/shared/result";
import { createSimulatedDisk } from "../../fakes/simulated-disk";
import { aDraft, crypto, identity, MORNING, openOn, readAll } from "./journal-kit";

const SEGMENT = "000001/0000000001-202611.qmj";
const PATH = `journal/${SEGMENT}`;

/** Thousands of small openings, on a machine that may be busy with other things. */
const LONG = { timeout: 60_000 };

let bytes: Uint8Array;
/** Sequences 1 | 2 and 3, a group | 4 | 5 and 6, two groups of one write. */
let entries: readonly StoredEntry[];

beforeAll(async () => {
  const disk = createSimulatedDisk(1).boot();
  const journal = await openOn(disk);
  const one = expectOk(await journal.append([aDraft(1)], MORNING));
  const two = expectOk(await journal.append([aDraft(2), aDraft(3)], MORNING));
  const three = expectOk(await journal.append([aDraft(4)], MORNING));
  const last = await Promise.all([journal.append([aDraft(5)], MORNING), journal.append([aDraft(6)], MORNING)]);
  entries = [one, two, three, ...last.map(expectOk)].flat();
  await journal.close();
  bytes = expectOk(await readWholeFile(disk, PATH));
  expect(bytes).toHaveLength(endOf(6));
});

test("a journal cut at any byte opens with the whole groups in front of it, and says what it cut", LONG, async () => {
  const boundaries = [1, 3, 4, 5, 6];
  for (let length = 0; length < bytes.length; length += 1) {
    const disk = await diskWith(bytes.subarray(0, length));
    const journal = await openOn(disk);
    const whole = boundaries.filter((sequence) => endOf(sequence) <= length).at(-1) ?? 0;
    const from = whole === 0 ? 0 : endOf(whole);
    const rest = bytes.subarray(from, length);
    const content = rest.findLastIndex((byte) => byte !== 0) + 1;
    // Zeros behind an entry are room for the next ones.
    const isClean = whole > 0 && content === 0;
    const found = await readAll(journal);
    expect(journal.condition(), `length ${length}`).toEqual({ kind: "open" });
    expect(found.damages, `length ${length}`).toEqual([]);
    expect(found.entries.map(plain), `length ${length}`).toEqual(entries.slice(0, whole).map(plain));
    const cut = { segment: SEGMENT, offset: from, bytes: content, sequence: whole + 1 };
    expect(journal.opening.cut, `length ${length}`).toEqual(isClean ? null : cut);
    expect(await sizeOf(disk), `length ${length}`).toBe(whole === 0 ? undefined : isClean ? length : from);
  }
});

test("a journal cut at any byte is not cut further when a witness knows the entry that is torn", async () => {
  const witness = headOf(lastEntry());
  for (let length = endOf(5); length < bytes.length; length += 7) {
    const disk = await diskWith(bytes.subarray(0, length));
    const journal = await openOn(disk, [witness]);
    const isClean = length === endOf(5);
    const damage = { kind: "witnessed-tail", segment: SEGMENT, offset: endOf(5), incarnation: 1, sequence: 6 };
    const why = isClean ? { kind: "behind", witness } : { kind: "damaged", damages: [damage] };
    expect(journal.condition(), `length ${length}`).toEqual({ kind: "read-only", why });
    expect(await sizeOf(disk), `length ${length}`).toBe(length);
    expect((await journal.append([aDraft(9)], MORNING)).ok).toBe(false);
  }
});

// Every position, and at each one flipped bit: the lowest, so that digits of the envelope stay digits.
test("a flipped byte anywhere is reported with its place, and nothing changed is ever given out", LONG, async () => {
  const lastWrite = startOf(5);
  for (let at = 0; at < bytes.length; at += 1) {
    const journal = await openOn(await diskWith(flipped(at, 0x01)));
    const hit = entries.find(({ place }) => at >= place.offset && at < place.offset + place.length);
    const sequence = hit?.envelope.sequence ?? 1;
    const offset = hit?.place.offset ?? 0;
    const found = (await readAll(journal)).entries.map(plain);
    if (at >= lastWrite) {
      const cut = { segment: SEGMENT, offset, bytes: bytes.length - offset, sequence };
      expect(journal.opening.cut, `byte ${at}`).toEqual(cut);
      expect(found, `byte ${at}`).toEqual(entries.slice(0, sequence - 1).map(plain));
    } else {
      const place = { segment: SEGMENT, offset, incarnation: 1, sequence };
      expect(journal.opening.damages, `byte ${at}`).toEqual([{ kind: "unreadable", ...place }]);
      expect(journal.condition().kind, `byte ${at}`).toBe("read-only");
      expect(found, `byte ${at}`).toEqual(entries.filter((entry) => entry !== hit).map(plain));
      expect(journal.head(), `byte ${at}`).toEqual(headOf(lastEntry()));
    }
  }
});

test(
  "a check of the whole journal names the place of every flipped byte, with and without the public key",
  LONG,
  async () => {
    for (let at = 0; at < bytes.length; at += 1) {
      const hit = entries.find(({ place }) => at >= place.offset && at < place.offset + place.length);
      const place = { segment: SEGMENT, offset: hit?.place.offset ?? 0, sequence: hit?.envelope.sequence ?? 1 };
      const disk = await diskWith(flipped(at, 0x10));
      for (const publicKey of [identity.publicKey, null]) {
        const { damages } = expectOk(await verifyJournal({ disk, crypto, publicKey, witnesses: [] }));
        expect(damages[0], `byte ${at}`).toMatchObject({
          kind: at >= startOf(5) ? "torn-tail" : "unreadable",
          ...place,
        });
      }
    }
  },
);

test("a flipped byte in the last write is not cut when a witness knows the entry", async () => {
  const witness: Head = headOf(lastEntry());
  for (let at = startOf(6); at < bytes.length; at += 5) {
    const disk = await diskWith(flipped(at, 0x80));
    const journal = await openOn(disk, [witness]);
    const damage = { kind: "witnessed-tail", segment: SEGMENT, offset: startOf(6), incarnation: 1, sequence: 6 };
    expect(journal.opening, `byte ${at}`).toMatchObject({ cut: null, damages: [damage] });
    expect(await sizeOf(disk)).toBe(bytes.length);
  }
});

test("a hole in the middle is damage", async () => {
  const hole = Uint8Array.from(bytes).fill(0, startOf(2), endOf(3));
  const journal = await openOn(await diskWith(hole));
  expect(journal.opening.cut).toBeNull();
  expect(journal.opening.damages).toMatchObject([{ kind: "unreadable", sequence: 2, offset: startOf(2) }]);
  expect((await readAll(journal)).entries.map(({ envelope }) => envelope.sequence)).toEqual([1, 4, 5, 6]);
});

test("a damaged journal goes on in a new incarnation that names the last head known", async () => {
  const disk = await diskWith(flipped(startOf(2) + 30, 0xff));
  const journal = await openOn(disk);
  const opened = expectOk(await journal.openIncarnation("damaged", MORNING));
  expect(opened.envelope).toMatchObject({ incarnation: 2, sequence: 1, previous: lastEntry().hash });
  expectOk(await journal.append([aDraft(7)], MORNING));
  const again = await openOn(disk);
  expect(again.condition()).toEqual({ kind: "open" });
  expect(again.opening.damages).not.toEqual([]);
  const places = (await readAll(again)).entries.map(({ envelope }) => [envelope.incarnation, envelope.sequence]);
  expect(places).toEqual([[1, 1], [1, 3], [1, 4], [1, 5], [1, 6], [2, 1], [2, 2]]); // prettier-ignore
});

function plain(entry: Entry): string {
  return [entry.hash, toHex(entry.signature), entry.sealedBody ? toHex(entry.sealedBody) : "stripped"].join(" ");
}

function lastEntry(): StoredEntry {
  return entryAt(6);
}

function entryAt(sequence: number): StoredEntry {
  const entry = entries[sequence - 1];
  if (!entry) throw new RangeError("no such entry");
  return entry;
}

function startOf(sequence: number): number {
  return entryAt(sequence).place.offset;
}

function endOf(sequence: number): number {
  const { offset, length } = entryAt(sequence).place;
  return offset + length;
}

function flipped(at: number, bits: number): Uint8Array {
  const copy = Uint8Array.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ bits;
  return copy;
}

async function diskWith(content: Uint8Array): Promise<Disk> {
  const disk = createSimulatedDisk(7).boot();
  expectOk(await disk.makeDirectory("journal/000001"));
  const file = expectOk(await disk.open(PATH, "create"));
  expectOk(await file.write(0, content));
  expectOk(await file.close());
  return disk;
}

async function sizeOf(disk: Disk): Promise<number | undefined> {
  const file = await disk.open(PATH, "read");
  if (!file.ok) return undefined;
  return expectOk(await file.value.size());
}
