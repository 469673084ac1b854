import { timingSafeEqual } from "node:crypto";
import type { FastifyReply, FastifyRequest } from "fastify";
import { fail, ok, type Result } from "../shared/result";
import type { ProblemKind } from "../sync/problem";
import { ROUTES } from "../sync/routes";
import { createAllowance, type Release } from "./allowance";
import type { Greeted, PlainReply } from "./exchange";
import type { Gateway } from "./gateway";
import { isNewcomer, problemReply } from "./handle";
import { onceGone } from "./until-gone";

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
  /** Answers one that was let in: its body counts as taken until both this and the answer are over. */
  during(request: FastifyRequest, answer: () => Promise<PlainReply>): Promise<PlainReply>;
}

/** What a request that was let in has taken: given back once nobody has its body and nobody waits for its answer. */
interface Hold {
  readonly gone: () => void;
  /** False: it was given back already. */
  readonly begin: () => boolean;
  readonly end: () => void;
}

function createHold(release: Release): Hold {
  let [isAnswering, isGone] = [false, false];
  return {
    gone: () => {
      isGone = true;
      if (!isAnswering) release();
    },
    begin: () => (isAnswering = !isGone),
    end: () => {
      isAnswering = false;
      if (isGone) release();
    },
  };
}

export function createFrontDoor(gateway: Pick<Gateway, "greet" | "parts">, now: () => number): FrontDoor {
  const allowance = createAllowance();
  const greetings = new WeakMap<FastifyRequest, Greeted>();
  const holds = new WeakMap<FastifyRequest, Hold>();

  const turnAway = (reply: FastifyReply, kind: ProblemKind): FastifyReply => {
    const { status, headers, body } = problemReply(kind, now());
    return reply.code(status).headers(headers).send(Buffer.from(body));
  };
  const letIn = (
    request: FastifyRequest,
    reply: FastifyReply,
    holder: string | null,
    length: number,
  ): FastifyReply | undefined => {
    const release = allowance.take(holder, length);
    if (release === undefined) return turnAway(reply, "busy");
    const hold = createHold(release);
    holds.set(request, hold);
    onceGone(request.raw.socket, reply.raw, hold.gone);
    return undefined;
  };

  return {
    receive: async (request, reply) => {
      const { method, url: path, headers } = request;
      const pathname = path.split("?", 1)[0] ?? "";
      const length = lengthOf(request, longestOf(gateway, method, pathname));
      if (!length.ok) return turnAway(reply, length.fault);
      if (isNewcomer(method, pathname)) return letIn(request, reply, null, length.value);
      const greeted = await gateway.greet({ method, path, headers: { authorization: headers.authorization } });
      if (!greeted.ok) return turnAway(reply, greeted.fault);
      greetings.set(request, greeted.value);
      return letIn(request, reply, greeted.value.caller.station, length.value);
    },
    greetedOf: (request) => greetings.get(request),
    during: async (request, answer) => {
      const hold = holds.get(request);
      // Its body was given back with its line, and nobody would hear the answer.
      if (hold?.begin() !== true) return problemReply("busy", now());
      try {
        return await answer();
      } finally {
        hold.end();
      }
    },
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
