import type { DiskFault } from "../shared/disk";
import type { Result } from "../shared/result";
import type { Contact, Health, StationDescription } from "./station-state";
import type { WindowKind } from "./window-kind";

/** The question does not fit how far the station has come, or the disk refused. */
export type SetUpFault = { readonly kind: "not-in-this-phase" } | { readonly kind: "disk"; readonly fault: DiskFault };

/** Every question a window may put to the main process; both ends are typed from this table. */
export interface Requests {
  "station:describe": { input: undefined; output: StationDescription };
  "station:health": { input: undefined; output: Health };
  "station:contacts": { input: undefined; output: readonly Contact[] };
  "station:open-demo": { input: undefined; output: Result<undefined, SetUpFault> };
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
}

export type Topic = keyof Notices;

/** What a window sees as `window.station`. */
export interface StationApi {
  readonly kind: WindowKind;
  ask<C extends Channel>(channel: C, input: Input<C>): Promise<Output<C>>;
  /** Calls back at each notice until the returned function is called. */
  listen<T extends Topic>(topic: T, receive: (notice: Notices[T]) => void): () => void;
}
