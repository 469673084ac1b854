import { z } from "zod";
import type { Instant } from "../shared/clock";
import type { Result } from "../shared/result";
import { hash } from "../sync/parts";
import type { Hash } from "../shared/brand";
import { rule, type Rules } from "./channel-rule";
import type { WindowKind } from "./window-kind";

export interface PurgeCount {
  readonly dossiers: number;
  readonly pages: number;
  readonly bytes: number;
}

/** A person's order to purge pages, and how far it came. */
export interface PurgeProgress {
  readonly at: Instant;
  /** Who gave it. */
  readonly by: string;
  /** Dossiers that wait: for a proof of the province, or for the second one, a day later. 0: it is over. */
  readonly left: number;
  readonly done: PurgeCount;
  /** Dossiers that stay here all the same. */
  readonly kept: number;
}

export interface PurgeDescription {
  /** Days that pages stay after the last entry of a finished dossier. */
  readonly finishedDays: number;
  /** null: nobody ever gave one. */
  readonly order: PurgeProgress | null;
}

export interface PurgeRequests {
  "purge:describe": { input: undefined; output: Result<PurgeDescription, { readonly kind: "not-yet" }> };
  /** Looks which pages may leave; takes some seconds. */
  "purge:survey": { input: undefined; output: Result<PurgeCount, { readonly kind: "not-yet" }> };
  /** Purges what the last survey found. */
  "purge:order": { input: undefined; output: Result<undefined, { readonly kind: "not-saved" | "not-yet" }> };
  /** What was not purged yet stays. */
  "purge:stop": { input: undefined; output: Result<undefined, { readonly kind: "not-saved" | "not-yet" }> };
  /**
   * Why the picture of a page does not come. "no-line" and "later": the province holds it and was not reached, or could not
   * give it; "damaged": its file is here, and cannot be read; "not-yet": to be tried again in some seconds.
   */
  "page:why": { input: { readonly page: Hash }; output: "no-line" | "later" | "not-here" | "damaged" | "not-yet" };
}

const SUPERVISOR: readonly WindowKind[] = ["supervisor"];
const nothing = z.undefined();

export const PURGE_CHANNELS: Rules<PurgeRequests> = {
  "purge:describe": rule(SUPERVISOR, nothing),
  "purge:survey": rule(SUPERVISOR, nothing),
  "purge:order": rule(SUPERVISOR, nothing),
  "purge:stop": rule(SUPERVISOR, nothing),
  "page:why": rule(["desk", "postal", "supervisor"], z.strictObject({ page: hash })),
};
