import { useCallback, useEffect, useState } from "react";
import type { FoundPrinters, PrinterOverview } from "../../../src/ipc/printer-requests";
import type { PrinterSettings, StationPrinter } from "../../../src/printing/printer-settings";
import type { PrinterFault } from "../../../src/printing/ports";
import type { SelfTestVerdict } from "../../../src/printing/self-test/compare-self-test";
import { useStation } from "../../app/station-api";

export type CheckState = "idle" | "working" | "ready" | PrinterFault["kind"];
export type SaveState = "idle" | "saved" | "not-saved" | "not-valid";
export type CompareState = "idle" | "working" | "no-self-test" | "not-a-picture" | SelfTestVerdict;

export interface Printers {
  readonly overview: PrinterOverview | undefined;
  readonly found: FoundPrinters | undefined;
  readonly saved: SaveState;
  readonly save: (settings: PrinterSettings) => Promise<boolean>;
  readonly check: (printer: StationPrinter) => Promise<CheckState>;
  readonly test: (id: string) => void;
  readonly compare: (id: string, picture: Uint8Array) => Promise<CompareState>;
}

/** The station's printers as main has them; followed while this screen is open. */
export function usePrinters(): Printers {
  const station = useStation();
  const [overview, setOverview] = useState<PrinterOverview>();
  const [found, setFound] = useState<FoundPrinters>();
  const [saved, setSaved] = useState<SaveState>("idle");

  const look = useCallback(async (): Promise<void> => {
    setOverview(await station.ask("printers:describe", undefined));
  }, [station]);

  useEffect(() => {
    let alive = true;
    void station.ask("printers:describe", undefined).then((first) => {
      if (alive) setOverview(first);
    });
    void station.ask("printers:find", undefined).then((seen) => {
      if (alive) setFound(seen);
    });
    const stop = station.listen("print:changed", () => void look());
    return () => {
      alive = false;
      stop();
    };
  }, [station, look]);

  return {
    overview,
    found,
    saved,
    async save(settings) {
      const outcome = await station.ask("printers:save", settings);
      setSaved(outcome.ok ? "saved" : outcome.fault.kind);
      await look();
      return outcome.ok;
    },
    async check({ target, profile }) {
      const outcome = await station.ask("printers:check", { target, profile });
      return outcome.ok ? "ready" : outcome.fault.kind;
    },
    test: (id) => void station.ask("printers:self-test", { id }).then(look),
    async compare(id, picture) {
      const outcome = await station.ask("printers:compare", { id, picture });
      return outcome.ok ? outcome.value : outcome.fault.kind;
    },
  };
}
