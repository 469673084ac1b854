import type { SlipBitmap } from "../../../../src/printing/slip-bitmap";
import type { EscPosCommand } from "./escpos-reader";

export interface VirtualPaper {
  /** A finished slip where this command cuts one off. */
  obey(command: EscPosCommand): SlipBitmap | undefined;
}

/** Paper of one width: rasters and feeds are put under each other until the knife comes. */
export function createVirtualPaper(width: 576 | 384): VirtualPaper {
  const rowBytes = width / 8;
  let rows: Uint8Array[] = [];

  function addRaster(bytes: Uint8Array, sourceRowBytes: number, height: number): void {
    const part = new Uint8Array(rowBytes * height);
    for (let y = 0; y < height; y += 1) {
      // What is wider than the paper is lost, as in a real printer.
      part.set(
        bytes.subarray(y * sourceRowBytes, y * sourceRowBytes + Math.min(sourceRowBytes, rowBytes)),
        y * rowBytes,
      );
    }
    rows.push(part);
  }

  return {
    obey(command) {
      switch (command.kind) {
        case "raster":
          addRaster(command.bytes, command.rowBytes, command.height);
          return undefined;
        case "feed":
          rows.push(new Uint8Array(rowBytes * command.dots));
          return undefined;
        case "cut": {
          const bytes = Uint8Array.from(Buffer.concat(rows));
          rows = [];
          return bytes.length === 0 ? undefined : { width, height: bytes.length / rowBytes, bytes };
        }
        case "reset":
        case "status":
        case "process-id":
        case "text":
          return undefined;
      }
    },
  };
}
