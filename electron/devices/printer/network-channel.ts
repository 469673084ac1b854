import { connect, type Socket } from "node:net";
import type { PrinterFault } from "../../../src/printing/ports";
import { fail, ok, type Result } from "../../../src/shared/result";
import type { ByteChannel, OpenChannel } from "./byte-channel";

export interface PrinterAddress {
  readonly host: string;
  /** 9100 on nearly every network printer. */
  readonly port: number;
}

/** A TCP line to a printer. Refused, unreachable and unknown hosts are all "off" to the person beside the printer. */
export function networkChannel(address: PrinterAddress): OpenChannel {
  return () =>
    new Promise((resolve) => {
      const socket = connect({ ...address, noDelay: true });
      const refused = (): void => {
        socket.destroy();
        resolve(fail({ kind: "off" }));
      };
      socket.once("error", refused);
      socket.once("connect", () => {
        socket.off("error", refused);
        resolve(ok(channelOver(socket)));
      });
    });
}

function channelOver(socket: Socket): ByteChannel {
  let broken = false;
  let listener: (bytes: Uint8Array) => void = () => undefined;
  const closed = new Promise<Result<undefined, PrinterFault>>((resolve) => {
    socket.on("error", () => {
      broken = true;
    });
    socket.on("close", () => {
      resolve(broken ? fail({ kind: "interrupted" }) : ok());
    });
  });
  // Read from the first moment: unread status would block the printer and turn the closing into a reset.
  socket.on("data", (bytes) => {
    listener(bytes);
  });

  return {
    write: (bytes) =>
      new Promise((resolve) => {
        socket.write(bytes, (error) => {
          resolve(error == null ? ok() : fail({ kind: "interrupted" }));
        });
      }),
    closed,
    onData(next) {
      listener = next;
    },
    end() {
      socket.end();
      return closed;
    },
    destroy() {
      socket.destroy();
    },
  };
}
