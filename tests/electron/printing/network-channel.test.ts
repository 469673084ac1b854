import { createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { createChannelPrinter } from "../../../electron/devices/printer/channel-printer";
import { networkChannel } from "../../../electron/devices/printer/network-channel";
import { SYSTEM_TIMERS, type Timers } from "../../../electron/devices/printer/timers";
import type { SlipPrinter } from "../../../src/printing/ports";
import type { PrinterProfile } from "../../../src/printing/printer-profile";
import { A_TURN, aBitmap, aProfile } from "../../fakes/printer-simulator/build-slip";

const servers: Server[] = [];
const sockets: Socket[] = [];
afterEach(async () => {
  for (const socket of sockets.splice(0)) socket.destroy();
  for (const server of servers.splice(0)) await new Promise((resolve) => server.close(resolve));
});

/** A printer on a real line of loopback; `serve` is what it does. */
async function aPrinter(
  serve: (socket: Socket) => void,
  change: Partial<PrinterProfile> = {},
  timers: Timers = SYSTEM_TIMERS,
): Promise<SlipPrinter> {
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, (socket) => {
    sockets.push(socket);
    socket.on("error", () => socket.destroy());
    serve(socket);
  });
  servers.push(server);
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  // A server on a port always has an address of this kind.
  const { port } = server.address() as AddressInfo;
  const profile = aProfile({ bytesPerSecond: 1_000_000, rowsPerSecond: 1_000_000, ...change });
  return createChannelPrinter({ open: networkChannel({ host: "127.0.0.1", port }), profile, timers });
}

/** Timers that run out when the test says so. */
function createManualTimers(): Timers & { runOut(): void } {
  const actions = new Set<() => void>();
  return {
    after(_, action) {
      actions.add(action);
      return () => actions.delete(action);
    },
    runOut() {
      for (const action of [...actions]) {
        actions.delete(action);
        action();
      }
    },
  };
}

function answering(socket: Socket, onByte: (count: number) => void): void {
  let count = 0;
  let last: number[] = [];
  socket.resume().on("data", (bytes) => {
    for (const byte of bytes) {
      if (last[0] === 0x10 && last[1] === 0x04) socket.write(Uint8Array.of(0x12));
      last = [last[1] ?? 0, byte];
      count += 1;
      onByte(count);
    }
  });
}

test("a port where nobody listens is a printer that is off", async () => {
  const printer = createChannelPrinter({
    open: networkChannel({ host: "127.0.0.1", port: 1 }),
    profile: aProfile(),
    timers: SYSTEM_TIMERS,
  });
  expect(await printer.print(aBitmap(1), A_TURN)).toEqual({ kind: "failed", fault: { kind: "off" } });
});

test("a line that is reset in the middle of the slip is unknown", async () => {
  const printer = await aPrinter((socket) => {
    answering(socket, (count) => {
      if (count === 5_000) socket.resetAndDestroy();
    });
  });
  expect(await printer.print(aBitmap(1), A_TURN)).toEqual({ kind: "unknown", fault: { kind: "interrupted" } });
});

test("a printer that hangs up before it has been asked gets nothing", async () => {
  const printer = await aPrinter((socket) => {
    socket.resetAndDestroy();
  });
  expect(await printer.print(aBitmap(1), A_TURN)).toMatchObject({ kind: "failed" });
});

test("a printer that accepts the line and never reads gets no slip", async () => {
  const timers = createManualTimers();
  let connected: () => void = () => undefined;
  const connection = new Promise<void>((resolve) => {
    connected = resolve;
  });
  const printer = await aPrinter(
    () => {
      connected();
    },
    {},
    timers,
  );
  let settled = false;
  const outcome = printer.print(aBitmap(1), A_TURN).finally(() => {
    settled = true;
  });
  await connection;
  while (!(settled as boolean)) {
    timers.runOut();
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(await outcome).toMatchObject({ kind: "failed" });
});

test("a silent printer that reads everything and closes in order is believed", async () => {
  let received = 0;
  const printer = await aPrinter(
    (socket) => {
      socket
        .resume()
        .on("data", (bytes) => (received += bytes.length))
        .on("end", () => socket.end());
    },
    { status: "none" },
  );
  expect(await printer.print(aBitmap(1), A_TURN)).toEqual({ kind: "printed" });
  expect(received).toBeGreaterThan(14_400);
});

test("a silent printer that closes without having read is not believed", async () => {
  const printer = await aPrinter(
    (socket) => {
      socket.on("end", () => undefined);
      setImmediate(() => socket.resetAndDestroy());
    },
    { status: "none" },
  );
  expect(await printer.print(aBitmap(1), A_TURN)).toMatchObject({ kind: "unknown" });
});
