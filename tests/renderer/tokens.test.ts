import { expect, test } from "vitest";
import { contrastRatio, LINE_HEIGHT, PALETTES, type Palette } from "../../renderer/theme/tokens";

const TEXT_ON_GROUND: readonly (readonly [keyof Palette, keyof Palette])[] = [
  ...(["ink", "muted", "accent", "accentInk", "danger", "waiting", "done"] as const).flatMap((text) =>
    (["surface", "ground"] as const).map((ground) => [text, ground] as const),
  ),
  ["onAccent", "accent"],
  ["onAccent", "accentHover"],
  ["ink", "accentSoft"],
  ["muted", "accentSoft"],
  ["accentInk", "accentSoft"],
  ["danger", "dangerSoft"],
  ["ink", "dangerSoft"],
  ["waiting", "waitingSoft"],
  ["ink", "waitingSoft"],
  ["done", "doneSoft"],
  ["ink", "doneSoft"],
  ["surface", "ink"],
];

test("black on white has the contrast that WCAG gives it", () => {
  expect(contrastRatio("#000000", "#ffffff")).toBeCloseTo(21, 5);
  expect(contrastRatio("#777777", "#ffffff")).toBeCloseTo(4.48, 2);
});

for (const [name, palette] of Object.entries(PALETTES)) {
  test(`every text colour of the ${name} look can be read on its ground`, () => {
    const weak = TEXT_ON_GROUND.filter(([text, ground]) => contrastRatio(palette[text], palette[ground]) < 4.5);
    expect(weak).toEqual([]);
  });

  test(`edges and focus of the ${name} look can be seen`, () => {
    for (const mark of ["edge", "focus"] as const) {
      expect(contrastRatio(palette[mark], palette.surface)).toBeGreaterThanOrEqual(3);
    }
  });
}

test("the high look is stronger than the normal one wherever text is drawn", () => {
  for (const [text, ground] of TEXT_ON_GROUND) {
    const normal = contrastRatio(PALETTES.normal[text], PALETTES.normal[ground]);
    const high = contrastRatio(PALETTES.high[text], PALETTES.high[ground]);
    expect(high, `${text} on ${ground}`).toBeGreaterThanOrEqual(Math.min(normal, 7));
  }
});

test("lines leave room for stacked marks", () => {
  expect(LINE_HEIGHT).toBeGreaterThanOrEqual(1.4);
});
