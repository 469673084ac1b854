import fc from "fast-check";
import { expect, test } from "vitest";
import { ZERO_HASH, type Envelope } from "../../../src/journal/entry";
import { encodeEnvelope, parseEnvelope } from "../../../src/journal/envelope";
import type { DossierId, Hash, KeyId, StationId } from "../../../src/shared/brand";
import { decodeUtf8, encodeUtf8 } from "../../../src/shared/bytes";
import { expectOk } from "../../../src/shared/result";

// Ids of the right form.
const hex = (length: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom(..."0123456789abcdef".split(/(?=.)/)), minLength: length, maxLength: length });
const anyEnvelope: fc.Arbitrary<Envelope> = fc.record({
  format: fc.constant(1),
  station: hex(32) as fc.Arbitrary<StationId>,
  incarnation: fc.integer({ min: 1, max: 999_999 }),
  sequence: fc.integer({ min: 10, max: 9_999_999_999 }),
  previous: hex(64) as fc.Arbitrary<Hash>,
  group: fc.record({ index: fc.nat({ max: 4 }), size: fc.integer({ min: 5, max: 9 }) }),
  class: fc.constantFrom("dossier", "queue", "access"),
  dossier: fc.option(hex(32) as fc.Arbitrary<DossierId>),
  parents: fc.array(hex(64) as fc.Arbitrary<Hash>, { maxLength: 4 }),
  kind: fc.constantFrom("dossier.accepted", "queue.called", "a"),
  version: fc.integer({ min: 1, max: 1000 }),
  key: hex(32) as fc.Arbitrary<KeyId>,
  bodyHash: hex(64) as fc.Arbitrary<Hash>,
  recordedAt: fc.integer({ min: -1e15, max: 1e15 }),
});

function anExample(): Envelope {
  return {
    ...fc.sample(anyEnvelope, { numRuns: 1, seed: 1 })[0],
    previous: ZERO_HASH,
  } as Envelope; // the sample is never empty
}

test("an envelope is read as it was written", () => {
  fc.assert(
    fc.property(anyEnvelope, (envelope) => {
      expect(expectOk(parseEnvelope(encodeEnvelope(envelope)))).toEqual(envelope);
    }),
  );
});

test("other bytes that say the same are refused: two programs could read them differently", () => {
  const text = decodeUtf8(encodeEnvelope(anExample()));
  const others = [
    `${text} `,
    text.replace("{", "{ "),
    text.replace('"format":1', '"format":1.0'),
    text.replace('"version":', '"extra":1,"version":'),
    text.replace('"kind":', '"kind":"other","kind":'),
    text.replace('"group":{', '"group":{"more":1,'),
  ];
  for (const other of others) {
    expect(other).not.toBe(text);
    expect(parseEnvelope(encodeUtf8(other)), other).toEqual({ ok: false, fault: { kind: "bad-envelope" } });
  }
});

test("a newer format is read as far as it is known, and must keep the known fields in form", () => {
  const text = decodeUtf8(encodeEnvelope(anExample())).replace('"format":1', '"format":2');
  const newer = text.replace('"version":', '"extra":{"any":"thing"},"version":');
  expect(expectOk(parseEnvelope(encodeUtf8(newer)))).toMatchObject({ format: 2, sequence: anExample().sequence });
  expect(parseEnvelope(encodeUtf8(newer.replace(/"sequence":\d+/, '"sequence":0'))).ok).toBe(false);
});

test("an envelope with a field out of form is never written", () => {
  const wrong: readonly Partial<Record<keyof Envelope, unknown>>[] = [
    { kind: 'x","class":"y' },
    { station: "5A".repeat(16) },
    { sequence: 0 },
    { group: { index: 1, size: 1 } },
    { parents: ["00"] },
    { recordedAt: 0.5 },
    { class: "Dossier" },
  ];
  for (const change of wrong) {
    // What a caller without types could hand in.
    const envelope = { ...anExample(), ...change } as Envelope;
    expect(() => encodeEnvelope(envelope), JSON.stringify(change)).toThrow(RangeError);
  }
});

test("bytes that are no JSON object are refused", () => {
  for (const bytes of [new Uint8Array(0), Uint8Array.of(0xff, 0xfe), encodeUtf8("null"), encodeUtf8("[]")]) {
    expect(parseEnvelope(bytes).ok).toBe(false);
  }
});
