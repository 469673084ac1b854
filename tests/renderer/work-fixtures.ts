import { vi } from "vitest";
import type { DossierWork } from "../../renderer/desk/dossier/dossier-work";
import type { MoneyWork } from "../../renderer/desk/money/money-work";
import type { NextWork } from "../../src/ipc/dossier-requests";

export function someNextWork(changes: Partial<NextWork> = {}): NextWork {
  return {
    heads: [],
    moves: ["transfer", "withdraw", "resolve"],
    extendable: true,
    finance: "none",
    feeVnd: undefined,
    delivery: "none",
    papers: [{ paper: "01", name: "Mẫu số 01", issued: 0 }],
    departments: ["Phòng Kinh tế xã Mẫu"],
    disagreements: [],
    ...changes,
  };
}

/** Work that nobody does: a test replaces what it looks at. */
export function someWork(changes: Partial<DossierWork> = {}): DossierWork {
  return {
    working: false,
    fault: undefined,
    forgetFault: vi.fn(),
    act: vi.fn(() => Promise.resolve(true)),
    settle: vi.fn(() => Promise.resolve(true)),
    confirmPapers: vi.fn(() => Promise.resolve(true)),
    keepSignature: vi.fn(() => Promise.resolve(undefined)),
    paper: { kind: "idle" },
    showPaper: vi.fn(),
    savePaper: vi.fn(),
    closePaper: vi.fn(),
    viewers: undefined,
    askViewers: vi.fn(),
    ...changes,
  };
}

export function someMoney(changes: Partial<MoneyWork> = {}): MoneyWork {
  return {
    fees: undefined,
    working: false,
    fault: undefined,
    code: undefined,
    settle: vi.fn(() => Promise.resolve(true)),
    voidReceipt: vi.fn(() => Promise.resolve(true)),
    ...changes,
  };
}
