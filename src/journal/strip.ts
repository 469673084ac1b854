import type { Envelope } from "./entry";
import { parseEnvelope } from "./envelope";
import { findFrame, FRAME_HEADER, SIGNATURE_LENGTH } from "./frame";
import { crc32c } from "./crc32c";

/** Classes whose bodies may go when their time is over; what `dossier` entries say is erased with its key instead. */
export const STRIPPABLE = ["access", "queue"] as const;

export interface Retention {
  readonly classes: readonly (typeof STRIPPABLE)[number][];
  /** Entries recorded before this go. */
  readonly before: number;
}

export interface StrippedSegment {
  readonly bytes: Uint8Array;
  readonly stripped: number;
}

/**
 * The segment with the bodies that are due overwritten by zeros: nothing moves, chain and signatures stay valid.
 * undefined when a frame is not sound: a damaged segment is left as it is for whoever mends it.
 */
export function stripSegment(segment: Uint8Array, retention: Retention): StrippedSegment | undefined {
  const bytes = Uint8Array.from(segment);
  let stripped = 0;
  for (let offset = 0; offset < bytes.length;) {
    const frame = findFrame(bytes, offset);
    if (!frame) return undefined;
    const start = offset + FRAME_HEADER + 4 + frame.record.length + SIGNATURE_LENGTH;
    const envelope = offset === 0 ? undefined : parseEnvelope(frame.record);
    if (envelope && !envelope.ok) return undefined;
    if (envelope && isDue(envelope.value, retention) && frame.body.some((byte) => byte !== 0)) {
      bytes.fill(0, start, frame.end);
      new DataView(bytes.buffer).setUint32(offset, crc32c(bytes, offset + 4, frame.end), true);
      stripped += 1;
    }
    offset = frame.end;
  }
  return { bytes, stripped };
}

function isDue(envelope: Envelope, { classes, before }: Retention): boolean {
  return envelope.recordedAt < before && STRIPPABLE.some((name) => name === envelope.class && classes.includes(name));
}
