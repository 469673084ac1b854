import { timingSafeEqual } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import { fail, ok, type Result } from "../shared/result";
import type { ProblemKind } from "../sync/problem";
import { ROUTES } from "../sync/routes";
import { createAllowance } from "./allowance";
import type { Greeted } from "./exchange";
import type { Gateway } from "./gateway";
import { isNewcomer, problemReply } from "./handle";

/** One frame of a journal is at most this long. */
export const LONGEST_BODY = 17 * 1024 * 1024;
/** Lists of at most some hundred ids, and a few thousand heads at the start of a session. */
const LONGEST_JSON = 1024 * 1024;
/** Blocks of numbers of a whole life, a grant. */
const LONGEST_OF_NEWCOMERS = 256 * 1024;

/** Decides about a request by its head alone: nothing of a body is in memory before somebody known has signed for it. */
export interface FrontDoor {
  /** For `onRequest`, below /v1. */
  receive(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined>;
  greetedOf(request: FastifyRequest): Greeted | undefined;
}

export function createFrontDoor(gateway: Pick<Gateway, "greet" | "parts">, now: () => number): FrontDoor {
  const allowance = createAllowance();
  const greetings = new WeakMap<FastifyRequest, Greeted>();

  const turnAway = (reply: FastifyReply, kind: ProblemKind): FastifyReply => {
    const { status, headers, body } = problemReply(kind, now());
    return reply.code(status).headers(headers).send(Buffer.from(body));
  };
  const letIn = (reply: FastifyReply, holder: string | null, length: number): FastifyReply | undefined => {
    const release = allowance.take(holder, length);
    if (release === undefined) return turnAway(reply, "busy");
    reply.raw.once("close", release);
    return undefined;
  };

  return {
    receive: async (request, reply) => {
      const { method, url: path, headers } = request;
      const pathname = path.split("?", 1)[0] ?? "";
      const length = lengthOf(request, longestOf(gateway, method, pathname));
      if (!length.ok) return turnAway(reply, length.fault);
      if (isNewcomer(method, pathname)) return letIn(reply, null, length.value);
      const greeted = await gateway.greet({ method, path, headers: { authorization: headers.authorization } });
      if (!greeted.ok) return turnAway(reply, greeted.fault);
      greetings.set(request, greeted.value);
      return letIn(reply, greeted.value.caller.station, length.value);
    },
    greetedOf: (request) => greetings.get(request),
  };
}

/** For `onRequest` where a secret is shown that both sides were told; to anybody else there is nothing here. null: to all. */
export function whoeverShows(secret: string | null) {
  return (request: FastifyRequest, reply: FastifyReply, done: () => void): void => {
    if (isSecret(request.headers.authorization ?? "", secret)) done();
    else void reply.code(404).send();
  };
}

/** A body whose length nobody says could be of any: stations say it. */
function lengthOf({ headers }: FastifyRequest, longest: number): Result<number, ProblemKind> {
  if (headers["transfer-encoding"] !== undefined) return fail("malformed");
  const length = Number(headers["content-length"] ?? 0);
  return length > longest ? fail("too-large") : ok(length);
}

function longestOf({ parts }: Pick<Gateway, "parts">, method: string, pathname: string): number {
  if (isNewcomer(method, pathname)) return LONGEST_OF_NEWCOMERS;
  if (pathname === ROUTES.entries.path) return LONGEST_BODY;
  const isUpload = pathname === ROUTES.uploads.path || pathname.startsWith(`${ROUTES.uploads.path}/`);
  return isUpload ? parts.limits.chunkBytes : LONGEST_JSON;
}

function isSecret(authorization: string, secret: string | null): boolean {
  const [shown, wanted] = [Buffer.from(authorization), Buffer.from(`Bearer ${secret ?? ""}`)];
  return secret !== null && shown.length === wanted.length && timingSafeEqual(shown, wanted);
}
