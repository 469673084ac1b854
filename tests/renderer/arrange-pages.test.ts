import fc from "fast-check";
import { expect, test } from "vitest";
import { mergeInto, moveBefore, moveBy, splitFrom } from "../../renderer/desk/visit/arrange-pages";

const PAPERS = ["a", "b", undefined] as const;
const somePages = fc
  .uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 9 })
  .chain((ids) =>
    fc.tuple(...ids.map((page) => fc.record({ page: fc.constant(page), paper: fc.constantFrom(...PAPERS) }))),
  );
const aCase = somePages.chain((pages) =>
  fc.record({
    pages: fc.constant(pages),
    page: fc.constantFrom(...pages.map(({ page }) => page)),
    other: fc.constantFrom(...pages.map(({ page }) => page)),
    step: fc.constantFrom(-1 as const, 1 as const),
    paper: fc.constantFrom(...PAPERS),
  }),
);

test("no tool loses a page or makes one twice", () => {
  fc.assert(
    fc.property(aCase, ({ pages, page, other, step, paper }) => {
      const before = pages.map((each) => each.page).sort();
      for (const after of [
        moveBy(pages, page, step),
        moveBefore(pages, page, other),
        splitFrom(pages, page, paper),
        mergeInto(pages, page, paper),
      ]) {
        expect(after.map((each) => each.page).sort()).toEqual(before);
      }
    }),
  );
});

test("a step among the pages of a paper leaves the other papers alone, and the step back undoes it", () => {
  fc.assert(
    fc.property(aCase, ({ pages, page, step }) => {
      const moved = moveBy(pages, page, step);
      const paper = pages.find((each) => each.page === page)?.paper;
      const others = (list: typeof pages | typeof moved) => list.filter((each) => each.paper !== paper);
      expect(others(moved)).toEqual(others(pages));
      if (moved !== pages) expect(moveBy(moved, page, step === 1 ? -1 : 1)).toEqual(pages);
    }),
  );
});

test("splitting takes this page and those after it, merging takes them all", () => {
  const pages = ["1", "2", "3"].map((page) => ({ page, paper: "a" }));
  expect(splitFrom(pages, "2", "b").map(({ paper }) => paper)).toEqual(["a", "b", "b"]);
  expect(mergeInto(pages, "2", "b").map(({ paper }) => paper)).toEqual(["b", "b", "b"]);
});
