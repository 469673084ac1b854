import fastify, { type FastifyInstance } from "fastify";
import { REQUEST_TIMEOUT_MS } from "./admit";
import type { Gateway } from "./gateway";
import { systemNews, takeSystemNews } from "./forwarding/from-system";
import { openAddressedPage, PROVINCIAL_PAGES } from "./forwarding/page-addresses";
import { createFrontDoor, LONGEST_BODY, whoeverShows } from "./front-door";
import { problemReply } from "./handle";
import { createHealth } from "./health";
import type { GatewayParts } from "./parts";

/** Far more than the stations of a province open. */
const MOST_CONNECTIONS = 10_000;

/** Paths below /admin, for the command line on the same machine. */
export interface AdminRoute {
  readonly path: string;
  readonly token: string;
  readonly handle: (body: Uint8Array) => Promise<unknown>;
}

/** The gateway behind HTTP. Whoever runs it decides the address; TLS ends here or at the province's own front. */
export function createServer(
  gateway: Gateway,
  now: () => number,
  https: { readonly key: string; readonly cert: string } | null = null,
): FastifyInstance {
  const options = { bodyLimit: LONGEST_BODY, requestTimeout: REQUEST_TIMEOUT_MS, exposeHeadRoutes: false } as const;
  // Both kinds of server are used in the same way.
  const app = (https === null ? fastify(options) : fastify({ ...options, https })) as FastifyInstance;
  app.server.maxConnections = MOST_CONNECTIONS;
  const door = createFrontDoor(gateway, now);

  takeBytes(app);
  app.setErrorHandler((error: { readonly statusCode?: number }, _request, reply) => {
    const kind = error.statusCode === 413 ? "too-large" : error.statusCode === undefined ? "busy" : "malformed";
    const { status, headers, body } = problemReply(kind, now());
    return reply.code(status).headers(headers).send(Buffer.from(body));
  });
  const health = createHealth(gateway.parts.db, now);
  app.get("/health", async (_request, reply) => {
    const answer = await health();
    return reply.code(answer.ok ? 200 : 503).send(answer);
  });
  app.route({
    method: ["GET", "HEAD", "POST", "PATCH"],
    url: "/v1/*",
    onRequest: (request, reply) => door.receive(request, reply),
    handler: async (request, reply) => {
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(",") : value]),
      );
      const { method, url } = request;
      const answer = await door.during(request, () =>
        gateway.handle({ method, path: url, headers, body: bytesOf(request.body), greeted: door.greetedOf(request) }),
      );
      return reply
        .code(answer.status)
        .headers(answer.headers)
        .send(answer.body.length === 0 ? null : Buffer.from(answer.body));
    },
  });
  return app;
}

/** For commands only, and not reached through the address of the stations. */
export function createAdminServer(admin: readonly AdminRoute[]): FastifyInstance {
  const app = fastify();
  takeBytes(app);
  for (const { path, token, handle } of admin) {
    const onRequest = whoeverShows(token);
    app.post(`/admin/${path}`, { onRequest }, async (request, reply) =>
      reply.send(await handle(bytesOf(request.body))),
    );
  }
  return app;
}

/** Every body is bytes: what they mean is decided after its hash was found in the signed token. */
function takeBytes(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => {
    done(null, body);
  });
}

/**
 * For the provincial system: pages, each under an address that nobody can make up, and POST /provincial/news for what it
 * has to say (`systemNews`), with the token that both were told; answers have the form that it knows.
 */
export function serveProvincialSystem(app: FastifyInstance, parts: GatewayParts, token: string | null): void {
  app.post("/provincial/news", { onRequest: whoeverShows(token) }, async (request, reply) => {
    const news = systemNews.safeParse(readJson(bytesOf(request.body)));
    if (!news.success) return reply.code(400).send({ error_code: "1", message: "Dữ liệu không đúng định dạng" });
    const taken = await takeSystemNews(parts, news.data);
    if (taken.ok) return reply.send({ error_code: "00", message: "" });
    return reply.send({ error_code: "2", message: `Không có hồ sơ ${taken.fault.code}` });
  });
  app.get<{ Params: { name: string } }>(`${PROVINCIAL_PAGES}:name`, async (request, reply) => {
    const page = await openAddressedPage(parts, request.params.name);
    if (page === undefined) return reply.code(404).send();
    return reply.header("content-type", page.mediaType).send(Buffer.from(page.bytes));
  });
}

/** undefined where it is not JSON: no schema takes that. */
function readJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString("utf8"));
  } catch {
    return undefined;
  }
}

function bytesOf(body: unknown): Uint8Array {
  return body instanceof Uint8Array ? body : new Uint8Array(0);
}
