import type { Damage } from "../journal/ports";
import type { Instant } from "../shared/clock";
import type { ProvinceHealth } from "./province-requests";

/** How far the station has come: which screen a staff window may show. */
export type Phase = "first-start" | "locked" | "open";

export interface CentreDescription {
  readonly name: string;
  readonly commune: string;
  readonly province: string;
  readonly agencyCode: string;
  /** A training centre: TẬP HUẤN stands on every screen, slip and form. */
  readonly training: boolean;
}

/** Why a station that was set up is not open: a kind of fault of keys, journal, register or disk. */
export interface Trouble {
  readonly kind: string;
}

/** Whether a person has the recovery code on paper. "unseen": nobody was shown one that is still good. */
export type RecoveryPaper = "unseen" | "confirmed" | "skipped";

/** The code, shown once; `ask`: places of the groups, from 0, that are to be typed before going on. */
export interface RecoverySheet {
  readonly code: string;
  readonly ask: readonly number[];
}

export interface StationDescription {
  readonly phase: Phase;
  /** undefined before the first start. */
  readonly recovery: RecoveryPaper | undefined;
  readonly trouble: Trouble | undefined;
  readonly centre: CentreDescription | undefined;
  /** Versions for the "about" line and for reports; never personal. */
  readonly versions: { readonly program: string; readonly electron: string };
}

export type NetworkState = "online" | "offline";
export type HubState = "alone" | "connected" | "lost";
export type PrinterState = "none" | "ready" | "busy" | "paper-out" | "cover-open" | "off" | "unknown";
export type DiskState = "enough" | "low" | "full" | "unknown";

/** What the status bar shows; every value is measured, none is assumed. */
export interface Health {
  readonly network: NetworkState;
  readonly hub: HubState;
  readonly printer: PrinterState;
  readonly disk: { readonly state: DiskState; readonly freeBytes: number | undefined };
  /** Dossiers that the province does not hold yet; `since` is the oldest of them. */
  readonly owed: { readonly dossiers: number; readonly since: Instant | undefined };
  /** The computer's clock jumped by this many milliseconds since the last start; undefined when it did not. */
  readonly clockJump: number | undefined;
  /** The line to the province; undefined while the station is not open. */
  readonly province?: ProvinceHealth | undefined;
  /** Dossier codes that are left for today, once there are few. */
  readonly codesLeft?: number | undefined;
  /** Untouched pictures kept beside their pages; undefined while that is not known. */
  readonly originals?: OriginalsUse | undefined;
}

/** `notKept`: pictures since the start for which there was no room; their pages were kept. */
export interface OriginalsUse {
  readonly files: number;
  readonly bytes: number;
  readonly budgetBytes: number;
  readonly notKept: number;
}

/** An address that the station tried to reach since it started, by whom, and whether that was allowed. */
export interface Contact {
  readonly address: string;
  readonly from: "window" | "main";
  readonly allowed: boolean;
}

interface JournalPlace {
  readonly incarnation: number;
  readonly sequence: number;
}

/** What a person must know of the station's data. Nothing here is personal. */
export interface StationCondition {
  /** "read-only": looking works, nothing is written until a supervisor decides. "faulted": the disk failed just now. */
  readonly journal: "open" | "read-only" | "faulted";
  /** Why it is read-only: as in `ReadOnlyReason` of the journal. */
  readonly why: "damaged" | "behind" | "forked" | "fenced" | "newer" | undefined;
  /** The last entry of the journal on this disk. */
  readonly head: JournalPlace;
  /** Places that do not say what was written there, also of incarnations before this one. */
  readonly damages: readonly Damage[];
  /** When the journal was last read through from its beginning to its end, in quiet moments. */
  readonly checkedAt: Instant | undefined;
  /** An entry that the lists of this computer had seen and its journal does not have. */
  readonly lostTail: JournalPlace | undefined;
  /** Slots of the key ring: those that are sound, and those that are not what was written. */
  readonly keys: { readonly live: number; readonly damaged: number };
}
