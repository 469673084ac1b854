import type { ProblemKind } from "../sync/problem";
import type { Result } from "../shared/result";
import type { TokenClaims } from "../sync/request-token";

/** A request as it came off the wire, whoever carried it. */
export interface PlainRequest {
  readonly method: string;
  /** With query. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Uint8Array;
  /** What its head said, where that was looked at before the body came. */
  readonly greeted?: Greeted | undefined;
}

export interface PlainReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** A station that signed the request, is enrolled and not revoked. */
export interface Caller {
  readonly station: string;
  readonly agency: string;
  readonly publicKey: Uint8Array;
}

/** A head that a station signed, for this method and path and now; whether body and signature fit comes later. */
export interface Greeted {
  readonly caller: Caller;
  readonly claims: TokenClaims;
}

/** A request that passed, with what was found out on the way. */
export interface Admitted extends Caller {
  /** SHA-256 of the request's body. */
  readonly bodyHash: string;
}

export interface Success {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; bytes as they are. */
  readonly body?: unknown;
}

/** What a route makes of a request. */
export type Handled = Promise<Result<Success, ProblemKind>>;
