import { stripSegment, type Retention } from "../../src/journal/strip";
import type { Disk, DiskResult } from "../../src/shared/disk";
import { ok } from "../../src/shared/result";
import { replaceWholeFile } from "../disk/whole-file";
import { JOURNAL_FOLDER, listSegments, readSegment } from "./segment-files";

export interface StripReport {
  readonly stripped: number;
  /** Segments that were left alone because something in them is damaged. */
  readonly damaged: readonly string[];
}

/**
 * Takes the bodies of access and queue entries away when their time is over. Works on closed segments only, beside the
 * writer; each is replaced at once or not at all, and no place changes.
 */
export async function stripBodies(disk: Disk, retention: Retention): DiskResult<StripReport> {
  const segments = await listSegments(disk);
  if (!segments.ok) return segments;
  let stripped = 0;
  const damaged: string[] = [];
  for (const { path } of segments.value.slice(0, -1)) {
    const bytes = await readSegment(disk, path, 0);
    if (!bytes.ok) return bytes;
    const result = stripSegment(bytes.value, retention);
    if (!result) damaged.push(path);
    if (!result || result.stripped === 0) continue;
    const replaced = await replaceWholeFile(disk, `${JOURNAL_FOLDER}/${path}`, result.bytes);
    if (!replaced.ok) return replaced;
    stripped += result.stripped;
  }
  return ok({ stripped, damaged });
}
