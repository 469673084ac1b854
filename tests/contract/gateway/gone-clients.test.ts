import { connect, type AddressInfo, type Socket } from "node:net";
import { once } from "node:events";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { FastifyInstance } from "fastify";
import { createServer } from "../../../src/gateway/server";
import type { Database } from "../../../src/gateway/store/database";
import { provinceOf, type Province } from "../../fakes/gateway/both-databases";
import { gatewayOn, removeFolder } from "../../fakes/gateway/gateway-on";
import { openEmptyTrainingDatabase } from "../../fakes/gateway/shared-databases";
import type { TestStation } from "../../fakes/gateway/test-station";

const BODY = new Uint8Array(16 * 1024 * 1024);

/** While it is closed, whoever comes to it waits. */
interface Gate {
  came: number;
  close(): void;
  open(): void;
  pass(): Promise<void>;
}

function createGate(): Gate {
  let isClosed: Promise<void> | undefined;
  let opening: (() => void) | undefined;
  return {
    came: 0,
    close: () => {
      isClosed = new Promise((resolve) => (opening = resolve));
    },
    open: () => {
      isClosed = undefined;
      opening?.();
    },
    async pass() {
      this.came += 1;
      await isClosed;
    },
  };
}

let db: Database;
let province: Province;
let server: FastifyInstance;
let port: number;
let greeting: Gate;
let handling: Gate;

beforeAll(async () => {
  db = await openEmptyTrainingDatabase();
  province = provinceOf(await gatewayOn(db));
});
beforeEach(async () => {
  [greeting, handling] = [createGate(), createGate()];
  const { gateway } = province;
  const gated = {
    ...gateway,
    greet: async (...head: Parameters<typeof gateway.greet>) => {
      await greeting.pass();
      return gateway.greet(...head);
    },
    handle: async (...request: Parameters<typeof gateway.handle>) => {
      await handling.pass();
      return gateway.handle(...request);
    },
  };
  server = createServer(gated, () => province.clock.now);
  await server.listen({ host: "127.0.0.1", port: 0 });
  // A TCP server's address is never a path.
  port = (server.server.address() as AddressInfo).port;
  return async () => {
    await server.close();
  };
});
afterAll(async () => {
  await province.gateway.settled();
  await db.destroy();
  await removeFolder(province);
});

async function post(path: string, body: Uint8Array, authorization = ""): Promise<number> {
  const headers = { authorization, connection: "close" };
  const reply = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: "POST",
    headers,
    body: Uint8Array.from(body),
  });
  await reply.arrayBuffer();
  return reply.status;
}

/** Another body than the signed one: found out after it was taken whole, and answered 401. */
function entriesHead(station: TestStation): string {
  return `Bearer ${station.sign({ method: "POST", path: "/v1/entries", body: new Uint8Array(0) })}`;
}

function send(head: string, body: Uint8Array = new Uint8Array(0)): Socket {
  const socket = connect(port, "127.0.0.1");
  socket.on("error", () => undefined);
  socket.write(head);
  socket.write(body);
  return socket;
}

async function goAway(socket: Socket): Promise<void> {
  socket.resetAndDestroy();
  if (!socket.closed) await once(socket, "close");
  await expect
    .poll(
      () =>
        new Promise((resolve) =>
          server.server.getConnections((_, count) => {
            resolve(count);
          }),
        ),
    )
    .toBe(0);
}

test("strangers who send many requests on one line and break it off leave nothing taken", async () => {
  handling.close();
  const socket = send("POST /v1/enrol HTTP/1.1\r\nhost: gateway\r\ncontent-length: 2\r\n\r\n{}".repeat(128));
  await expect.poll(() => handling.came).toBe(128);
  expect(await post("/v1/enrol", BODY.subarray(0, 2))).toBe(503);
  await goAway(socket);
  handling.open();
  await expect.poll(() => post("/v1/enrol", BODY.subarray(0, 2))).toBe(400);
});

test("a station that goes away while it is looked up leaves nothing taken", async () => {
  const station = await province.enrolledStation();
  greeting.close();
  const head = `POST /v1/entries HTTP/1.1\r\nhost: gateway\r\nauthorization: ${entriesHead(station)}\r\n`;
  const socket = send(`${head}content-length: ${BODY.length}\r\n\r\n`);
  await expect.poll(() => greeting.came).toBe(1);
  await goAway(socket);
  greeting.open();
  expect(await post("/v1/entries", BODY, entriesHead(station))).toBe(401);
});

test("the body of a station that went away counts as taken until the gateway has done with it", async () => {
  const station = await province.enrolledStation();
  handling.close();
  const head = `POST /v1/entries HTTP/1.1\r\nhost: gateway\r\nauthorization: ${entriesHead(station)}\r\n`;
  const socket = send(`${head}content-length: ${BODY.length}\r\n\r\n`, BODY);
  await expect.poll(() => handling.came).toBe(1);
  await goAway(socket);
  const small = `${head.replace(/Bearer [^\r]+/, entriesHead(station))}content-length: ${BODY.length}\r\n\r\n`;
  const again = send(small);
  const [answer] = (await once(again, "data")) as [Buffer];
  expect(answer.toString("latin1")).toContain(" 503 ");
  again.destroy();
  handling.open();
  await expect.poll(() => post("/v1/entries", BODY, entriesHead(station))).toBe(401);
});
