import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const pages = z.array(
  z.object({
    file: z.string(),
    degradation: z.string().default("all"),
    truth: z.string().default(""),
    /** The same text read column by column, where both orders are right. */
    truthColumns: z.string().optional(),
    fields: z.record(z.string(), z.string()).default({}),
  }),
);

export type SamplePage = z.output<typeof pages>[number];

export function readPages(dir: string): readonly SamplePage[] {
  return pages.parse(JSON.parse(readFileSync(join(dir, "manifest.json"), "utf8")));
}

const codes = z.array(z.object({ file: z.string(), payload: z.string() }));

export function readCodeSamples(dir: string): z.output<typeof codes> {
  return codes.parse(JSON.parse(readFileSync(join(dir, "manifest.json"), "utf8")));
}

/** `--dir DIR`, or the project's own few samples. */
export function sampleFolder(given: string | undefined, own: string): string {
  const dir = given ?? own;
  if (!existsSync(join(dir, "manifest.json"))) throw new Error(`${dir} has no manifest.json`);
  return dir;
}
