import { createServer, type Server, type Socket } from "node:net";
import type { SlipBitmap } from "../../../../src/printing/slip-bitmap";
import type { PrinterAddress } from "../network-channel";
import { slipToPng } from "../slip-png";
import { createEscPosReader, type EscPosCommand } from "./escpos-reader";
import { createVirtualPaper } from "./virtual-paper";

export interface VirtualSwitches {
  readonly paperOut: boolean;
  readonly coverOpen: boolean;
  readonly off: boolean;
}

export interface VirtualSlip {
  /** 1 for the first slip since the start. */
  readonly number: number;
  readonly bitmap: SlipBitmap;
  /** The same paper for a window. */
  readonly png: Buffer;
}

export interface VirtualPrinter {
  /** Where it listens; on loopback, at a port that is free, the same until `close`. */
  readonly address: PrinterAddress;
  switches(): VirtualSwitches;
  /** For training: "hết giấy", "mở nắp", "tắt máy". Putting paper in again lets what waited come out. */
  flip(change: Partial<VirtualSwitches>): Promise<void>;
  /** Calls for every slip from now on; the answer ends it. */
  watch(listener: (slip: VirtualSlip) => void): () => void;
  /** Paper of another width is put in; what hung there from before is torn off. */
  load(width: 576 | 384): void;
  close(): Promise<void>;
}

/** The demo centre's printer: speaks ESC/POS over TCP as a real one does, and its paper is a picture. */
export async function startVirtualPrinter(width: 576 | 384): Promise<VirtualPrinter> {
  let state: VirtualSwitches = { paperOut: false, coverOpen: false, off: false };
  let count = 0;
  const sockets = new Set<Socket>();
  const listeners = new Set<(slip: VirtualSlip) => void>();
  const waiting: (() => void)[] = [];
  let paper = createVirtualPaper(width);

  function isStopped(): boolean {
    return state.paperOut || state.coverOpen;
  }

  function obey(command: EscPosCommand, socket: Socket): void {
    if (command.kind === "process-id") {
      socket.write(Buffer.concat([Buffer.from([0x37, 0x22]), Buffer.from(command.id, "latin1"), Buffer.from([0])]));
      return;
    }
    const bitmap = paper.obey(command);
    if (bitmap === undefined) return;
    count += 1;
    const slip = { number: count, bitmap, png: slipToPng(bitmap) };
    for (const listener of listeners) listener(slip);
  }

  function serve(socket: Socket): void {
    const reader = createEscPosReader();
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    socket.on("data", (bytes) => {
      for (const command of reader.push(bytes)) {
        if (command.kind === "status") socket.write(Uint8Array.of(statusByte(command.question, state)));
        else if (isStopped() || waiting.length > 0)
          waiting.push(() => {
            obey(command, socket);
          });
        else obey(command, socket);
      }
    });
  }

  let server: Server = await listen(0, serve);
  const port = portOf(server);

  async function switchOff(): Promise<void> {
    // What a printer has not printed is gone with its power.
    waiting.length = 0;
    for (const socket of sockets) socket.destroy();
    await new Promise<void>((resolve) => {
      server.close(() => {
        resolve();
      });
    });
  }

  return {
    address: { host: "127.0.0.1", port },
    switches: () => state,
    async flip(change) {
      const before = state;
      state = { ...state, ...change };
      if (state.off && !before.off) await switchOff();
      if (!state.off && before.off) server = await listen(port, serve);
      while (!isStopped() && waiting.length > 0) waiting.shift()?.();
    },
    watch(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    load(next) {
      paper = createVirtualPaper(next);
    },
    async close() {
      if (!state.off) await switchOff();
      listeners.clear();
    },
  };
}

/** Answers of a TM printer to DLE EOT 1 to 4: fixed bits 1 and 4, then what is wrong. */
function statusByte(question: number, { paperOut, coverOpen }: VirtualSwitches): number {
  switch (question) {
    case 1:
      return 0x12 | (paperOut || coverOpen ? 0x08 : 0);
    case 2:
      return 0x12 | (coverOpen ? 0x04 : 0) | (paperOut ? 0x20 : 0);
    case 4:
      return 0x12 | (paperOut ? 0x60 : 0);
    default:
      return 0x12;
  }
}

function listen(port: number, serve: (socket: Socket) => void): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = createServer(serve);
    server.once("error", reject);
    server.listen(port, "127.0.0.1", () => {
      resolve(server);
    });
  });
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the virtual printer has no port");
  return address.port;
}
