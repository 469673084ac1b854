import { crc32, deflateSync } from "node:zlib";
import type { SlipBitmap } from "../../../src/printing/slip-bitmap";

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** One bit a dot, as PNG: for the screen of the virtual printer and the preview. */
export function slipToPng(bitmap: SlipBitmap): Buffer {
  const rowBytes = bitmap.width / 8;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(bitmap.width, 0);
  header.writeUInt32BE(bitmap.height, 4);
  // One bit, grey, deflate, no filter, not interlaced.
  header.set([1, 0, 0, 0, 0], 8);
  const rows = Buffer.alloc((rowBytes + 1) * bitmap.height);
  for (let y = 0; y < bitmap.height; y += 1) {
    for (let x = 0; x < rowBytes; x += 1) {
      // In PNG 1 is white.
      rows[y * (rowBytes + 1) + 1 + x] = ~(bitmap.bytes[y * rowBytes + x] ?? 0) & 0xff;
    }
  }
  return Buffer.concat([
    SIGNATURE,
    chunk("IHDR", header),
    chunk("IDAT", deflateSync(rows)),
    chunk("IEND", Buffer.alloc(0)),
  ]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "latin1"), data]);
  const frame = Buffer.alloc(body.length + 8);
  frame.writeUInt32BE(data.length, 0);
  body.copy(frame, 4);
  frame.writeUInt32BE(crc32(body), body.length + 4);
  return frame;
}
