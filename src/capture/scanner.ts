import type { Result } from "../shared/result";

/** Why a scan stopped, in what the operator can do something about. Pages that were taken are kept. */
export type ScannerFaultKind =
  | "unreachable"
  | "busy"
  | "jam"
  | "cover-open"
  | "feeder-empty"
  /** It was there when the scan began and answers no more. */
  | "lost"
  /** It says that it is done and gave no page. */
  | "no-page"
  /** It does not do what was asked: this source, colour or density. */
  | "refused"
  /** The system does not let this account use it. */
  | "denied";

export interface ScannerFault {
  readonly kind: ScannerFaultKind;
  /** Pages that were handed over before. */
  readonly taken: number;
}

export type ScanSource = "flatbed" | "feeder";

export interface ScannerAbilities {
  readonly name: string;
  readonly sources: readonly ScanSource[];
  readonly densities: readonly number[];
}

export interface ScanOrder {
  readonly source: ScanSource;
  readonly colour: "colour" | "grey";
  readonly dpi: 200 | 300;
}

/** A scanner that was found or typed. `id` names it for `openScanner` and holds its whole address. */
export interface ScannerChoice {
  readonly id: string;
  readonly name: string;
}

export interface Scanner {
  describe(): Promise<Result<ScannerAbilities, ScannerFault>>;
  /** Hands over pages (JPEG) as they come; `take` answers false to stop. Ok with the number of pages. Never rejects. */
  scan(order: ScanOrder, take: (page: Uint8Array) => Promise<boolean>): Promise<Result<number, ScannerFault>>;
}
