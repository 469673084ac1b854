import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

/** Amounts may be written as numbers, and what is not on the page as null. */
const value = z.union([z.string(), z.number().transform(String), z.null().transform(() => "")]);

const page = z.object({
  file: z.string(),
  degradation: z.string().nullish(),
  truth: z.string().nullish(),
  /** The same text read column by column, where both orders are right. */
  truthColumns: z.string().nullish(),
  fields: z.record(z.string(), value).nullish(),
});
const pages = z.union([z.array(page), z.object({ pages: z.array(page) }).transform((all) => all.pages)]);

export interface SamplePage {
  /** Whole path. */
  readonly path: string;
  /** As the manifest names it. */
  readonly file: string;
  readonly degradation: string;
  readonly truths: readonly string[];
  readonly fields: Readonly<Record<string, string>>;
}

export function readPages(dir: string): readonly SamplePage[] {
  return pages.parse(readManifest(dir)).map(({ file, degradation, truth, truthColumns, fields }) => ({
    path: join(dir, file),
    file,
    degradation: degradation ?? "all",
    truths: [truth ?? "", ...(truthColumns == null ? [] : [truthColumns])],
    fields: Object.fromEntries(Object.entries(fields ?? {}).filter(([, text]) => text !== "")),
  }));
}

function readManifest(dir: string): unknown {
  return JSON.parse(readFileSync(join(dir, "manifest.json"), "utf8").replace(/^\uFEFF/, ""));
}

const codes = z.array(z.object({ file: z.string(), payload: z.string() }));

export function readCodeSamples(dir: string): z.output<typeof codes> {
  return codes.parse(readManifest(dir));
}

/** `--dir DIR`, or the project's own few samples. */
export function sampleFolder(given: string | undefined, own: string): string {
  const dir = given ?? own;
  if (!existsSync(join(dir, "manifest.json"))) throw new Error(`${dir} has no manifest.json`);
  return dir;
}
