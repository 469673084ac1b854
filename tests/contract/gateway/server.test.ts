import { connect } from "node:net";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { FastifyInstance } from "fastify";
import { Upload, type HttpRequest, type HttpResponse, type HttpStack } from "tus-js-client";
import { createServer } from "../../../src/gateway/server";
import { openTrainingDatabase, type Database } from "../../../src/gateway/store/database";
import { encodeUtf8 } from "../../../src/shared/bytes";
import { failureOf } from "../../../src/sync/failure";
import { custodyAnswer } from "../../../src/sync/custody-answers";
import { encodeBatch } from "../../../src/sync/push-entries";
import { provinceOf, type Province } from "../../fakes/gateway/both-databases";
import { gatewayOn, removeFolder } from "../../fakes/gateway/gateway-on";
import { openEmptyTrainingDatabase } from "../../fakes/gateway/shared-databases";
import { jsonOf, type TestStation } from "../../fakes/gateway/test-station";

let db: Database;
let province: Province;
let server: FastifyInstance;
let base: string;

beforeAll(async () => {
  db = await openTrainingDatabase(undefined);
  province = provinceOf(await gatewayOn(db));
  server = createServer(province.gateway, () => province.clock.now);
  await server.listen({ host: "127.0.0.1", port: 0 });
  // A TCP server's address is never a path.
  base = `http://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await server.close();
  await province.gateway.settled();
  await db.destroy();
  await removeFolder(province);
});

/** tus-js-client over fetch, each request signed as a station does; every second PATCH loses its answer. */
function signedStack(station: TestStation, lose: () => boolean): HttpStack {
  const createRequest = (method: string, url: string): HttpRequest => {
    const headers: Record<string, string> = {};
    return {
      getMethod: () => method,
      getURL: () => url,
      setHeader: (name, value) => {
        headers[name] = value;
      },
      getHeader: (name) => headers[name],
      setProgressHandler: () => undefined,
      abort: () => Promise.resolve(),
      getUnderlyingObject: () => undefined,
      send: async (body: unknown): Promise<HttpResponse> => {
        const bytes = body instanceof Uint8Array ? Uint8Array.from(body) : new Uint8Array(0);
        // tus sends no other methods.
        const token = station.sign({ method: method as "POST", path: new URL(url).pathname, body: bytes });
        const reply = await fetch(url, {
          method,
          headers: { ...headers, authorization: `Bearer ${token}` },
          ...(bytes.length === 0 ? {} : { body: bytes }),
        });
        const text = await reply.text();
        if (method === "PATCH" && lose()) throw new Error("the answer was lost");
        return {
          getStatus: () => reply.status,
          getHeader: (name) => reply.headers.get(name) ?? undefined,
          getBody: () => text,
          getUnderlyingObject: () => undefined,
        };
      },
    };
  };
  return { createRequest, getName: () => "signed" };
}

test("tus-js-client brings a page in parts although every second answer is lost", async () => {
  const station = await province.enrolledStation();
  const dossier = station.accept("H99.1-261124-0001", [10_000]);
  const [page] = dossier.pages;
  if (page === undefined) throw new Error("a page");
  await station.sendKeys(dossier.key);
  await station.push(station.entries());
  await province.gateway.settled();
  let patches = 0;
  await new Promise<void>((resolve, reject) => {
    const upload = new Upload(Buffer.from(page.file), {
      endpoint: `${base}/v1/uploads`,
      chunkSize: 3_000,
      retryDelays: [0, 0, 0, 0, 0, 0, 0, 0],
      metadata: { dossier: dossier.id, page: page.ref.page, sha256: page.sha256 },
      httpStack: signedStack(station, () => (patches += 1) % 2 === 1),
      onError: reject,
      onSuccess: () => {
        resolve();
      },
    });
    upload.start();
  });
  const { dossiers } = custodyAnswer.parse(await station.ask("/v1/custody", { dossiers: [dossier.id] }));
  expect(dossiers[0]).toMatchObject({ missingPages: [], heldPages: [page.ref.page] });
});

test("a push that is cut off in the middle leaves nothing, and is held when it is sent again", async () => {
  const station = await province.enrolledStation();
  station.accept("H99.1-261124-0101");
  const body = encodeBatch(station.entries());
  const token = station.sign({ method: "POST", path: "/v1/entries", body });
  const head = `POST /v1/entries HTTP/1.1\r\nhost: gateway\r\nauthorization: Bearer ${token}\r\ncontent-length: ${body.length}\r\n\r\n`;
  await new Promise<void>((resolve) => {
    const socket = connect(Number(new URL(base).port), "127.0.0.1", () => {
      socket.write(head);
      socket.write(body.subarray(0, body.length / 2), () => {
        socket.destroy();
      });
    });
    socket.once("close", () => {
      resolve();
    });
  });
  expect(await station.session()).toMatchObject({ lines: [] });
  expect(await station.push(station.entries())).toMatchObject({ outcome: "held", stored: 1 });
});

test("every answer that is not a success says in JSON what is wrong", async () => {
  const station = await province.enrolledStation();
  const ask = async (path: string, init: RequestInit = {}) => {
    const reply = await fetch(base + path, init);
    const json: unknown = await reply.json().catch(() => undefined);
    return { status: reply.status, json };
  };
  expect(await ask("/v1/session", { method: "POST", body: "{}" })).toMatchObject({
    status: 401,
    json: { problem: "not-signed" },
  });
  const tooLarge = await ask("/v1/entries", { method: "POST", body: new Uint8Array(18 * 1024 * 1024) });
  expect(tooLarge).toMatchObject({ status: 413, json: { problem: "too-large" } });
  const unknown = await station.call("GET", "/v1/nothing");
  expect(unknown.status).toBe(404);
  expect(jsonOf(await station.call("POST", "/v1/custody", encodeUtf8("{")))).toMatchObject({ problem: "malformed" });
  expect(jsonOf(await station.call("POST", "/v1/session", encodeUtf8('{"protocol":2}')))).toMatchObject({
    problem: "protocol",
  });
});

test("a gateway whose database is gone answers that it is busy, and logs no row", async () => {
  const other = await openEmptyTrainingDatabase();
  const lonely = provinceOf(await gatewayOn(other));
  const station = await lonely.enrolledStation();
  const dossier = station.accept("H99.1-261124-0301");
  await other.destroy();
  const reply = await station.call("POST", "/v1/entries", encodeBatch(station.entries()));
  expect(reply.status).toBe(503);
  const outcome = { kind: "answer", status: 503, mediaType: null, body: reply.body, json: jsonOf(reply) } as const;
  expect(failureOf(outcome, false)?.kind).toBe("busy");
  expect(lonely.logged.join()).not.toContain(dossier.code);
  await removeFolder(lonely);
});
