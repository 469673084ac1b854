import { Agent, request } from "node:http";
import type { PlainReply, PlainRequest } from "../../../src/gateway/exchange";

/** Sends plain requests to one address over connections that stay open. */
export function createSender(base: string, connections: number): (wanted: PlainRequest) => Promise<PlainReply> {
  const { hostname, port } = new URL(base);
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  return (wanted) =>
    new Promise((resolve, reject) => {
      const headers = {
        "content-length": wanted.body.length,
        "content-type": "application/octet-stream",
        ...wanted.headers,
      };
      const sent = request({ agent, hostname, port, method: wanted.method, path: wanted.path, headers }, (reply) => {
        const chunks: Buffer[] = [];
        reply.on("data", (chunk: Buffer) => chunks.push(chunk));
        reply.on("error", reject);
        reply.on("end", () => {
          resolve({ status: reply.statusCode ?? 0, headers: {}, body: Buffer.concat(chunks) });
        });
      });
      sent.on("error", reject);
      sent.end(wanted.body);
    });
}

/** So many are made ready at once: they are in memory together. */
const WAVE = 2000;

/**
 * Seconds of the sending alone: what makes a request ready (sealing, signing) is a station's work, and all stations
 * share one process here. Wave by wave, as all of it together does not fit into memory.
 */
export async function timeSending<T>(
  items: readonly T[],
  atOnce: number,
  prepare: (item: T) => PlainRequest,
  send: (request: PlainRequest) => Promise<void>,
): Promise<number> {
  let seconds = 0;
  for (let at = 0; at < items.length; at += WAVE) {
    seconds += await timeAll(items.slice(at, at + WAVE).map(prepare), atOnce, send);
  }
  return seconds;
}

/** Does all of it, so many at a time; returns the seconds that it took. */
export async function timeAll<T>(
  items: readonly T[],
  atOnce: number,
  work: (item: T) => Promise<void>,
): Promise<number> {
  const waiting = items[Symbol.iterator]();
  const started = performance.now();
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let next = waiting.next(); next.done !== true; next = waiting.next()) await work(next.value);
    }),
  );
  return (performance.now() - started) / 1000;
}
