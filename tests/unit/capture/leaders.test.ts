import { expect, test } from "vitest";
import { removeLeaders } from "../../../src/capture/leaders";
import { createGray } from "../../../src/capture/pixels";
import { fill } from "../../fakes/draw-page";

function aPage() {
  const page = createGray(1200, 120);
  page.data.fill(255);
  return page;
}
const darkest = (page: ReturnType<typeof aPage>, left: number, width: number) =>
  Math.min(...Array.from({ length: width }, (_, x) => page.data[82 * page.width + left + x] ?? 255));

test("a dotted line is painted out, and a word that stands on it stays, with the mark below its letters", () => {
  const page = aPage();
  for (let x = 100; x < 1000; x += 13) if (x < 400 || x > 520) fill(page, x, 80, 4, 4, 20);
  fill(page, 410, 40, 100, 45, 20);
  fill(page, 706, 78, 8, 8, 20);
  const clean = removeLeaders(page);
  expect(darkest(clean, 90, 300)).toBe(255);
  expect(darkest(clean, 525, 175)).toBe(255);
  expect(darkest(clean, 720, 300)).toBe(255);
  expect(clean.data[60 * page.width + 450]).toBe(20);
  expect(clean.data[82 * page.width + 710]).toBe(20);
});

test("an ellipsis, marks below letters and full stops stay", () => {
  const page = aPage();
  for (const x of [100, 113, 126]) fill(page, x, 80, 4, 4, 20);
  for (const x of [300, 362, 480, 530, 640, 715, 800, 905, 960, 1060]) fill(page, x, 80, 6, 6, 20);
  expect(removeLeaders(page)).toEqual(page);
});

test("grey dots of a blurred page go with their rims", () => {
  const page = aPage();
  for (let x = 100; x < 1000; x += 11) {
    fill(page, x - 1, 79, 6, 6, 215);
    fill(page, x, 80, 4, 4, 165);
  }
  expect(removeLeaders(page).data.every((value) => value === 255)).toBe(true);
});
