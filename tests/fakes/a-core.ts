import type { DossierCore } from "../../src/dossier/dossier";

/** A dossier that was accepted on Monday 23/11/2026 at 08:00 and is due on Wednesday at 17:00. */
export function aCore(changes: Partial<DossierCore> = {}): DossierCore {
  return {
    code: "H00.001-261123-0001",
    procedure: "2.000815",
    status: "received",
    receivedAt: Date.UTC(2026, 10, 23, 1, 0, 0),
    dueAt: Date.UTC(2026, 10, 25, 10, 0, 0),
    pausedAt: null,
    extensions: 0,
    supplements: 0,
    finance: "none",
    feeVnd: null,
    receipts: [],
    delivery: "none",
    announcedAt: null,
    signature: "none",
    digitised: [0],
    disagreements: [],
    ...changes,
  };
}
