import fc from "fast-check";
import { expect, test } from "vitest";
import type { Envelope, JsonValue } from "../../../src/journal/entry";
import { ZERO_HASH } from "../../../src/journal/entry";
import type { DossierId, Hash } from "../../../src/shared/brand";
import { createCustodyBook, type CustodyBook, type NotedEntry } from "../../../src/sync/custody-book";
import { EMPTY_BOOK } from "../../../src/sync/custody-snapshot";
import { aHash, dossierId, keyId } from "../../fakes/build-intake";
import { KIT_STATION } from "../../fakes/station-kit";

interface Told {
  readonly entry: NotedEntry;
  readonly body: JsonValue | undefined;
}

function entryAt(sequence: number, changes: Partial<Envelope>, body?: JsonValue): Told {
  const envelope: Envelope = {
    format: 1,
    station: KIT_STATION,
    incarnation: 1,
    sequence,
    previous: ZERO_HASH,
    group: { index: 0, size: 1 },
    class: "dossier",
    dossier: null,
    parents: [],
    kind: "dossier.moved",
    version: 1,
    key: keyId(1),
    bodyHash: ZERO_HASH,
    recordedAt: 0,
    ...changes,
  };
  return { entry: { envelope, hash: aHash(1000 * envelope.incarnation + sequence) }, body };
}

const custody = (sequence: number, dossier: DossierId, upTo: number, doubt = false): Told =>
  entryAt(
    sequence,
    { class: "access", kind: "province.custody" },
    {
      at: 1,
      epoch: { number: 1, id: "a".repeat(32) },
      doubt,
      dossiers: doubt ? [] : [{ dossier, upTo: { incarnation: 1, sequence: upTo }, pages: 2, takenOverAt: null }],
    },
  );

function bookOf(told: readonly Told[]): CustodyBook {
  const book = createCustodyBook(EMPTY_BOOK);
  for (const { entry, body } of told) expect(book.note(entry, body)).toBe(true);
  return book;
}

const ONE = dossierId(1);

test("a dossier is complete only as far as the province said, and only while it holds the record", () => {
  const book = bookOf([entryAt(1, { dossier: ONE }), custody(2, ONE, 1)]);
  expect(book.rung(ONE)).toBe(1);
  book.setHeld(new Map([[1, 2]]));
  expect(book.rung(ONE)).toBe(4);
  const { entry } = entryAt(3, { dossier: ONE });
  book.note(entry, undefined);
  expect(book.rung(ONE)).toBe(1);
  book.raiseHeld({ incarnation: 1, sequence: 3 });
  expect(book.rung(ONE)).toBe(3);
  expect(book.open()).toEqual([ONE]);
  expect(book.oldest()).toBe(ONE);
});

test("a gateway in another life puts every word about pages in doubt", () => {
  const book = bookOf([entryAt(1, { dossier: ONE }), custody(2, ONE, 1), custody(3, ONE, 1, true)]);
  book.setHeld(new Map([[1, 3]]));
  expect(book.rung(ONE)).toBe(3);
});

test("a completion is sure only when the province was asked again while it holds the entry that says so", () => {
  const told = [entryAt(1, { dossier: ONE }), custody(2, ONE, 1)];
  const book = bookOf(told);
  book.setHeld(new Map([[1, 1]]));
  expect([book.rung(ONE), book.unsure()]).toEqual([4, []]);
  book.raiseHeld({ incarnation: 1, sequence: 2 });
  expect(book.unsure()).toEqual([ONE]);
  const again = createCustodyBook(book.snapshot());
  again.setHeld(new Map([[1, 2]]));
  expect(again.unsure()).toEqual([ONE]);
  again.noteSure(ONE);
  expect(again.unsure()).toEqual([]);
  const { entry } = entryAt(3, { dossier: ONE });
  book.note(entry, undefined);
  expect(book.unsure()).toEqual([]);
});

test("an entry that the province cannot take keeps its dossier from ever being called held", () => {
  const trouble = { at: 1, trouble: "entry-unsound", about: "1/1", dossier: ONE, why: "body" };
  const book = bookOf([entryAt(1, { dossier: ONE }), entryAt(2, { kind: "province.trouble" }, trouble)]);
  book.setHeld(new Map([[1, 2]]));
  expect(book.rung(ONE)).toBe(1);
  expect(book.inbox()).toMatchObject([{ kind: "entry-unsound", reason: "body", handledAt: null }]);
});

test("what an officer has seen to is marked and stays", () => {
  const trouble = { at: 1, trouble: "page-missing", about: "p", dossier: ONE, why: null };
  const noticed = entryAt(1, { kind: "province.trouble" }, trouble);
  const actor = { officer: "cb", name: "Đoàn Trúc Hạ Vi", role: "officer" };
  const handled = { at: 5, actor, item: noticed.entry.hash, note: null };
  const book = bookOf([noticed, entryAt(2, { kind: "province.handled" }, handled)]);
  expect(book.inbox()).toMatchObject([{ kind: "page-missing", handledAt: 5 }]);
});

test("an erased dossier leaves nothing in the book", () => {
  const trouble = { at: 1, trouble: "page-missing", about: "p", dossier: ONE, why: null };
  const book = bookOf([
    entryAt(1, { dossier: ONE }),
    entryAt(2, { kind: "province.trouble" }, trouble),
    entryAt(3, { dossier: ONE, kind: "dossier.erased" }),
  ]);
  expect(book.inbox()).toEqual([]);
  expect(JSON.stringify(book.snapshot())).not.toContain(ONE);
  expect(book.owed()).toBe(0);
});

test("news of another province begin at the beginning of its journal", () => {
  const news = (sequence: number, signer: Hash, at: number): Told =>
    entryAt(
      sequence,
      { kind: "province.news" },
      {
        at: 1,
        signer,
        cursor: { epoch: 1, sequence: at, hash: aHash(at) },
        kind: "station.enrolled",
        dossier: null,
        body: null,
        unread: null,
      },
    );
  const book = bookOf([news(1, aHash(7), 4), news(2, aHash(8), 1)]);
  expect(book.cursor(aHash(8))).toMatchObject({ sequence: 1 });
  expect(book.cursor(aHash(7))).toBeNull();
});

const anyHistory = fc.array(
  fc.record({ dossier: fc.integer({ min: 1, max: 4 }), what: fc.constantFrom("entry", "complete", "doubt") }),
  { maxLength: 40 },
);

test("a book that was put away and read again says what one that read everything says", () => {
  fc.assert(
    fc.property(anyHistory, fc.nat({ max: 40 }), fc.nat({ max: 40 }), (history, cut, held) => {
      const last = new Map<number, number>();
      const told = history.map(({ dossier, what }, index) => {
        const sequence = index + 1;
        if (what === "entry") last.set(dossier, sequence);
        if (what === "entry") return entryAt(sequence, { dossier: dossierId(dossier) });
        return custody(sequence, dossierId(dossier), last.get(dossier) ?? 1, what === "doubt");
      });
      const whole = bookOf(told);
      const again = createCustodyBook(bookOf(told.slice(0, cut)).snapshot());
      for (const { entry, body } of told) again.note(entry, body);
      for (const book of [whole, again]) book.setHeld(new Map([[1, held]]));
      expect(again.snapshot()).toEqual(whole.snapshot());
      for (const id of [1, 2, 3, 4].map(dossierId)) expect(again.rung(id)).toBe(whole.rung(id));
      expect([...again.open()].sort()).toEqual([...whole.open()].sort());
    }),
  );
});
