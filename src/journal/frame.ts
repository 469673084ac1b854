import { crc32c } from "./crc32c";

/*
 * A frame, all integers little-endian:
 *   u32 CRC-32C of everything after it | u32 length of the payload | u32 distance back to the first frame of the same write | payload
 * and its payload:
 *   u32 length of the record | record (UTF-8 JSON) | signature (64) | sealed body (the rest; zeros when stripped)
 */
export const FRAME_HEADER = 12;
export const SIGNATURE_LENGTH = 64;
/** Longer frames are never written, so a longer length is damage. */
export const MAXIMUM_PAYLOAD = 16 * 1024 * 1024;

const RECORD_AT = FRAME_HEADER + 4;

export interface Frame {
  readonly offset: number;
  readonly end: number;
  /** Where the write began that this frame was part of: everything before it had been flushed. */
  readonly writeStart: number;
  readonly record: Uint8Array;
  readonly signature: Uint8Array;
  readonly body: Uint8Array;
}

export interface FrameContent {
  readonly record: Uint8Array;
  readonly signature: Uint8Array;
  readonly body: Uint8Array | null;
}

export function frameLength(content: FrameContent): number {
  return RECORD_AT + content.record.length + SIGNATURE_LENGTH + (content.body?.length ?? 0);
}

/** Writes a frame into `target`; `writeStart` is where the same write begins in it. Returns the end. */
export function putFrame(target: Uint8Array, offset: number, writeStart: number, content: FrameContent): number {
  const length = frameLength(content);
  if (length - FRAME_HEADER > MAXIMUM_PAYLOAD) throw new RangeError("frame too long");
  const view = new DataView(target.buffer, target.byteOffset + offset, length);
  view.setUint32(4, length - FRAME_HEADER, true);
  view.setUint32(8, offset - writeStart, true);
  view.setUint32(FRAME_HEADER, content.record.length, true);
  const signatureAt = offset + RECORD_AT + content.record.length;
  target.set(content.record, offset + RECORD_AT);
  target.set(content.signature, signatureAt);
  if (content.body) target.set(content.body, signatureAt + SIGNATURE_LENGTH);
  view.setUint32(0, crc32c(target, offset + 4, offset + length), true);
  return offset + length;
}

/** The frame at `offset`, its parts as views of `bytes`; undefined where no whole, sound frame stands. */
export function findFrame(bytes: Uint8Array, offset: number): Frame | undefined {
  if (offset + RECORD_AT + SIGNATURE_LENGTH > bytes.length) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset + offset);
  const length = view.getUint32(4, true);
  const end = offset + FRAME_HEADER + length;
  if (length > MAXIMUM_PAYLOAD || end > bytes.length) return undefined;
  const recordEnd = offset + RECORD_AT + view.getUint32(FRAME_HEADER, true);
  if (recordEnd + SIGNATURE_LENGTH > end) return undefined;
  if (crc32c(bytes, offset + 4, end) !== view.getUint32(0, true)) return undefined;
  return {
    offset,
    end,
    writeStart: offset - view.getUint32(8, true),
    record: bytes.subarray(offset + RECORD_AT, recordEnd),
    signature: bytes.subarray(recordEnd, recordEnd + SIGNATURE_LENGTH),
    body: bytes.subarray(recordEnd + SIGNATURE_LENGTH, end),
  };
}

/** `{"`: every record starts with it, so a reader finds the next frame behind damage. */
const RECORD_MARK = [0x7b, 0x22] as const;

/** The first sound frame at or after `offset`. */
export function findNextFrame(bytes: Uint8Array, offset: number): Frame | undefined {
  let at = bytes.indexOf(RECORD_MARK[0], offset + RECORD_AT);
  for (; at !== -1; at = bytes.indexOf(RECORD_MARK[0], at + 1)) {
    if (bytes[at + 1] !== RECORD_MARK[1]) continue;
    const frame = findFrame(bytes, at - RECORD_AT);
    if (frame) return frame;
  }
  return undefined;
}
