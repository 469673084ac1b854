import { connect, type AddressInfo, type Socket } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { FastifyInstance } from "fastify";
import { createAdminServer, createServer } from "../../../src/gateway/server";
import type { Database } from "../../../src/gateway/store/database";
import { encodeUtf8, toHex } from "../../../src/shared/bytes";
import { provinceOf, type Province } from "../../fakes/gateway/both-databases";
import { gatewayOn, removeFolder } from "../../fakes/gateway/gateway-on";
import { openEmptyTrainingDatabase } from "../../fakes/gateway/shared-databases";
import type { TestStation } from "../../fakes/gateway/test-station";

const MB = 1024 * 1024;
const SECRET = "s".repeat(64);

let db: Database;
let province: Province;
let server: FastifyInstance;
let port: number;
let admin: FastifyInstance;

beforeAll(async () => {
  db = await openEmptyTrainingDatabase();
  province = provinceOf(await gatewayOn(db));
  const echo = { path: "command", token: SECRET, handle: (body: Uint8Array) => Promise.resolve({ got: body.length }) };
  server = createServer(province.gateway, () => province.clock.now);
  admin = createAdminServer([echo]);
  await admin.listen({ host: "127.0.0.1", port: 0 });
  await server.listen({ host: "127.0.0.1", port: 0 });
  // A TCP server's address is never a path.
  port = (server.server.address() as AddressInfo).port;
});
afterAll(async () => {
  await server.close();
  await admin.close();
  await province.gateway.settled();
  await db.destroy();
  await removeFolder(province);
});

interface Conversation {
  readonly socket: Socket;
  /** The first line of the answer. */
  readonly status: Promise<string>;
}

/** A request of which the head is sent, and nothing of the body. */
function sendHead(line: string, headers: Readonly<Record<string, string | number>>): Conversation {
  const socket = connect(port, "127.0.0.1");
  const status = new Promise<string>((resolve, reject) => {
    socket.once("data", (chunk: Buffer) => {
      resolve(chunk.toString("latin1").split("\r\n", 1)[0] ?? "");
    });
    socket.once("error", reject);
  });
  const all = Object.entries({ host: "gateway", ...headers }).map(([name, value]) => `${name}: ${value}`);
  socket.write(`${line} HTTP/1.1\r\n${all.join("\r\n")}\r\n\r\n`);
  return { socket, status };
}

function announce(station: TestStation, path: string, length: number): Conversation {
  const authorization = `Bearer ${station.sign({ method: "POST", path, body: new Uint8Array(0) })}`;
  return sendHead(`POST ${path}`, { authorization, "content-length": length });
}

async function statusOf({ socket, status }: Conversation): Promise<number> {
  const line = await status;
  socket.destroy();
  return Number(line.split(" ")[1]);
}

async function post(path: string, body: Uint8Array, authorization = ""): Promise<number> {
  const headers = { authorization, "content-type": "application/octet-stream" };
  const reply = await fetch(`http://127.0.0.1:${port}${path}`, {
    method: "POST",
    headers,
    body: Uint8Array.from(body),
  });
  await reply.arrayBuffer();
  return reply.status;
}

function asked(station: TestStation): Promise<number> {
  const path = "/v1/keys";
  const body = encodeUtf8("{}");
  return post(path, body, `Bearer ${station.sign({ method: "POST", path, body })}`);
}

test("a stranger, a revoked head and a late one are answered before a byte of the body came", async () => {
  const length = { "content-length": 16 * MB };
  expect(await statusOf(sendHead("POST /v1/entries", length))).toBe(401);
  expect(await statusOf(sendHead("POST /v1/entries", { ...length, authorization: "Bearer a.b.c" }))).toBe(401);
  expect(await statusOf(announce(province.newStation(), "/v1/entries", 16 * MB))).toBe(403);
  const station = await province.enrolledStation();
  const authorization = `Bearer ${station.sign({ method: "POST", path: "/v1/keys", body: new Uint8Array(0) })}`;
  expect(await statusOf(sendHead("POST /v1/entries", { ...length, authorization }))).toBe(401);
  province.clock.now += 10 * 60_000;
  expect(await statusOf(sendHead("POST /v1/keys", { ...length, authorization }))).toBe(413);
  expect(await statusOf(sendHead("POST /v1/keys", { "content-length": 10, authorization }))).toBe(401);
});

test("a hundred strangers who announce the longest bodies hold up no station", async () => {
  const station = await province.enrolledStation();
  const strangers = Array.from({ length: 100 }, (_, index) =>
    sendHead(index % 2 === 0 ? "POST /v1/entries" : "POST /v1/enrol", {
      "content-length": index % 2 === 0 ? 16 * MB : 256 * 1024,
    }),
  );
  await Promise.all(strangers.filter((_, index) => index % 2 === 0).map(({ status }) => status));
  expect(await asked(station)).toBe(400);
  for (const { socket } of strangers) socket.destroy();
});

test("a station that announces more than its share has to wait, and the others do not", async () => {
  const [greedy, modest] = [await province.enrolledStation(), await province.enrolledStation()];
  const body = new Uint8Array(16 * MB);
  const both = [announce(greedy, "/v1/entries", body.length), announce(greedy, "/v1/entries", body.length)];
  expect(await Promise.race(both.map(({ status }) => status))).toContain(" 503 ");
  expect(await asked(modest)).toBe(400);
  expect(await asked(greedy)).toBe(400);
  for (const { socket } of both) socket.destroy();
  const token = () => greedy.sign({ method: "POST", path: "/v1/entries", body: new Uint8Array(0) });
  // Taken whole, and found to be another body than the signed one.
  await expect.poll(() => post("/v1/entries", body, `Bearer ${token()}`)).toBe(401);
});

test("nobody sends a body without saying how long it is", async () => {
  const station = await province.enrolledStation();
  const authorization = `Bearer ${station.sign({ method: "POST", path: "/v1/entries", body: new Uint8Array(0) })}`;
  expect(await statusOf(sendHead("POST /v1/entries", { authorization, "transfer-encoding": "chunked" }))).toBe(400);
  expect(await statusOf(sendHead("POST /v1/enrol", { "transfer-encoding": "chunked" }))).toBe(400);
});

test("lists, enrolments and parts of an upload have limits far below those of entries", async () => {
  const station = await province.enrolledStation();
  expect(await statusOf(announce(station, "/v1/session", MB + 1))).toBe(413);
  expect(await statusOf(announce(station, "/v1/uploads", MB + 1))).toBe(413);
  expect(await statusOf(announce(station, `/v1/uploads/${"0".repeat(32)}`, MB + 1))).toBe(413);
  expect(await statusOf(announce(station, "/v1/entries", 17 * MB + 1))).toBe(413);
  expect(await post("/v1/enrol", new Uint8Array(256 * 1024 + 1))).toBe(413);
  // Nothing but brackets: within the limit, and of no form that is asked for.
  expect(await post("/v1/enrol", encodeUtf8("[".repeat(100_000) + "]".repeat(100_000)))).toBe(400);
});

test("the command line's address is nothing to whoever has not its secret, before a body is read", async () => {
  // To stations there is no such address at all.
  expect(await post("/admin/command", encodeUtf8("{}"), `Bearer ${SECRET}`)).toBe(404);
  const stations = port;
  // A TCP server's address is never a path.
  port = (admin.server.address() as AddressInfo).port;
  expect(await statusOf(sendHead("POST /admin/command", { "content-length": 16 * MB }))).toBe(404);
  expect(await post("/admin/command", encodeUtf8("{}"), `Bearer ${SECRET.slice(1)}`)).toBe(404);
  expect(await post("/admin/command", encodeUtf8("{}"), `Bearer ${SECRET.slice(1)}t`)).toBe(404);
  expect(await post("/admin/command", encodeUtf8("{}"), `Bearer ${SECRET}`)).toBe(200);
  port = stations;
});

test("a token that was used is known as long as a body may take to follow its head", async () => {
  const { gateway, clock } = province;
  const station = await province.enrolledStation();
  const body = encodeUtf8(JSON.stringify({ dossiers: [toHex(station.crypto.randomBytes(16))] }));
  const [method, path] = ["POST", "/v1/custody"] as const;
  const head = { method, path, headers: { authorization: `Bearer ${station.sign({ method, path, body })}` } };
  expect((await gateway.handle({ ...head, body })).status).toBe(200);
  clock.now += 89_000;
  const greeted = await gateway.greet(head);
  if (!greeted.ok) throw new Error(greeted.fault);
  clock.now += 119_000;
  await gateway.tidy();
  const late = await gateway.handle({ ...head, body, greeted: greeted.value });
  expect(late.status).toBe(401);
  expect(Buffer.from(late.body).toString()).toContain("replayed");
});
