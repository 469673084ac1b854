import type { z } from "zod";
import { centreAnswer } from "./centre-entry";
import { challengeAnswer, challengeRequest } from "./challenge";
import { custodyAnswer, custodyRequest } from "./custody-answers";
import { keysAnswer, keysRequest } from "./dossier-keys";
import {
  enrolAnswer,
  enrolRequest,
  holdingsAnswer,
  holdingsRequest,
  numbersAnswer,
  numbersRequest,
  recallAnswer,
  recallRequest,
} from "./enrolment";
import { FRAMES, pushAnswer } from "./push-entries";
import { sessionAnswer, sessionRequest } from "./session-start";
import { uploadAnswer } from "./uploads";

export interface Route {
  readonly method: "GET" | "POST";
  readonly path: string;
  /** null: no JSON in the body. */
  readonly request: z.ZodType | null;
  /** Of the body, where it is not JSON. */
  readonly mediaType?: string;
  /** null: not JSON. */
  readonly answer: z.ZodType | null;
}

/** Every address of the gateway besides the requests of tus under `uploads`. */
export const ROUTES = {
  enrol: { method: "POST", path: "/v1/enrol", request: enrolRequest, answer: enrolAnswer },
  recall: { method: "POST", path: "/v1/enrol/again", request: recallRequest, answer: recallAnswer },
  session: { method: "POST", path: "/v1/session", request: sessionRequest, answer: sessionAnswer },
  /** Body: FRAMES. `?hole=1` declares that what is missing before the batch is lost. */
  entries: { method: "POST", path: "/v1/entries", request: null, mediaType: FRAMES, answer: pushAnswer },
  keys: { method: "POST", path: "/v1/keys", request: keysRequest, answer: keysAnswer },
  custody: { method: "POST", path: "/v1/custody", request: custodyRequest, answer: custodyAnswer },
  challenge: { method: "POST", path: "/v1/challenge", request: challengeRequest, answer: challengeAnswer },
  numbers: { method: "POST", path: "/v1/numbers", request: numbersRequest, answer: numbersAnswer },
  holdings: { method: "POST", path: "/v1/numbers/held", request: holdingsRequest, answer: holdingsAnswer },
  /** `?epoch=E&after=N`. */
  centre: { method: "GET", path: "/v1/centre", request: null, answer: centreAnswer },
  /** Creation of a tus upload; HEAD and PATCH go to the `Location` that it answers. */
  uploads: { method: "POST", path: "/v1/uploads", request: null, answer: uploadAnswer },
  /** `/v1/files/{sha256}`, with Range. */
  files: { method: "GET", path: "/v1/files", request: null, answer: null },
  /** `/v1/pages/{page}`, with Range: the sealed file of a page that is held for the caller's centre. */
  pages: { method: "GET", path: "/v1/pages", request: null, answer: null },
} as const satisfies Readonly<Record<string, Route>>;

export type RouteName = keyof typeof ROUTES;
