/** What an ESC/POS stream says, command by command. */
export type EscPosCommand =
  | { readonly kind: "raster"; readonly rowBytes: number; readonly height: number; readonly bytes: Uint8Array }
  | { readonly kind: "feed"; readonly dots: number }
  | { readonly kind: "cut" }
  | { readonly kind: "reset" }
  /** DLE EOT n: obeyed on arrival, also in the middle of an image, before anything that waits in the buffer. */
  | { readonly kind: "status"; readonly question: number }
  /** GS ( H: answered when everything before it is done. */
  | { readonly kind: "process-id"; readonly id: string }
  | { readonly kind: "text"; readonly byte: number };

export interface EscPosReader {
  /** Takes bytes as they arrive, in pieces of any size; commands come out in the order a printer obeys them. */
  push(bytes: Uint8Array): readonly EscPosCommand[];
}

const LINE = 30;
const [DLE, EOT, LF, ESC, GS] = [0x10, 0x04, 0x0a, 0x1b, 0x1d];

/** The part of ESC/POS that this program sends (Epson's reference), for the printer of the demo centre. */
export function createEscPosReader(): EscPosReader {
  let waiting: Uint8Array = new Uint8Array(0);
  let last: readonly number[] = [];

  /** Real-time questions of this piece; a question may be cut in two by the line. */
  function questions(bytes: Uint8Array): EscPosCommand[] {
    const found: EscPosCommand[] = [];
    for (const byte of bytes) {
      if (last[0] === DLE && last[1] === EOT && byte >= 1 && byte <= 4) found.push({ kind: "status", question: byte });
      last = [last[1] ?? 0, byte];
    }
    return found;
  }

  return {
    push(bytes) {
      const commands = questions(bytes);
      const all = new Uint8Array(waiting.length + bytes.length);
      all.set(waiting);
      all.set(bytes, waiting.length);
      let offset = 0;
      for (;;) {
        const step = readCommand(all.subarray(offset));
        if (step === undefined) break;
        offset += step.length;
        if (step.command !== undefined) commands.push(step.command);
      }
      waiting = all.slice(offset);
      return commands;
    },
  };
}

interface Step {
  readonly length: number;
  readonly command?: EscPosCommand;
}

/** The command at the beginning of `data`; undefined while it is not complete. */
function readCommand(data: Uint8Array): Step | undefined {
  const at = (index: number): number => data[index] ?? 0;
  if (data.length === 0) return undefined;
  switch (at(0)) {
    case LF:
      return { length: 1, command: { kind: "feed", dots: LINE } };
    case DLE:
      return data.length < 3 ? undefined : { length: at(1) === EOT ? 3 : 1 };
    case ESC:
      if (data.length < 2) return undefined;
      if (at(1) === 0x40) return { length: 2, command: { kind: "reset" } };
      if (data.length < 3) return undefined;
      return at(1) === 0x64 ? { length: 3, command: { kind: "feed", dots: at(2) * LINE } } : { length: 3 };
    case GS:
      return readGroup(data, at);
    default:
      return { length: 1, command: { kind: "text", byte: at(0) } };
  }
}

function readGroup(data: Uint8Array, at: (index: number) => number): Step | undefined {
  if (data.length < 3) return undefined;
  switch (at(1)) {
    case 0x56:
      // GS V 65/66 n carries a feed.
      if (at(2) < 0x41) return { length: 3, command: { kind: "cut" } };
      return data.length < 4 ? undefined : { length: 4, command: { kind: "cut" } };
    case 0x76: {
      if (data.length < 8) return undefined;
      const rowBytes = at(4) + 256 * at(5);
      const height = at(6) + 256 * at(7);
      const end = 8 + rowBytes * height;
      if (data.length < end) return undefined;
      return { length: end, command: { kind: "raster", rowBytes, height, bytes: data.slice(8, end) } };
    }
    case 0x28: {
      if (data.length < 5) return undefined;
      const end = 5 + at(3) + 256 * at(4);
      if (data.length < end) return undefined;
      const isProcessId = at(2) === 0x48 && at(5) === 48 && at(6) === 48;
      if (!isProcessId) return { length: end };
      return { length: end, command: { kind: "process-id", id: String.fromCharCode(...data.subarray(7, end)) } };
    }
    default:
      return { length: 3 };
  }
}
