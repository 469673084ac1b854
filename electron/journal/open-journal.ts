import type { Head } from "../../src/journal/entry";
import { judgeByOwnHeads, judgeByWitnesses } from "../../src/journal/witness";
import type { DiskFault } from "../../src/shared/disk";
import { ok, type Result } from "../../src/shared/result";
import { findCheckpoints, type FoundCheckpoints } from "./checkpoint-files";
import { createJournal } from "./create-journal";
import type { Journal, JournalOptions, ReadOnlyReason } from "./journal";
import { readTail, type Tail, type TailStart } from "./open-tail";
import { BEGINNING } from "./read-segments";
import { JOURNAL_FOLDER, listSegments, type SegmentFile } from "./segment-files";

/**
 * Reads from the newest checkpoint (or everything), cuts a torn tail, and hands out the only writer of this journal. One
 * that a later program has gone on with is not touched.
 */
export async function openJournal(options: JournalOptions): Promise<Result<Journal, DiskFault>> {
  const { disk } = options;
  const made = await disk.makeDirectory(JOURNAL_FOLDER);
  const rooted = made.ok ? await disk.flushDirectory("") : made;
  if (!rooted.ok) return rooted;
  const segments = await listSegments(disk);
  if (!segments.ok) return segments;
  const checkpoints = await findCheckpoints(disk, options);
  const kept = [...(options.keptHeads ?? []), ...checkpoints.ahead];
  const witnesses = [...options.witnesses, ...kept];
  const tail = await readTail(disk, options, witnesses, startAt(segments.value, checkpoints));
  if (!tail.ok) return tail;
  return ok(createJournal(options, checkpoints, tail.value, judge(tail.value, options.witnesses, kept), witnesses));
}

function startAt(segments: readonly SegmentFile[], checkpoints: FoundCheckpoints): TailStart {
  const newest = checkpoints.usable[0]?.record;
  const index = newest ? segments.findIndex(({ path }) => path === newest.segment) : -1;
  if (!newest || index === -1) return { segments, point: BEGINNING, headPlace: null };
  const { head, segment, offset, end } = newest;
  return {
    segments: segments.slice(index),
    point: { offset: end, head, isBeginning: false },
    headPlace: { segment, offset, length: end - offset },
  };
}

function judge(tail: Tail, witnesses: readonly Head[], kept: readonly Head[]): ReadOnlyReason | null {
  if (tail.isNewer) return { kind: "newer" };
  const damages = tail.damages.filter(({ incarnation }) => incarnation === tail.incarnation);
  if (damages.length > 0) return { kind: "damaged", damages };
  const own = { ...tail.head, incarnation: tail.incarnation };
  const differs = (head: Head): boolean => tail.differing.has(head);
  const verdict = judgeByWitnesses(own, witnesses, differs);
  if (verdict.kind !== "agrees") return verdict;
  const ours = judgeByOwnHeads(own, kept, differs);
  return ours.kind === "agrees" ? null : ours;
}
