import { appendFileSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import type { PageFinding } from "../../src/ocr/reading";
import { readingText } from "../../src/ocr/reading";
import { readPaper } from "../../src/ocr/read-paper";
import { readPaperCatalogue } from "./ocr/catalogue";
import { compareFields, COUNTED_TYPES, type Comparison } from "./ocr/compare-values";
import { countLetters, countWords, rateOf, type ErrorCount } from "./ocr/error-rate";
import { readPages, sampleFolder, type SamplePage } from "./ocr/manifest";
import { measureNative } from "./ocr/native-baseline";
import type { HostLine } from "./recognition/host-job";
import { upperBound } from "./ocr/upper-bound";
import { runHost } from "./recognition/run-host";
import { commit, machine } from "./report";

/*
 * Reads every page of a folder with the product's recognition window in Electron and compares it with the manifest.
 * --keep FILE writes down what was recognised; --kept FILE compares that again, after a rule for fields was changed.
 */
const { values } = parseArgs({
  options: {
    dir: { type: "string" },
    json: { type: "boolean" },
    keep: { type: "string" },
    kept: { type: "string" },
  },
});
const dir = sampleFolder(values.dir, fileURLToPath(new URL("../fixtures/ocr/pages", import.meta.url)));
const samples = readPages(dir);
const catalogue = await readPaperCatalogue();

interface Counted {
  readonly degradation: string;
  readonly letters: ErrorCount;
  readonly words: ErrorCount;
}
const counted: Counted[] = [];
const comparisons: Comparison[] = [];
const images: string[] = [];
const failed: string[] = [];
/** What pages of each class turned out to be. */
const findings: Record<string, Partial<Record<PageFinding, number>>> = {};
let wallMs = 0;
let contacts: readonly string[] = [];

/** Pages of one file come one after the other; a file may have several. */
const pagesOf = new Map<string, (HostLine & { readonly kind: "page" })[]>();

function take(line: HostLine): void {
  if (line.kind === "end") {
    wallMs = line.ms;
    contacts = line.contacts;
  } else if (line.kind === "failed") failed.push(line.file);
  else if (line.kind === "page") {
    images.push(line.image);
    pagesOf.set(line.file, [...(pagesOf.get(line.file) ?? []), line]);
  }
}

/** A file that could not be read counts as one on which nothing was read. */
function count(sample: SamplePage): void {
  const pages = pagesOf.get(sample.path) ?? [];
  const text = pages.map(({ reading }) => (reading === undefined ? "" : readingText(reading))).join("\n");
  const letters = least(sample.truths.map((truth) => countLetters(text, truth)));
  const words = least(sample.truths.map((truth) => countWords(text, truth)));
  const { degradation } = sample;
  for (const { reading } of pages) {
    const finding = reading?.finding ?? "text";
    findings[degradation] = { ...findings[degradation], [finding]: (findings[degradation]?.[finding] ?? 0) + 1 };
  }
  counted.push({ degradation, letters, words });
  const fields = pages.flatMap(({ reading, height }) =>
    reading === undefined ? [] : readPaper(reading, height, catalogue).fields,
  );
  const compared = compareFields(sample.fields, fields);
  comparisons.push(...compared);
  if (values.json === true) return;
  const wrong = compared.filter((each) => !each.exact).map((each) => `${each.key}=${each.found?.value ?? "–"}`);
  const result = letters.length === 0 ? `${letters.edits} letters too many` : `CER ${rateOf([letters])} %`;
  console.log(`${sample.file}: ${result}${wrong.length > 0 ? `; ${wrong.join("; ")}` : ""}`);
}

const run =
  values.kept === undefined
    ? await runHost(
        "pages",
        samples.map((sample) => sample.path),
        (line) => {
          if (values.keep !== undefined) appendFileSync(values.keep, `${JSON.stringify(line)}\n`);
          take(line);
        },
      )
    : undefined;
if (values.kept !== undefined) {
  for (const line of readFileSync(values.kept, "utf8").trim().split("\n")) take(JSON.parse(line) as HostLine); // written above
}
for (const sample of samples) count(sample);
const baseline = run === undefined ? null : measureNative(images.slice(0, 5));
run?.clean();

function least(counts: readonly ErrorCount[]): ErrorCount {
  return counts.reduce((best, count) => (count.edits < best.edits ? count : best));
}

const classes = [...new Set(counted.map((page) => page.degradation))].sort();
const byClass = Object.fromEntries(
  classes.map((name) => {
    const pages = counted.filter((page) => page.degradation === name);
    const [cer, wer] = [rateOf(pages.map((page) => page.letters)), rateOf(pages.map((page) => page.words))];
    return [name, { pages: pages.length, cer, wer }];
  }),
);
const fields = Object.fromEntries(
  COUNTED_TYPES.map((type) => {
    const all = comparisons.filter((each) => each.type === type);
    const doubtful = all.filter((each) => (each.found?.doubts.length ?? 0) > 0).length;
    const wrong = all.filter((each) => each.found?.doubts.length === 0 && !each.exact).length;
    return [
      type,
      { total: all.length, exact: all.filter((each) => each.exact).length, doubtful, wrongNotDoubtful: wrong },
    ];
  }),
);

const read = comparisons.flatMap((each) => (each.found === undefined ? [] : [each]));
const sure = read.filter((each) => each.found?.doubts.length === 0);
const wrongNotDoubtful = sure.filter((each) => !each.exact).length;
const percent = (share: number): number => Math.round(share * 10_000) / 100;
/** Of all fields together: how many must be looked at, and how many of the others are wrong, in per cent. */
const trust = {
  fields: comparisons.length,
  missing: comparisons.length - read.length,
  doubtful: percent((read.length - sure.length) / Math.max(1, comparisons.length)),
  notDoubtful: sure.length,
  wrongNotDoubtful,
  wrong: percent(wrongNotDoubtful / Math.max(1, sure.length)),
  upper95: percent(upperBound(wrongNotDoubtful, sure.length)),
};

console.log(
  JSON.stringify({
    name: "ocr",
    commit: commit(),
    electron: process.env["QMC_ELECTRON_VERSION"] ?? null,
    machine: machine(),
    pages: counted.length,
    failed: failed.length,
    contacts,
    cer: rateOf(counted.map((page) => page.letters)),
    wer: rateOf(counted.map((page) => page.words)),
    byClass,
    fields,
    trust,
    findings,
    secondsPerPage: Math.round(wallMs / 10 / Math.max(1, counted.length)) / 100,
    peakMemoryMB: run?.peakMemoryMB ?? null,
    baseline,
  }),
);
