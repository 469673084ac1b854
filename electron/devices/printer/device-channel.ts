import { constants } from "node:fs";
import { open, stat, type FileHandle } from "node:fs/promises";
import type { PrinterFault, PrinterFaultKind } from "../../../src/printing/ports";
import { fail, ok, type Result } from "../../../src/shared/result";
import type { ByteChannel, OpenChannel } from "./byte-channel";
import { pause, type Timers } from "./timers";

export interface DeviceFile {
  /** Such as "/dev/usb/lp0" or "/dev/ttyUSB0". */
  readonly path: string;
  /** Whether the printer answers over it; a line that is only written is opened for writing only. */
  readonly twoWay: boolean;
}

const FAULTS: Readonly<Partial<Record<string, PrinterFaultKind>>> = {
  ENOENT: "not-found",
  EACCES: "denied",
  EPERM: "denied",
  // The device file is there and nothing is plugged in, or another program holds it.
  ENXIO: "off",
  ENODEV: "off",
  EBUSY: "no-answer",
  EIO: "interrupted",
};

const RETRY = 20;
const READ_SIZE = 256;

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

/** A USB or serial printer by its device file. Opened without blocking: a missing or full device never holds the program. */
export function deviceChannel(device: DeviceFile, timers: Timers): OpenChannel {
  return async () => {
    try {
      const { isFile } = await stat(device.path).then((found) => ({ isFile: found.isFile() || found.isDirectory() }));
      // A mistyped path must not fill a disk with slips.
      if (isFile) return fail({ kind: "not-found" });
      const flags = (device.twoWay ? constants.O_RDWR : constants.O_WRONLY) | constants.O_NONBLOCK | constants.O_NOCTTY;
      return ok(channelOver(await open(device.path, flags), device.twoWay, timers));
    } catch (error) {
      return fail({ kind: FAULTS[codeOf(error)] ?? "not-ready" });
    }
  };
}

function channelOver(handle: FileHandle, twoWay: boolean, timers: Timers): ByteChannel {
  let open = true;
  let listener: (bytes: Uint8Array) => void = () => undefined;
  let reportClosed: (how: Result<undefined, PrinterFault>) => void = () => undefined;
  const closed = new Promise<Result<undefined, PrinterFault>>((resolve) => {
    reportClosed = resolve;
  });

  async function close(how: Result<undefined, PrinterFault>): Promise<void> {
    if (!open) return;
    open = false;
    await handle.close().catch(() => undefined); // A device pulled out fails to close; it is gone either way.
    reportClosed(how);
  }

  async function readOn(): Promise<void> {
    const buffer = Buffer.alloc(READ_SIZE);
    while (open) {
      try {
        const { bytesRead } = await handle.read(buffer, 0, READ_SIZE, null);
        if (bytesRead > 0) listener(Uint8Array.from(buffer.subarray(0, bytesRead)));
        else await pause(timers, RETRY);
      } catch (error) {
        if (codeOf(error) !== "EAGAIN") return;
        await pause(timers, RETRY);
      }
    }
  }

  /** A device takes what its buffer has room for; the rest is offered again. */
  async function writeAll(bytes: Uint8Array): Promise<Result<undefined, PrinterFault>> {
    let offset = 0;
    while (offset < bytes.length) {
      if (!open) return fail({ kind: "interrupted" });
      try {
        const { bytesWritten } = await handle.write(bytes, offset, bytes.length - offset);
        offset += bytesWritten;
      } catch (error) {
        if (codeOf(error) !== "EAGAIN") return fail({ kind: "interrupted" });
        await pause(timers, RETRY);
      }
    }
    return ok();
  }

  if (twoWay) void readOn();
  return {
    write: writeAll,
    closed,
    onData(next) {
      listener = next;
    },
    async end() {
      await close(ok());
      return closed;
    },
    destroy() {
      void close(fail({ kind: "interrupted" }));
    },
  };
}
