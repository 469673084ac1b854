import path from "node:path";
import type { SlipPrinter } from "../../src/printing/ports";
import { PROFILES } from "../../src/printing/printer-profile";
import type { TrainingSlip } from "../../src/ipc/dossier-requests";
import type { PrinterState } from "../../src/ipc/station-state";
import { createSlipPrinter } from "../devices/printer/create-slip-printer";
import { SYSTEM_TIMERS } from "../devices/printer/timers";
import { startVirtualPrinter } from "../devices/printer/virtual/virtual-printer";

/** Papers kept in memory for the screen. */
const KEPT = 20;

export interface TrainingPrinter {
  readonly slips: SlipPrinter;
  readonly width: 576 | 384;
  /** The last papers that came out, oldest first. */
  slipsSoFar(): readonly TrainingSlip[];
  state(): PrinterState;
  set(how: "ready" | "paper-out" | "cover-open" | "off"): Promise<void>;
  close(): Promise<void>;
}

/** The demo centre's printer: real bytes over a real line to a printer whose paper is a picture. */
export async function startTrainingPrinter(assetsFolder: string): Promise<TrainingPrinter> {
  const [profile] = PROFILES;
  if (profile === undefined) throw new Error("no printer profile");
  const virtual = await startVirtualPrinter(profile.width);
  const papers: TrainingSlip[] = [];
  virtual.watch(({ number, png }) => {
    papers.push({ number, png: new Uint8Array(png) });
    if (papers.length > KEPT) papers.shift();
  });
  const target = { kind: "network", ...virtual.address, shared: false } as const;
  const rawScript = path.join(assetsFolder, "printer", "send-raw.ps1");
  const slips = createSlipPrinter({ target, profile }, SYSTEM_TIMERS, rawScript);
  return {
    slips,
    width: profile.width,
    slipsSoFar: () => papers,
    state() {
      const { off, coverOpen, paperOut } = virtual.switches();
      if (off) return "off";
      if (coverOpen) return "cover-open";
      return paperOut ? "paper-out" : "ready";
    },
    set: (how) => virtual.flip({ off: how === "off", coverOpen: how === "cover-open", paperOut: how === "paper-out" }),
    close: () => virtual.close(),
  };
}
