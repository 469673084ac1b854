import { z } from "zod";
import { instant, position } from "./parts";

export const PROBLEMS = [
  "busy", // 429, 503: later
  "clock", // 401: the request is signed for another time; `serverTime` tells which
  "replayed", // 401: signed again, it passes
  "not-signed", // 401
  "unknown-station", // 403
  "revoked", // 403
  "code-unknown", // 403
  "code-used", // 403
  "protocol", // 426: one of the two programs is too old
  "malformed", // 400
  "too-large", // 413
  "not-found", // 404
  "offset", // 409: an upload goes on elsewhere, ask with HEAD
  "not-allowed", // 403: another centre's
  "no-numbers-left", // 409
  "numbers-unsure", // 503: not all stations of the centre have told since the gateway's start which numbers they hold
  "wrong-bytes", // 460: what arrived does not have the hash that was promised
] as const;

/** Body of every answer that is not 2xx. */
export const problem = z.object({
  problem: z.enum(PROBLEMS),
  /** Seconds. */
  retryAfter: position.nullable(),
  serverTime: instant,
});
export type Problem = z.output<typeof problem>;
export type ProblemKind = Problem["problem"];

export const PROBLEM_STATUS: Readonly<Record<ProblemKind, number>> = {
  busy: 503,
  clock: 401,
  replayed: 401,
  "not-signed": 401,
  "unknown-station": 403,
  revoked: 403,
  "code-unknown": 403,
  "code-used": 403,
  protocol: 426,
  malformed: 400,
  "too-large": 413,
  "not-found": 404,
  offset: 409,
  "not-allowed": 403,
  "no-numbers-left": 409,
  "numbers-unsure": 503,
  "wrong-bytes": 460,
};
