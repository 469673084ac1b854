import type { TrainingSlip } from "../../src/ipc/dossier-requests";
import type { PrinterState } from "../../src/ipc/station-state";
import type { PrinterAddress } from "../devices/printer/network-channel";
import { startVirtualPrinter } from "../devices/printer/virtual/virtual-printer";

/** Papers kept in memory for the screen. */
const KEPT = 20;

export interface TrainingPrinter {
  readonly address: PrinterAddress;
  /** The last papers that came out, oldest first. */
  slipsSoFar(): readonly TrainingSlip[];
  state(): PrinterState;
  set(how: "ready" | "paper-out" | "cover-open" | "off"): Promise<void>;
  load(width: 576 | 384): void;
  close(): Promise<void>;
}

/** The demo centre's printer: real bytes over a real line to a printer whose paper is a picture. */
export async function startTrainingPrinter(width: 576 | 384): Promise<TrainingPrinter> {
  const virtual = await startVirtualPrinter(width);
  const papers: TrainingSlip[] = [];
  virtual.watch(({ number, png }) => {
    papers.push({ number, png: new Uint8Array(png) });
    if (papers.length > KEPT) papers.shift();
  });
  return {
    address: virtual.address,
    slipsSoFar: () => papers,
    state() {
      const { off, coverOpen, paperOut } = virtual.switches();
      if (off) return "off";
      if (coverOpen) return "cover-open";
      return paperOut ? "paper-out" : "ready";
    },
    set: (how) => virtual.flip({ off: how === "off", coverOpen: how === "cover-open", paperOut: how === "paper-out" }),
    load: (next) => {
      virtual.load(next);
    },
    close: () => virtual.close(),
  };
}
