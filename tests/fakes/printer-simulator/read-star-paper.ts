import type { SlipBitmap } from "../../../src/printing/slip-bitmap";

/** A reading of Star's commands, written apart from the product: ESC k strips of 24 rows, LF, VT, ESC 0, ESC z, ESC d. */
export function readStarPaper(stream: Uint8Array, width: number): readonly SlipBitmap[] {
  const data = Buffer.from(stream);
  const slips: SlipBitmap[] = [];
  let rows: Buffer[] = [];
  let offset = 0;
  while (offset < data.length) {
    const head = data.subarray(offset, offset + 2).toString("hex");
    if (head === "1b6b") {
      const rowBytes = data.readUInt16LE(offset + 2);
      if (rowBytes * 8 !== width) throw new Error("strip of another width");
      rows.push(data.subarray(offset + 4, offset + 4 + 24 * rowBytes));
      offset += 4 + 24 * rowBytes;
    } else if (head === "1b64") {
      const bytes = Buffer.concat(rows);
      rows = [];
      if (bytes.length > 0) slips.push({ width, height: bytes.length / (width / 8), bytes: Uint8Array.from(bytes) });
      offset += 3;
    } else if (head === "1b40" || head === "1b30") offset += 2;
    else if (head === "1b7a" || head === "1b61") offset += 3;
    else if (/^0[ab]/.test(head)) offset += 1;
    else throw new Error(`a byte that no Star slip has: ${head}`);
  }
  return slips;
}
