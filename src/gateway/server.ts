import fastify, { type FastifyInstance } from "fastify";
import type { Gateway } from "./gateway";
import { systemNews, takeSystemNews } from "./forwarding/from-system";
import { openAddressedPage, PROVINCIAL_PAGES } from "./forwarding/page-addresses";
import { problemReply } from "./handle";
import type { GatewayParts } from "./parts";

/** Bodies that may be in memory at once: a burst of stations is told to come later instead of filling it. */
const MOST_BYTES = 96 * 1024 * 1024;
/** One frame of a journal is at most this long. */
const BODY_LIMIT = 17 * 1024 * 1024;
const REQUEST_TIMEOUT_MS = 120_000;

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
  admin: readonly AdminRoute[] = [],
  https: { readonly key: string; readonly cert: string } | null = null,
): FastifyInstance {
  const options = { bodyLimit: BODY_LIMIT, requestTimeout: REQUEST_TIMEOUT_MS, exposeHeadRoutes: false } as const;
  // Both kinds of server are used in the same way.
  const app = (https === null ? fastify(options) : fastify({ ...options, https })) as FastifyInstance;
  let bytesInFlight = 0;

  // Every body is bytes: what they mean is decided after the signature was checked.
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", { parseAs: "buffer" }, (_request, body, done) => {
    done(null, body);
  });
  app.addHook("onRequest", (request, reply, done) => {
    const length = Number(request.headers["content-length"] ?? 0);
    if (bytesInFlight + length > MOST_BYTES) {
      const { status, headers, body } = problemReply("busy", now());
      void reply.code(status).headers(headers).send(Buffer.from(body));
      return;
    }
    bytesInFlight += length;
    reply.raw.once("close", () => {
      bytesInFlight -= length;
    });
    done();
  });
  app.setErrorHandler((error: { readonly statusCode?: number }, _request, reply) => {
    const kind = error.statusCode === 413 ? "too-large" : error.statusCode === undefined ? "busy" : "malformed";
    const { status, headers, body } = problemReply(kind, now());
    return reply.code(status).headers(headers).send(Buffer.from(body));
  });
  for (const { path, token, handle } of admin) {
    app.post(`/admin/${path}`, async (request, reply) => {
      if (request.headers.authorization !== `Bearer ${token}`) return reply.code(404).send();
      return reply.send(await handle(bytesOf(request.body)));
    });
  }
  app.route({
    method: ["GET", "HEAD", "POST", "PATCH"],
    url: "/v1/*",
    handler: async (request, reply) => {
      const headers = Object.fromEntries(
        Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(",") : value]),
      );
      const answer = await gateway.handle({
        method: request.method,
        path: request.url,
        headers,
        body: bytesOf(request.body),
      });
      return reply
        .code(answer.status)
        .headers(answer.headers)
        .send(answer.body.length === 0 ? null : Buffer.from(answer.body));
    },
  });
  return app;
}

/**
 * For the provincial system: pages, each under an address that nobody can make up, and POST /provincial/news for what it
 * has to say (`systemNews`), with the token that both were told; answers have the form that it knows.
 */
export function serveProvincialSystem(app: FastifyInstance, parts: GatewayParts, token: string | null): void {
  app.post("/provincial/news", async (request, reply) => {
    if (token === null || request.headers.authorization !== `Bearer ${token}`) return reply.code(404).send();
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
