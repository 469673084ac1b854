import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import { trustOf, WINDOW_KINDS, type Trust } from "../../src/ipc/window-kind";

const chunk = z.object({
  file: z.string(),
  imports: z.array(z.string()).optional(),
  dynamicImports: z.array(z.string()).optional(),
  css: z.array(z.string()).optional(),
  assets: z.array(z.string()).optional(),
});
const manifestSchema = z.record(z.string(), chunk);
type Manifest = z.output<typeof manifestSchema>;

/** Every file that a page needs, by the bundler's own list. */
function filesOf(manifest: Manifest, entry: string, seen: Set<string>, files: Set<string>): void {
  const item = manifest[entry];
  if (item === undefined || seen.has(entry)) return;
  seen.add(entry);
  for (const file of [item.file, ...(item.css ?? []), ...(item.assets ?? [])]) files.add(file);
  for (const next of [...(item.imports ?? []), ...(item.dynamicImports ?? [])]) filesOf(manifest, next, seen, files);
}

/**
 * The files of the renderer bundle that windows of one trust may load: their own pages and what these import.
 * Another trust's page does not exist for them.
 */
export function listBundleFiles(rendererFolder: string, trust: Trust): ReadonlySet<string> {
  const text = readFileSync(path.join(rendererFolder, ".vite", "manifest.json"), "utf8");
  const manifest = manifestSchema.parse(JSON.parse(text));
  const files = new Set<string>();
  for (const kind of WINDOW_KINDS.filter((each) => trustOf(each) === trust)) {
    const page = `${kind}/index.html`;
    if (manifest[page] === undefined) continue;
    files.add(page);
    filesOf(manifest, page, new Set(), files);
  }
  return files;
}
