import type { ByteChannel, OpenChannel } from "../../../electron/devices/printer/byte-channel";
import type { PrinterFault } from "../../../src/printing/ports";
import type { SlipBitmap } from "../../../src/printing/slip-bitmap";
import { fail, ok, type Result } from "../../../src/shared/result";
import { readPaper } from "./read-paper";
import type { VirtualTime } from "./virtual-time";

/** Everything that goes wrong with a printer on a counter; all may be changed at any moment. */
export interface PrinterTroubles {
  off: boolean;
  paperOut: boolean;
  coverOpen: boolean;
  /** Accepts the line and never reads. */
  hung: boolean;
  /** Never answers a status question. */
  silent: boolean;
  /** Sends automatic status and XON/XOFF unasked. */
  noise: boolean;
  /** The cable comes out after so many bytes of a line; what has arrived is printed. */
  unplugAfter: number;
  /** Power fails after so many bytes of a line; what is not printed yet is lost. */
  powerFailsAfter: number;
  /** The roll ends after so many more rows. */
  rowsLeft: number;
}

export interface SimulatedPrinter {
  readonly open: OpenChannel;
  /** Takes effect at once. */
  set(change: Partial<PrinterTroubles>): void;
  /** Slips that were printed whole and cut off. */
  slips(): readonly SlipBitmap[];
  /** Rows printed without a cut after them: pieces of slips. */
  torn(): number;
}

export interface SimulatedSpeed {
  readonly width: 576 | 384;
  readonly bytesPerSecond: number;
}

type Closed = Result<undefined, PrinterFault>;

interface Connection {
  readonly queue: number[];
  received: number;
  ended: boolean;
  broken: boolean;
  taken: (() => void)[];
  tell: (bytes: Uint8Array) => void;
  close: (how: Closed) => void;
}

const KERNEL_BUFFER = 16_384;
const PIECE = 512;
/** What a printer without paper still takes before it reads no more. */
const PRINTER_BUFFER = 8_192;

export function createSimulatedPrinter(time: VirtualTime, speed: SimulatedSpeed): SimulatedPrinter {
  const troubles: PrinterTroubles = {
    off: false,
    paperOut: false,
    coverOpen: false,
    hung: false,
    silent: false,
    noise: false,
    unplugAfter: Infinity,
    powerFailsAfter: Infinity,
    rowsLeft: Infinity,
  };
  // One connection is served at a time; the others wait in the order in which they came.
  const connections: Connection[] = [];
  const out: SlipBitmap[] = [];
  let stream = Buffer.alloc(0);
  let hanging = 0;
  /** Bytes taken since the printer stopped printing. */
  let held = 0;
  let torn = 0;
  let lastId = "";
  let ticking = false;

  const isStopped = (): boolean => troubles.paperOut || troubles.coverOpen;

  function printReceived(connection: Connection): void {
    if (isStopped()) return;
    const read = readPaper(stream, speed.width);
    const rows = read.slips.reduce((sum, slip) => sum + slip.height, 0) + read.hanging - hanging;
    if (rows > troubles.rowsLeft) {
      hanging += troubles.rowsLeft;
      troubles.rowsLeft = Infinity;
      troubles.paperOut = true;
      return;
    }
    troubles.rowsLeft -= rows;
    out.push(...read.slips);
    hanging = read.hanging;
    stream = stream.subarray(read.cutAt);
    const id = read.processIds.at(-1);
    if (id !== undefined && id !== lastId) connection.tell(Buffer.from(`7"${id}\0`, "latin1"));
    lastId = id ?? lastId;
  }

  function answerQuestions(connection: Connection, bytes: readonly number[]): void {
    bytes.forEach((byte, index) => {
      if (bytes[index - 2] !== 0x10 || bytes[index - 1] !== 0x04 || troubles.silent) return;
      const cover = troubles.coverOpen ? 0x04 : 0;
      const paper = troubles.paperOut;
      const answer = { 1: isStopped() ? 0x08 : 0, 2: cover | (paper ? 0x20 : 0), 4: paper ? 0x60 : 0 }[byte] ?? 0;
      if (troubles.noise) connection.tell(Uint8Array.of(0x14, 0x00, 0x00, 0x0f, 0x11));
      connection.tell(Uint8Array.of(0x12 | answer));
      if (troubles.noise) connection.tell(Uint8Array.of(0x13, 0x1c, 0x00, 0x0c, 0x0f));
    });
  }

  function takePiece(connection: Connection): void {
    const reach = Math.min(troubles.unplugAfter, troubles.powerFailsAfter) - connection.received;
    const piece = connection.queue.splice(0, Math.max(0, Math.min(PIECE, reach)));
    connection.received += piece.length;
    stream = Buffer.concat([stream, Buffer.from(piece)]);
    held = isStopped() ? held + piece.length : 0;
    answerQuestions(connection, piece);
    printReceived(connection);
    // Without power a printer forgets; after a pulled cable it waits for the rest of the image, whoever sends it.
    if (connection.received >= troubles.powerFailsAfter) forget();
    if (connection.received >= Math.min(troubles.unplugAfter, troubles.powerFailsAfter)) breakLine(connection);
    if (connection.queue.length <= KERNEL_BUFFER) for (const taken of connection.taken.splice(0)) taken();
  }

  function forget(): void {
    stream = Buffer.alloc(0);
    held = 0;
    torn += hanging;
    hanging = 0;
  }

  function breakLine(connection: Connection): void {
    connection.broken = true;
    connections.splice(connections.indexOf(connection), 1);
    for (const taken of connection.taken.splice(0)) taken();
    connection.close(fail({ kind: "interrupted" }));
  }

  function tick(): void {
    ticking = false;
    const connection = connections[0];
    if (connection === undefined || troubles.hung || held >= PRINTER_BUFFER) return;
    if (troubles.off) {
      forget();
      for (const each of [...connections]) breakLine(each);
      return;
    }
    if (connection.queue.length > 0) takePiece(connection);
    else printReceived(connection);
    if (connection.ended && connection.queue.length === 0 && !connection.broken) {
      connections.shift();
      connection.close(ok());
    }
    schedule();
  }

  function schedule(): void {
    const next = connections[0];
    if (ticking || next === undefined || (next.queue.length === 0 && !next.ended)) return;
    ticking = true;
    time.after((Math.min(PIECE, next.queue.length) * 1_000) / speed.bytesPerSecond, tick);
  }

  function connectLine(): ByteChannel {
    let listener: (bytes: Uint8Array) => void = () => undefined;
    let close: (how: Closed) => void = () => undefined;
    const closed = new Promise<Closed>((resolve) => {
      close = resolve;
    });
    const connection: Connection = {
      queue: [],
      received: 0,
      ended: false,
      broken: false,
      taken: [],
      tell: (bytes) => {
        queueMicrotask(() => {
          listener(bytes);
        });
      },
      close,
    };
    connections.push(connection);
    return {
      async write(bytes) {
        if (connection.broken) return fail({ kind: "interrupted" });
        for (const byte of bytes) connection.queue.push(byte);
        schedule();
        if (connection.queue.length > KERNEL_BUFFER) {
          await new Promise<void>((resolve) => connection.taken.push(resolve));
        }
        // Set by the printer while this write waited.
        return (connection.broken as boolean) ? fail({ kind: "interrupted" }) : ok();
      },
      closed,
      onData(next) {
        listener = next;
      },
      end() {
        connection.ended = true;
        schedule();
        return closed;
      },
      destroy() {
        // A closed socket: what the kernel took still reaches the printer, then the line ends.
        connection.ended = true;
        schedule();
      },
    };
  }

  return {
    open: () => Promise.resolve(troubles.off ? fail({ kind: "off" }) : ok(connectLine())),
    set(change) {
      Object.assign(troubles, change);
      if (!isStopped()) held = 0;
      schedule();
    },
    slips: () => out,
    torn: () => torn + hanging,
  };
}
