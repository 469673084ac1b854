import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { createHttpTransport, parseAddress } from "../../../electron/sync/http-transport";

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serve(listener: RequestListener): Promise<string> {
  const opened = createServer(listener);
  server = opened;
  await new Promise<void>((resolve) => opened.listen(0, "127.0.0.1", resolve));
  // A TCP server's address is never a path.
  return `http://127.0.0.1:${String((opened.address() as AddressInfo).port)}`;
}

const GET = { method: "GET", path: "/v1/centre?epoch=0&after=0", headers: {}, body: new Uint8Array(0) } as const;

test("an answer comes with its status, its headers and its bytes", async () => {
  const base = await serve((request, response) => {
    response.writeHead(201, { location: "/v1/uploads/a" }).end(`${request.method ?? ""} ${request.url ?? ""}`);
  });
  const reply = await createHttpTransport(() => base).send({ ...GET, method: "POST", body: new Uint8Array(5) });
  expect(reply).toMatchObject({ kind: "answer", status: 201, headers: { location: "/v1/uploads/a" } });
  expect(reply.kind === "answer" && Buffer.from(reply.body).toString()).toBe(`POST ${GET.path}`);
});

test("a redirect leads nowhere: it is the answer", async () => {
  let asked = 0;
  const base = await serve((_request, response) => {
    asked += 1;
    response.writeHead(302, { location: "/elsewhere" }).end();
  });
  expect(await createHttpTransport(() => base).send(GET)).toMatchObject({ status: 302 });
  expect(asked).toBe(1);
});

test("an answer that is cut off, a refused connection and no address are no answer", async () => {
  const base = await serve((_request, response) => {
    response.writeHead(200, { "content-length": "100" }).write("half");
    setImmediate(() => response.destroy());
  });
  expect(await createHttpTransport(() => base).send(GET)).toEqual({ kind: "network" });
  expect(await createHttpTransport(() => "http://127.0.0.1:1").send(GET)).toEqual({ kind: "network" });
  expect(await createHttpTransport(() => undefined).send(GET)).toEqual({ kind: "network" });
});

test.each([
  ["https://mot-cua.tinh.example/duong/dan?x=1", "https://mot-cua.tinh.example"],
  [" http://127.0.0.1:8443 ", "http://127.0.0.1:8443"],
  ["http://mot-cua.tinh.example", undefined],
  ["https://ai@mot-cua.tinh.example", undefined],
  ["ftp://mot-cua.tinh.example", undefined],
  ["mot-cua", undefined],
])("%s is taken as %s", (typed, origin) => {
  expect(parseAddress(typed)).toBe(origin);
});
