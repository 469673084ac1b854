import type { Disk } from "../../src/shared/disk";
import { ORIGINAL_HEAD_BYTES, readOriginalHead, type OriginalHead } from "./original-file";
import { parsePageId } from "./page-place";

export const ORIGINALS_FOLDER = "originals";

export interface KeptOriginal {
  readonly head: OriginalHead;
  /** Bytes on the disk. */
  readonly size: number;
}

export function originalPath(page: string): string {
  return `${ORIGINALS_FOLDER}/${page}`;
}

/** What lies in the folder, by page. Leftovers of writes that were cut off are taken away: nobody may be writing. */
export async function listOriginals(disk: Disk): Promise<Map<string, KeptOriginal>> {
  const kept = new Map<string, KeptOriginal>();
  const names = await disk.list(ORIGINALS_FOLDER);
  for (const name of names.ok ? names.value : []) {
    if (name.endsWith(".new")) await disk.remove(originalPath(name));
    else if (parsePageId(name) !== undefined) {
      const found = await look(disk, name);
      if (found !== undefined) kept.set(name, found);
    }
  }
  return kept;
}

async function look(disk: Disk, name: string): Promise<KeptOriginal | undefined> {
  const file = await disk.open(originalPath(name), "read");
  if (!file.ok) return undefined;
  const size = await file.value.size();
  const bytes = await file.value.read(0, ORIGINAL_HEAD_BYTES);
  await file.value.close();
  const head = bytes.ok ? readOriginalHead(bytes.value) : undefined;
  return head === undefined || !size.ok ? undefined : { head, size: size.value };
}
