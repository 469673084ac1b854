import { problem, type Problem } from "./problem";

/** What to do about a request that did not succeed; every failure is one of four. */
export type FailureKind =
  /** Wait, quietly. */
  | "no-connection"
  /** The other side is there: back off, with jitter. */
  | "busy"
  /** Ask an administrator: nothing that the station sends again will change it. */
  | "not-allowed"
  /** This one thing was refused: to the officer's inbox with the reason, parked, never deleted. */
  | "refused";

export interface Failure {
  readonly kind: FailureKind;
  /** The gateway's own word, where it spoke. */
  readonly problem: Problem | null;
}

/** What came of a request: nothing whole, or an answer. */
export type Outcome =
  | { readonly kind: "network" }
  | {
      readonly kind: "answer";
      readonly status: number;
      readonly mediaType: string | null;
      readonly body: Uint8Array;
      /** JSON of the body; undefined where it is none. */
      readonly json: unknown;
    };

const OWN_KIND: Readonly<Record<Problem["problem"], FailureKind>> = {
  busy: "busy",
  "numbers-unsure": "busy",
  // Signed again for the time that it told, it passes.
  clock: "busy",
  replayed: "busy",
  offset: "busy",
  "wrong-bytes": "busy",
  "not-signed": "not-allowed",
  "unknown-station": "not-allowed",
  revoked: "not-allowed",
  "not-allowed": "not-allowed",
  protocol: "not-allowed",
  "code-unknown": "refused",
  "code-used": "refused",
  malformed: "refused",
  "too-large": "refused",
  "not-found": "refused",
  "no-numbers-left": "refused",
};

/**
 * One of four kinds for everything that is not a whole answer of the gateway. `isUnderstood`: a 2xx whose body had the
 * form that was asked for; then undefined is returned: no failure.
 */
export function failureOf(outcome: Outcome, isUnderstood: boolean): Failure | undefined {
  if (outcome.kind === "network") return { kind: "no-connection", problem: null };
  const { status } = outcome;
  if (status >= 200 && status < 300) return isUnderstood ? undefined : strangeSuccess(outcome);
  const own = problem.safeParse(outcome.json);
  if (own.success) return { kind: OWN_KIND[own.data.problem], problem: own.data };
  return { kind: kindOfStatus(status), problem: null };
}

/** A page of a captive portal, or an answer that was cut in the middle: the gateway was not reached. */
function strangeSuccess({ json }: Extract<Outcome, { kind: "answer" }>): Failure {
  // Whole JSON of another form: one of the two programs is too old, which only a person can change.
  return { kind: json === undefined ? "no-connection" : "not-allowed", problem: null };
}

/** Of somebody in between, as the gateway always says what is wrong. */
function kindOfStatus(status: number): FailureKind {
  // Redirected to a portal, or told to log in to the network.
  if (status < 400 || status === 511) return "no-connection";
  if (status === 408 || status === 425 || status === 429 || status >= 500) return "busy";
  return "not-allowed";
}
