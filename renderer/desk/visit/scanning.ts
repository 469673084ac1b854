import type { AddressFault } from "../../../src/capture/scanner-address";
import type { ScannerAbilities, ScannerChoice, ScannerFault, ScanOrder } from "../../../src/capture/scanner";

/** How far a scan is. "page": a sheet could not be kept. */
export type ScanState =
  | { readonly kind: "idle" }
  | { readonly kind: "working" }
  | { readonly kind: "done"; readonly pages: number; readonly failed: number }
  | { readonly kind: "refused"; readonly fault: ScannerFault | AddressFault | { readonly kind: "page" } };

/** Scanners as the screen uses them. */
export interface Scanning {
  readonly state: ScanState;
  /** undefined while they are looked for. */
  readonly scanners: readonly ScannerChoice[] | undefined;
  readonly chosen: string | undefined;
  readonly abilities: ScannerAbilities | undefined;
  readonly order: ScanOrder;
  readonly find: () => void;
  readonly choose: (scanner: string) => void;
  readonly tryAddress: (address: string) => void;
  readonly change: (order: ScanOrder) => void;
  readonly scan: (paper: string | undefined) => void;
  readonly stop: () => void;
}
