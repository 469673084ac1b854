import { z } from "zod";
import type { DossierId, Hash } from "../shared/brand";
import type { Instant } from "../shared/clock";
import type { Result } from "../shared/result";
import type { InboxItem } from "../sync/inbox";
import { lineSettings, type LineSettings } from "../sync/line-settings";
import { dossierId, hash } from "../sync/parts";
import { rule, type Rules } from "./channel-rule";
import type { GivenOut } from "./given-out";
import { PURGE_CHANNELS, type PurgeRequests } from "./purge-requests";
import type { WindowKind } from "./window-kind";

/** The line to the province, as the status bar and the supervisor see it. */
export interface ProvinceHealth {
  /**
   * "starting": it is being looked up what the province holds. "none": no province was named. "off": somebody switched
   * the line off. "resting": the last session went through; "working": one runs; else it failed that way and goes on by itself.
   */
  readonly line: "starting" | "none" | "off" | "working" | "resting" | "no-connection" | "busy" | "not-allowed";
  /** The gateway's own word for it, where it spoke. */
  readonly problem: string | null;
  readonly answeredAt: Instant | null;
  /** Items in the inbox that nobody has seen to. */
  readonly inbox: number;
  /** Pages that wait for another day, as the line is metered. */
  readonly waitingForBytes: number;
  /** The gateway's clock minus ours, where that is more than a minute; milliseconds. */
  readonly clockOffset: number | null;
}

export interface ProvinceDescription {
  readonly health: ProvinceHealth;
  readonly address: string | null;
  readonly province: string | null;
  readonly agency: string | null;
  /** The training centre has a gateway of its own and a switch for the line. */
  readonly training: boolean;
  readonly line: LineSettings;
}

/** A document of a result that the province sent for a dossier. */
export interface ResultLine {
  readonly file: Hash;
  readonly at: Instant;
  readonly name: string;
  /** Number and symbol of the paper. */
  readonly number: string | null;
  readonly mediaType: string;
  readonly size: number;
  /** "wanted": named, and on its way. */
  readonly state: "wanted" | "taken" | "unreadable";
}

export interface InboxLine extends InboxItem {
  /** null: it concerns no dossier, or one that is not here. */
  readonly code: string | null;
  readonly name: string | null;
}

export type EnrolFault =
  | { readonly kind: "bad-address" | "not-saved" | "not-in-this-phase" }
  /** `problem`: the gateway's own word. */
  | { readonly kind: "no-connection" | "busy" | "not-allowed" | "refused"; readonly problem: string | null };

export interface ProvinceRequests extends PurgeRequests {
  "province:describe": { input: undefined; output: ProvinceDescription };
  /** Names the province; its code is good for one station. */
  "province:enrol": {
    input: { readonly address: string; readonly code: string };
    output: Result<undefined, EnrolFault>;
  };
  "province:try-now": { input: undefined; output: undefined };
  /** Only in the training centre. */
  "province:line": { input: { readonly on: boolean }; output: undefined };
  /** What the line may carry; records always go. */
  "province:metered": { input: LineSettings; output: Result<undefined, { readonly kind: "not-saved" }> };
  "province:results": { input: { readonly dossier: DossierId }; output: readonly ResultLine[] };
  "province:result": {
    input: { readonly file: Hash };
    output: Result<
      { readonly bytes: Uint8Array; readonly mediaType: string },
      { readonly kind: "not-here" | "damaged" }
    >;
  };
  /** Byte for byte where a person says; `saved` false: they turned away. */
  "province:save-result": {
    input: { readonly file: Hash };
    output: Result<{ readonly saved: boolean }, { readonly kind: "not-here" | "damaged" | "not-written" }>;
  };
  /** Pictures of its pages, as the station's printers are set up; named by the dossier's code. */
  "province:print-result": {
    input: { readonly file: Hash; readonly pages: readonly Uint8Array[] };
    output: Result<GivenOut, { readonly kind: "not-here" | "not-written" | "not-queued" }>;
  };
  /** Newest first. */
  "province:inbox": { input: undefined; output: readonly InboxLine[] };
  "province:handled": {
    input: { readonly item: Hash; readonly note: string };
    output: Result<undefined, { readonly kind: "not-saved" | "no-such-item" }>;
  };
}

const OFFICERS: readonly WindowKind[] = ["desk", "postal", "supervisor"];
const nothing = z.undefined();
const MOST_PAGE_BYTES = 20_000_000;

export const PROVINCE_CHANNELS: Rules<ProvinceRequests> = {
  ...PURGE_CHANNELS,
  "province:describe": rule(OFFICERS, nothing),
  "province:enrol": rule(["supervisor"], z.strictObject({ address: z.string().max(300), code: z.string().max(40) })),
  "province:try-now": rule(OFFICERS, nothing),
  "province:line": rule(OFFICERS, z.strictObject({ on: z.boolean() })),
  "province:metered": rule(["supervisor"], lineSettings),
  "province:results": rule(OFFICERS, z.strictObject({ dossier: dossierId })),
  "province:result": rule(OFFICERS, z.strictObject({ file: hash })),
  "province:save-result": rule(OFFICERS, z.strictObject({ file: hash })),
  "province:print-result": rule(
    OFFICERS,
    z.strictObject({
      file: hash,
      pages: z
        .array(z.instanceof(Uint8Array).refine(({ length }) => length < MOST_PAGE_BYTES))
        .min(1)
        .max(100),
    }),
  ),
  "province:inbox": rule(OFFICERS, nothing),
  "province:handled": rule(OFFICERS, z.strictObject({ item: hash, note: z.string().max(3000) })),
};
