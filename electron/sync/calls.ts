import type { z } from "zod";
import { encodeUtf8 } from "../../src/shared/bytes";
import { fail, ok, type Result } from "../../src/shared/result";
import { failureOf, type Failure, type Outcome } from "../../src/sync/failure";
import { signRequest } from "../../src/sync/request-token";
import type { LinkParts, WireReply, WireRequest } from "./ports";
import { findJson } from "./read-json";

/** Signed requests to the gateway. */
export interface Calls {
  /** JSON there and back. */
  ask<S extends z.ZodType>(path: string, question: unknown, answer: S): Promise<Result<z.output<S>, Failure>>;
  get<S extends z.ZodType>(path: string, answer: S): Promise<Result<z.output<S>, Failure>>;
  /** Any other request; a status that is not 2xx is a failure. */
  send(request: WireRequest): Promise<Result<Extract<WireReply, { kind: "answer" }>, Failure>>;
  /** The gateway's clock minus ours, as it told last; milliseconds. */
  clockOffset(): number;
  noteClock(offset: number): void;
  /** Both directions, since the start. */
  bytes(): number;
  /** Requests that the gateway answered, whatever it said. */
  answers(): number;
}

const NO_BODY = new Uint8Array(0);
/** Of head and connection, about: for the budget of a metered line. */
const OVERHEAD_BYTES = 600;
/** A clock that is set while we speak may need a second signature; a third means something else. */
const SIGNATURES = 3;

export function createCalls(parts: Pick<LinkParts, "crypto" | "identity" | "clock" | "ids" | "transport">): Calls {
  const { crypto, identity, clock, ids, transport } = parts;
  let offset = 0;
  let [bytes, answers] = [0, 0];

  const sendOnce = async (request: WireRequest): Promise<WireReply> => {
    const { method, path, body } = request;
    const token = signRequest(crypto, identity, { method, path, body }, clock.now() + offset, ids.next());
    const reply = await transport.send({
      ...request,
      headers: { ...request.headers, authorization: `Bearer ${token}` },
    });
    if (reply.kind === "answer") answers += 1;
    bytes += OVERHEAD_BYTES + body.length + (reply.kind === "answer" ? reply.body.length : 0);
    return reply;
  };

  const send: Calls["send"] = async (request) => {
    for (let signature = 1; ; signature += 1) {
      const reply = await sendOnce(request);
      const failure = failureOf(toOutcome(reply), true);
      if (failure === undefined && reply.kind === "answer") return ok(reply);
      const problem = failure?.problem;
      const again = problem?.problem === "clock" || problem?.problem === "replayed";
      if (problem?.problem === "clock") offset = problem.serverTime - clock.now();
      if (!again || signature === SIGNATURES) return fail(failure ?? NO_CONNECTION);
    }
  };

  const understand = async <S extends z.ZodType>(
    request: WireRequest,
    answer: S,
  ): Promise<Result<z.output<S>, Failure>> => {
    const reply = await send(request);
    if (!reply.ok) return reply;
    const outcome = toOutcome(reply.value);
    const parsed = answer.safeParse(outcome.kind === "answer" ? outcome.json : undefined);
    if (parsed.success) return ok(parsed.data);
    return fail(failureOf(outcome, false) ?? NO_CONNECTION);
  };

  return {
    ask: (path, question, answer) => {
      const headers = { "content-type": "application/json" };
      return understand({ method: "POST", path, headers, body: encodeUtf8(JSON.stringify(question)) }, answer);
    },
    get: (path, answer) => understand({ method: "GET", path, headers: {}, body: NO_BODY }, answer),
    send,
    clockOffset: () => offset,
    noteClock: (told) => {
      offset = told;
    },
    bytes: () => bytes,
    answers: () => answers,
  };
}

const NO_CONNECTION: Failure = { kind: "no-connection", problem: null };

function toOutcome(reply: WireReply): Outcome {
  if (reply.kind === "network") return reply;
  const { status, headers, body } = reply;
  return { kind: "answer", status, mediaType: headers["content-type"] ?? null, body, json: findJson(body) };
}
