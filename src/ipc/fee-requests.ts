import type { FinanceState, ReceiptCore } from "../dossier/dossier";
import type { DeclareUnused, ReceiptUse } from "../intake/receipt-use";
import type { CashCount } from "../payment/cash-count";
import type { ChosenFee, FeeFault, FeeSuggestion } from "../payment/fees-due";
import type { Channel } from "../procedure/channel";
import type { Fee } from "../procedure/fee";
import type { CommandId, DossierId, Hash } from "../shared/brand";
import type { Instant } from "../shared/clock";
import type { Result } from "../shared/result";
import type { DossierDetail, NoSuchDossier } from "./dossier-requests";
import type { ChangeFault } from "./work-requests";

/** The money of one dossier, with the fees of the procedure's version that it was accepted under. */
export interface DossierFees {
  readonly channel: Channel;
  /** Empty where the catalogue knows none: that does not mean free. */
  readonly fees: readonly Fee[];
  readonly suggested: FeeSuggestion;
  /** Words of the catalogue, shown as they are. */
  readonly exemptions: readonly string[];
  readonly state: FinanceState;
  readonly feeVnd: number | undefined;
  readonly receipts: readonly ReceiptCore[];
  /** Receipts of the station that are left, once officers should know. */
  readonly receiptsLeft: number | undefined;
  /** An account is registered: a transfer can be asked for. */
  readonly transfer: boolean;
  /** This officer may void a receipt. */
  readonly mayVoid: boolean;
}

export interface TransferCode {
  /** SVG of the VietQR code. */
  readonly svg: string;
  readonly amountVnd: number;
  readonly purpose: string;
  readonly holder: string;
  readonly account: string;
}

/** A row of a bank's or portal's list beside what the centre waits for. */
export interface StatementMatch {
  readonly id: DossierId;
  readonly code: string;
  readonly expectedVnd: number;
  readonly amountVnd: number;
  readonly reference: string;
}

export interface StatementPreview {
  readonly confirmed: readonly StatementMatch[];
  /** The code is there, the amount is another: an officer decides. */
  readonly differing: readonly StatementMatch[];
  /** Money that no expected transfer explains. */
  readonly unexplained: number;
  /** Transfers that this list does not show. */
  readonly open: number;
  /** Money that went out, and rows of totals. */
  readonly skipped: number;
  readonly refused: readonly { readonly line: number; readonly column: string; readonly value: string }[];
}

export type StatementFault =
  | { readonly kind: "missing-column"; readonly column: string }
  /** No CSV and no workbook, or one that is damaged. */
  | { readonly kind: "unreadable-table" }
  | { readonly kind: "too-large" };

export interface CashDay {
  readonly receipts: readonly (ReceiptCore & { readonly code: string; readonly id: DossierId })[];
  readonly cashVnd: number;
  readonly transferVnd: number;
  /** Dossiers that wait for a statement. */
  readonly unconfirmed: number;
  /** The registered receipts of this station; null where there are none. */
  readonly block: ReceiptUse | null;
  /** This officer may declare what is left as not used. */
  readonly mayDeclare: boolean;
}

interface Aimed {
  readonly commandId: CommandId;
  readonly id: DossierId;
  readonly heads: readonly Hash[];
}

/** How a fee is settled: money now, a transfer that a statement must show, with the result, or not at all. */
export type FeeWay = "cash" | "transfer" | "later" | "exempt";

export interface FeeRequests {
  "fees:of": { input: { readonly id: DossierId }; output: Result<DossierFees, NoSuchDossier> };
  /** Amounts are computed in main, from the procedure's version; the window's sum is only shown. */
  "fees:settle": {
    input: Aimed & { readonly way: FeeWay; readonly chosen: readonly ChosenFee[]; readonly ground: string };
    output: Result<DossierDetail, ChangeFault | { readonly kind: "fee"; readonly fault: FeeFault }>;
  };
  "fees:void": {
    input: Aimed & { readonly symbol: string; readonly number: number; readonly reason: string };
    output: Result<DossierDetail, ChangeFault>;
  };
  /** For a fee that is due or waits for its transfer. */
  "fees:transfer-code": { input: { readonly id: DossierId }; output: TransferCode | undefined };
  "statement:preview": {
    input: { readonly fileName: string; readonly bytes: Uint8Array };
    output: Result<StatementPreview, StatementFault>;
  };
  /** A receipt for each; what was confirmed meanwhile is left out. Answers how many receipts were made. */
  "statement:confirm": {
    input: { readonly matches: readonly { readonly id: DossierId; readonly reference: string }[] };
    output: { readonly made: number };
  };
  "cash:day": { input: undefined; output: CashDay };
  /** What is left of the symbol is declared as not used; no receipt of it is ever numbered again. */
  "cash:declare-unused": {
    input: DeclareUnused;
    output: Result<CashDay, { readonly kind: "no-receipts" | "needs-reason" | "not-recorded" }>;
  };
  /** The drawer against the receipts; an entry, and a slip. */
  "cash:close": {
    /** How many of each note, in the order of `NOTES`. */
    input: { readonly counts: readonly number[]; readonly floatVnd: number };
    output: Result<CashCount & { readonly at: Instant }, { readonly kind: "bad-count" | "not-recorded" }>;
  };
}
