import type { Transport, WireReply } from "./ports";

/** A line with 2 s delay carries a chunk of 1 MiB within this; a request that hangs longer is given up. */
const LONGEST_MS = 90_000;
/** More than any answer of the protocol. */
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * Where the province may be: TLS, unless it is this very computer (training). undefined: no such address. Path, query and
 * credentials of what was typed count for nothing.
 */
export function parseAddress(typed: string): string | undefined {
  const text = typed.trim();
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || url.username !== "" || url.password !== "") return undefined;
  const isHere = url.hostname === "127.0.0.1" || url.hostname === "localhost" || url.hostname === "[::1]";
  return url.protocol === "https:" || (url.protocol === "http:" && isHere) ? url.origin : undefined;
}

/** Speaks to one address and no other: redirects are answers, and no answer leads anywhere. `base`: undefined while there is none. */
export function createHttpTransport(base: () => string | undefined, longestMs = LONGEST_MS): Transport {
  return {
    async send({ method, path, headers, body }) {
      const origin = base();
      if (origin === undefined) return { kind: "network" };
      try {
        const reply = await fetch(new URL(path, origin), {
          method,
          headers,
          // A body of no bytes would still be announced.
          ...(body.length === 0 ? {} : { body: new Uint8Array(body) }),
          redirect: "manual",
          credentials: "omit",
          signal: AbortSignal.timeout(longestMs),
        });
        const bytes = method === "HEAD" ? new Uint8Array(0) : await readBounded(reply);
        return bytes === undefined ? { kind: "network" } : answerOf(reply, bytes);
      } catch {
        // No way there, cut off in the middle, too slow, or a certificate that is not good: no whole answer came.
        return { kind: "network" };
      }
    },
  };
}

function answerOf(reply: Response, body: Uint8Array): WireReply {
  return { kind: "answer", status: reply.status, headers: Object.fromEntries(reply.headers), body };
}

async function readBounded(reply: Response): Promise<Uint8Array | undefined> {
  const announced = Number(reply.headers.get("content-length") ?? "0");
  if (announced > MOST_BYTES) return undefined;
  const parts: Uint8Array[] = [];
  let length = 0;
  const stream: AsyncIterable<Uint8Array> | null = reply.body;
  for await (const part of stream ?? []) {
    length += part.length;
    if (length > MOST_BYTES) return undefined;
    parts.push(part);
  }
  return new Uint8Array(Buffer.concat(parts));
}
