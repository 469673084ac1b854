import { findSlipPrinter, type PrinterSettings, type StationPrinter } from "../../../src/printing/printer-settings";
import { createSlipPrinter, type SlipPrinterParts } from "./create-slip-printer";
import type { DrawSlip } from "./draw-slip";
import type { PrintRouting } from "./print-lanes";
import type { PrintLane } from "./print-pump";

export interface RouteParts extends SlipPrinterParts {
  readonly draw: DrawSlip;
}

/** Makes lanes of settings; a printer whose setting did not change keeps its lane, and with it the slip on its way. */
export function createSlipRoutes(parts: RouteParts): (settings: PrinterSettings) => PrintRouting {
  let known = new Map<string, PrintLane>();

  const laneOf = (printer: StationPrinter): PrintLane => ({
    id: printer.id,
    printer: createSlipPrinter(printer, parts),
    draw: (paper) => parts.draw(paper, printer.profile.width),
  });

  return (settings) => {
    const next = new Map<string, PrintLane>();
    for (const printer of settings.printers) {
      const key = JSON.stringify([printer.id, printer.target, printer.profile]);
      next.set(key, known.get(key) ?? laneOf(printer));
    }
    known = next;
    return { lanes: [...next.values()], laneOf: (job) => findSlipPrinter(settings, job)?.id };
  };
}
