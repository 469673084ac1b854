import type { ChosenFee, FeeFault } from "../../../src/payment/fees-due";
import type { DossierFees, FeeWay, TransferCode } from "../../../src/ipc/fee-requests";
import type { ChangeFault } from "../../../src/ipc/work-requests";

export type MoneyFault = ChangeFault | { readonly kind: "fee"; readonly fault: FeeFault };

/** The money of the open dossier, wired by the window. */
export interface MoneyWork {
  readonly fees: DossierFees | undefined;
  readonly working: boolean;
  readonly fault: MoneyFault | undefined;
  readonly code: TransferCode | undefined;
  /** True when it is written. */
  readonly settle: (way: FeeWay, chosen: readonly ChosenFee[], ground: string) => Promise<boolean>;
  readonly voidReceipt: (symbol: string, number: number, reason: string) => Promise<boolean>;
}
