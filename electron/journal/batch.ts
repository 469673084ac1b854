import type { Entry } from "../../src/journal/entry";
import { frameLength, putFrame, type FrameContent } from "../../src/journal/frame";
import type { StoredEntry } from "./journal";

/** One write: the header of a new segment, if it begins one, and whole groups of entries. */
export interface EncodedBatch {
  readonly bytes: Uint8Array;
  /** For each group, where it ends in `bytes`. */
  readonly groupEnds: readonly number[];
  readonly groups: readonly (readonly StoredEntry[])[];
}

/** Lays out the frames of a write that will begin at `offset` of `segment`. */
export function encodeBatch(
  segment: string,
  offset: number,
  header: FrameContent | null,
  groups: readonly (readonly Entry[])[],
): EncodedBatch {
  const contents = groups.map((group) => group.map(toContent));
  const length = [...(header ? [header] : []), ...contents.flat()].reduce((sum, frame) => sum + frameLength(frame), 0);
  const bytes = new Uint8Array(length);
  let end = header ? putFrame(bytes, 0, 0, header) : 0;
  const groupEnds: number[] = [];
  const stored = groups.map((group) => {
    const entries = group.map((entry): StoredEntry => {
      const start = end;
      end = putFrame(bytes, start, 0, toContent(entry));
      return { ...entry, place: { segment, offset: offset + start, length: end - start } };
    });
    groupEnds.push(end);
    return entries;
  });
  return { bytes, groupEnds, groups: stored };
}

function toContent(entry: Entry): FrameContent {
  return { record: entry.envelopeBytes, signature: entry.signature, body: entry.sealedBody };
}

/** How many whole groups of the batch stand in `found`, the bytes read back from where the write began. */
export function countGroupsThere(batch: EncodedBatch, found: Uint8Array): number {
  const limit = Math.min(found.length, batch.bytes.length);
  let same = 0;
  while (same < limit && found[same] === batch.bytes[same]) same += 1;
  return batch.groupEnds.filter((end) => end <= same).length;
}
