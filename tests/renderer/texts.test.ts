import { expect, test } from "vitest";
import {
  formatBytes,
  formatDate,
  formatDateTime,
  formatIsoDate,
  formatMoney,
  formatTime,
} from "../../renderer/i18n/format";
import { createTexts, LANGUAGES, TEXTS } from "../../renderer/i18n/texts";

/** Words that slip into Vietnamese screens from the trade. */
const ENGLISH =
  /\b(ok|error|file|files|scan|scanner|upload|download|login|logout|online|offline|email|menu|click|reset|backup|server|app|kiosk|desk|hub|gateway|status|save|cancel|submit|button|loading|internet|wifi|update|demo|setup|code|pin code|tab|form|link|check|search|enter|unknown|invalid|failed)\b/i;
/** Names printed on keys, and words that Vietnamese uses as they are. */
const ALLOWED = /\b(Enter|Esc|Ctrl\+K|F2|F4|QR|PIN|English)\b/g;

interface Line {
  readonly name: string;
  readonly value: string;
}

function linesOf(language: (typeof LANGUAGES)[number]): readonly Line[] {
  return Object.entries(TEXTS[language]).flatMap(([namespace, words]) =>
    Object.entries(words).map(([key, value]) => ({ name: `${namespace}:${key}`, value })),
  );
}

test("Vietnamese and English have the same keys", () => {
  expect(linesOf("en").map(({ name }) => name)).toEqual(linesOf("vi").map(({ name }) => name));
});

test("both languages fill the same places of each text", () => {
  const places = (value: string): readonly string[] =>
    [...value.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = ""]) => name).sort();
  const english = new Map(linesOf("en").map(({ name, value }) => [name, value]));
  for (const { name, value } of linesOf("vi")) expect(places(english.get(name) ?? ""), name).toEqual(places(value));
});

test("no text is empty, padded or decomposed", () => {
  for (const language of LANGUAGES) {
    const odd = linesOf(language).filter(
      ({ value }) => value.trim() === "" || value.trim() !== value || value.normalize("NFC") !== value,
    );
    expect(odd).toEqual([]);
  }
});

test("Vietnamese texts hold no English words", () => {
  const found = linesOf("vi").filter(({ value }) =>
    ENGLISH.test(value.replace(/\{\{\w+\}\}/g, "").replace(ALLOWED, "")),
  );
  expect(found).toEqual([]);
});

test("a name with marks of its own is not changed on its way into a text", () => {
  const texts = createTexts("vi");
  const place = "A & B <Ễ> $t(common:close) {{x}}";
  expect(texts.t("counter", { ns: "board", counter: place })).toBe(`Quầy ${place}`);
});

test("dates, times and money are written as in Viet Nam", () => {
  const evening = Date.UTC(2026, 10, 23, 17, 5);
  expect(formatDate(evening)).toBe("24/11/2026");
  expect(formatTime(evening)).toBe("00:05");
  expect(formatDateTime(evening)).toBe("00:05 24/11/2026");
  expect(formatIsoDate("1985-08-15")).toBe("15/08/1985");
  expect(formatIsoDate("1985")).toBe("1985");
  expect(formatMoney(1_250_000)).toBe("1.250.000\u00a0₫");
  expect(formatBytes(120_400_000_000)).toBe("120,4 GB");
  expect(formatBytes(0)).toBe("0 B");
});
