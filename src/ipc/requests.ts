import type { DossierId } from "../shared/brand";
import type { Result } from "../shared/result";
import type { Contact, Health, RecoverySheet, StationCondition, StationDescription } from "./station-state";
import type { CaptureRequests } from "./capture-requests";
import type { CounterRequests } from "./counter-channels";
import type { DossierRequests } from "./dossier-requests";
import type { HallStaffRequests } from "./hall-staff-requests";
import type { PrepareRequests } from "./prepare-requests";
import type { PrinterRequests } from "./printer-requests";
import type { ProvinceRequests } from "./province-requests";
import type { FoundingRequests } from "./founding-requests";
import type { ProjectionRequests } from "./projection-requests";
import type { SessionRequests } from "./session-requests";
import type { Draft, VisitRequests } from "./visit-requests";
import type { HallRequests } from "./hall-requests";
import type { LookUpRequests } from "./look-up-requests";
import type { VoiceRequests } from "./voice-requests";
import type { WindowKind } from "./window-kind";

/** "not-in-this-phase": the question does not fit how far the station has come; else a kind of `Trouble`. */
export interface SetUpFault {
  readonly kind: string;
}

/** Every question a window may put to the main process; both ends are typed from this table. */
export interface Requests
  extends
    CaptureRequests,
    PrinterRequests,
    ProvinceRequests,
    SessionRequests,
    VisitRequests,
    DossierRequests,
    CounterRequests,
    VoiceRequests,
    PrepareRequests,
    HallStaffRequests,
    LookUpRequests,
    HallRequests,
    FoundingRequests,
    ProjectionRequests {
  "station:describe": { input: undefined; output: StationDescription };
  "station:health": { input: undefined; output: Health };
  /** undefined while the station is not open. */
  "station:condition": { input: undefined; output: StationCondition | undefined };
  /** A supervisor goes on in a new incarnation behind damage; what is damaged stays and stays shown. */
  "station:go-on": { input: undefined; output: Result<undefined, SetUpFault> };
  "station:contacts": { input: undefined; output: readonly Contact[] };
  "station:open-demo": { input: undefined; output: Result<undefined, SetUpFault> };
  /**
   * A passphrase or the printed recovery code; a wrong one changes nothing. `next`: the passphrase that this computer
   * has from then on, where it has lost its own.
   */
  "station:unlock": {
    input: { readonly method: "passphrase" | "recovery"; readonly words: string; readonly next?: string | undefined };
    output: Result<undefined, SetUpFault>;
  };
  /** A fresh recovery code, once: only until somebody has confirmed one. Asked again it is the same. */
  "recovery:show": { input: undefined; output: Result<RecoverySheet, SetUpFault> };
  /** The groups asked for, as typed from the paper. Then the desk opens. */
  "recovery:confirm": {
    input: { readonly groups: readonly string[] };
    output: Result<undefined, { readonly kind: "wrong-groups" } | SetUpFault>;
  };
  /** Only in the training centre, whose data is no secret. */
  "recovery:skip": { input: undefined; output: Result<undefined, SetUpFault> };
  "window:ready": { input: undefined; output: undefined };
  "window:open": { input: { readonly kind: WindowKind }; output: Result<undefined, SetUpFault> };
}

export type Channel = keyof Requests;
export type Input<C extends Channel> = Requests[C]["input"];
export type Output<C extends Channel> = Requests[C]["output"];

/** What main tells windows without being asked. */
export interface Notices {
  "station:changed": StationDescription;
  "health:changed": Health;
  /** To be asked again. */
  "condition:changed": undefined;
  "draft:changed": Draft;
  /** Something about this dossier is new: its entries, or its slip. */
  "dossier:changed": { readonly id: DossierId };
  /** Something about slips or printers is new. */
  "print:changed": undefined;
  /** What citizens prepared at the kiosk. */
  "prepared:changed": undefined;
  /** How the board calls aloud, or whether it could. */
  "voice:changed": undefined;
  /** Tickets, calls, the paper of a ticket or a call for staff are new. */
  "hall:changed": undefined;
  /** New rows wait for the projector. */
  "projection:changed": undefined;
}

export type Topic = keyof Notices;

/** What a window sees as `window.station`. */
export interface StationApi {
  readonly kind: WindowKind;
  ask<C extends Channel>(channel: C, input: Input<C>): Promise<Output<C>>;
  /** Calls back at each notice until the returned function is called. */
  listen<T extends Topic>(topic: T, receive: (notice: Notices[T]) => void): () => void;
}
