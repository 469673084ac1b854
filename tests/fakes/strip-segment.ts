import { crc32c } from "../../src/journal/crc32c";
import type { Envelope } from "../../src/journal/entry";
import { parseEnvelope } from "../../src/journal/envelope";
import { findFrame, FRAME_HEADER, SIGNATURE_LENGTH } from "../../src/journal/frame";

/**
 * The segment as a later program may leave it (src/journal/README.md): the bodies that `isDue` names overwritten by zeros,
 * nothing moved.
 */
export function stripSegment(segment: Uint8Array, isDue: (envelope: Envelope) => boolean): Uint8Array {
  const bytes = Uint8Array.from(segment);
  for (let offset = 0; offset < bytes.length;) {
    const frame = findFrame(bytes, offset);
    if (!frame) break;
    const envelope = offset === 0 ? undefined : parseEnvelope(frame.record);
    if (envelope?.ok === true && isDue(envelope.value)) {
      bytes.fill(0, offset + FRAME_HEADER + 4 + frame.record.length + SIGNATURE_LENGTH, frame.end);
      new DataView(bytes.buffer).setUint32(offset, crc32c(bytes, offset + 4, frame.end), true);
    }
    offset = frame.end;
  }
  return bytes;
}
