import { createServer, type AddressInfo, type Socket } from "node:net";
import type { SlipBitmap } from "../../../src/printing/slip-bitmap";
import { readPaper } from "../../fakes/printer-simulator/read-paper";

export interface NetworkPrinter {
  readonly port: number;
  /** Slips that came out whole so far. */
  slips(): readonly SlipBitmap[];
  /** Reads no more after so many bytes of the next slip; done when that has happened. */
  hangAfter(bytes: number): Promise<void>;
  close(): Promise<void>;
}

const WIDTH = 576;
/** More than questions and zeros before a slip: what comes after belongs to the slip. */
const BEFORE_A_SLIP = 4_700;

/** An ESC/POS printer on loopback, outside of the program that prints there: it lives on when that one is killed. */
export async function startNetworkPrinter(): Promise<NetworkPrinter> {
  const sockets = new Set<Socket>();
  const received: Buffer[][] = [];
  let hang: { readonly after: number; readonly done: () => void } | undefined;
  const server = createServer((socket) => {
    const own: Buffer[] = [];
    let length = 0;
    let last: number[] = [];
    received.push(own);
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    socket.on("data", (bytes: Buffer) => {
      length += bytes.length;
      if (hang !== undefined && length > BEFORE_A_SLIP + hang.after) {
        socket.pause();
        hang.done();
        hang = undefined;
        return;
      }
      own.push(bytes);
      for (const byte of bytes) {
        if (last[0] === 0x10 && last[1] === 0x04) socket.write(Uint8Array.of(0x12));
        last = [last[1] ?? 0, byte];
      }
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  return {
    // A server on a port always has an address of this kind.
    port: (server.address() as AddressInfo).port,
    slips: () => received.flatMap((own) => readPaper(Buffer.concat(own), WIDTH).slips),
    hangAfter: (after) =>
      new Promise((resolve) => {
        hang = { after, done: resolve };
      }),
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
