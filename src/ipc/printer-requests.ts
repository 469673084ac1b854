import type { PrinterFault } from "../printing/ports";
import type { SlipName } from "../printing/print-entry";
import type { PrintStatus } from "../printing/print-ledger";
import type { PrinterSettings } from "../printing/printer-settings";
import type { SlipPrinterSetting } from "../printing/printer-target";
import type { SelfTestVerdict } from "../printing/self-test/compare-self-test";
import type { Instant } from "../shared/clock";
import type { Result } from "../shared/result";

/** How a printer of the station is doing. */
export interface PrinterCondition {
  readonly id: string;
  /** What it is waited for; undefined while nothing is known against it. */
  readonly trouble: PrinterFault["kind"] | undefined;
  readonly waiting: number;
  /** Slips about which a person is asked. */
  readonly unknown: number;
  /** The last self-test, where there was one since the ledger remembers. */
  readonly selfTest: { readonly status: PrintStatus; readonly at: Instant | undefined } | undefined;
}

export interface PrinterOverview {
  readonly settings: PrinterSettings;
  readonly conditions: readonly PrinterCondition[];
  readonly training: boolean;
}

/** What the operating system says there is; a name on it proves nothing. */
export interface FoundPrinters {
  /** Printers and queues by the system's names. */
  readonly system: readonly string[];
  /** Device files of USB printers and serial lines. */
  readonly devices: readonly string[];
  readonly platform: "windows" | "other";
}

/** A slip about which nobody knows whether it came out: a person is asked, once. */
export interface SlipQuestion {
  readonly job: string;
  readonly slip: SlipName;
  /** What a person calls it: "A037", a dossier's code. */
  readonly name: string;
  readonly printer: string | undefined;
  readonly reason: PrinterFault["kind"] | undefined;
  readonly at: Instant | undefined;
}

export type SelfTestFault = { readonly kind: "no-such-printer" | "not-saved" };

export interface PrinterRequests {
  "printers:describe": { input: undefined; output: PrinterOverview };
  "printers:find": { input: undefined; output: FoundPrinters };
  /** Flushed and in force with the answer. A slip on its way to a printer that stays is not disturbed. */
  "printers:save": { input: PrinterSettings; output: Result<undefined, { readonly kind: "not-saved" | "not-valid" }> };
  /** Whether a slip would be taken now; prints nothing. */
  "printers:check": { input: SlipPrinterSetting; output: Result<undefined, PrinterFault> };
  "printers:self-test": { input: { readonly id: string }; output: Result<undefined, SelfTestFault> };
  /** A photo or scan (PNG, JPEG, WebP) of the last self-test of this printer, against what was sent. */
  "printers:compare": {
    input: { readonly id: string; readonly picture: Uint8Array };
    output: Result<SelfTestVerdict, { readonly kind: "no-self-test" | "not-a-picture" }>;
  };
  /** Oldest first. */
  "slip:questions": { input: undefined; output: readonly SlipQuestion[] };
}
