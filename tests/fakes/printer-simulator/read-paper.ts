import type { SlipBitmap } from "../../../src/printing/slip-bitmap";

export interface PaperRead {
  readonly slips: readonly SlipBitmap[];
  /** Rows that came out and hang on the printer, not cut. */
  readonly hanging: number;
  readonly processIds: readonly string[];
  /** Bytes up to and with the last cut. */
  readonly cutAt: number;
}

/**
 * A second reading of ESC/POS, shorter than the product's and written apart from it: GS v 0, ESC d, LF, GS V, GS ( H.
 * A feed adds nothing, so that a slip can be compared with what was drawn.
 */
export function readPaper(stream: Uint8Array, width: number): PaperRead {
  const data = Buffer.from(stream);
  const slips: SlipBitmap[] = [];
  const processIds: string[] = [];
  let rows: Buffer[] = [];
  let offset = 0;
  let cutAt = 0;
  for (;;) {
    const rest = data.subarray(offset);
    const head = rest.subarray(0, 3).toString("hex");
    let length = 1;
    if (rest.length === 0 || (rest.length < 3 && head !== "1b40" && /^(?:10|1b|1d)/.test(head))) break;
    if (head.startsWith("1d7630")) {
      if (rest.length < 8) break;
      const size = rest.readUInt16LE(4) * rest.readUInt16LE(6);
      length = 8 + size;
      if (rest.length < length) break;
      // One that broke off before its width and was filled up has neither columns nor rows: no image.
      const isEmpty = rest.readUInt32LE(4) === 0;
      if (!isEmpty && rest.readUInt16LE(4) * 8 !== width) throw new Error("raster of another width");
      rows.push(rest.subarray(8, length));
    } else if (head.startsWith("1d28")) {
      length = rest.length < 5 ? Infinity : 5 + rest.readUInt16LE(3);
      if (rest.length < length) break;
      processIds.push(rest.subarray(7, 11).toString("latin1"));
    } else if (head.startsWith("1d56")) {
      length = 3;
      const bytes = Buffer.concat(rows);
      rows = [];
      cutAt = offset + length;
      if (bytes.length > 0) slips.push({ width, height: bytes.length / (width / 8), bytes: Uint8Array.from(bytes) });
    } else if (head.startsWith("1b64") || head.startsWith("1004") || head === "1d7600") {
      // The last one is an image command that broke off behind its second byte and was filled up: no command at all.
      length = 3;
    } else if (head.startsWith("1b")) {
      length = 2;
    } else if (!/^(?:00|0a|10|1d00)/.test(head)) {
      throw new Error(`a byte that no slip has: ${head}`);
    }
    if (rest.length < length) break;
    offset += length;
  }
  return { slips, hanging: Buffer.concat(rows).length / (width / 8), processIds, cutAt };
}
