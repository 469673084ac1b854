import fc from "fast-check";
import { expect, test } from "vitest";
import { createSearchLines } from "../../../src/intake/search-lines";
import { dossierId } from "../../fakes/build-intake";

const words = fc.array(fc.constantFrom("nguyen", "van", "anh", "an", "079", "le", "a"), { minLength: 1, maxLength: 4 });
const steps = fc.array(fc.record({ id: fc.nat(20), words, change: fc.boolean() }), { maxLength: 60 });

test("finds exactly the lines with all words, the newest first, whatever was added, changed and forgotten", () => {
  fc.assert(
    fc.property(steps, words, fc.nat(10), fc.boolean(), (history, query, limit, throughChunks) => {
      let lines = createSearchLines();
      const model = new Map<number, string>();
      for (const { id, words: of, change } of history) {
        const line = change && of.length === 4 ? "" : of.join(" ");
        if (model.has(id)) lines.change(dossierId(id), () => line);
        else if (line !== "") lines.add(dossierId(id), line);
        model.delete(id);
        if (line !== "") model.set(id, line);
        if (throughChunks) lines = createSearchLines(lines.chunks());
      }
      const expected = [...model].filter(([, line]) => query.every((word) => line.includes(word))).map(([id]) => id);
      expect(lines.find(query, limit)).toEqual(expected.reverse().slice(0, limit).map(dossierId));
    }),
    { numRuns: 500 },
  );
});

test("keeps thousands of lines apart", () => {
  const lines = createSearchLines();
  for (let n = 1; n <= 5000; n += 1) lines.add(dossierId(n), `tran van ${n}x|0900${n}y`);
  expect(lines.find(["4321x"], 10)).toEqual([dossierId(4321)]);
  expect(lines.find(["tran", "17x"], 1000)).toHaveLength(50);
  lines.change(dossierId(17), (line) => `${line}|h00.001`);
  expect(lines.find(["h00.001", "17x", "090017y"], 10)).toEqual([dossierId(17)]);
  expect(lines.find(["tran"], 1)).toEqual([dossierId(17)]);
  expect(lines.find([], 10)).toEqual([]);
});
