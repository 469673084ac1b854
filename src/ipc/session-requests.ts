import type { Result } from "../shared/result";

/** An officer as the sign-in screen shows them. */
export interface OfficerCard {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
  /** Shown only in the training centre, where the PIN is no secret. */
  readonly trainingPin: string | undefined;
}

export interface SignedIn {
  readonly officer: string;
  readonly name: string;
  readonly role: string;
}

export type SignInFault =
  | { readonly kind: "wrong-pin" }
  /** Too many wrong PINs: try again after this time. */
  | { readonly kind: "pause"; readonly milliseconds: number }
  | { readonly kind: "unknown-officer" }
  | { readonly kind: "station-not-open" };

export interface SessionRequests {
  "session:officers": { input: undefined; output: readonly OfficerCard[] };
  /** Who is signed in at this window; survives a reload of the window, not a restart of the program. */
  "session:current": { input: undefined; output: SignedIn | undefined };
  "session:sign-in": {
    input: { readonly officer: string; readonly pin: string };
    output: Result<SignedIn, SignInFault>;
  };
  "session:sign-out": { input: undefined; output: undefined };
}
