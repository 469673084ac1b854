import type { Scanner, ScannerFaultKind } from "../../src/capture/scanner";
import { fail, ok } from "../../src/shared/result";

export interface ScannerBehaviour {
  /** Sheets in the feeder. */
  readonly pages: readonly Uint8Array[];
  /** After so many sheets this happens, and no sheet comes any more. */
  readonly trouble?: { readonly after: number; readonly kind: ScannerFaultKind };
}

/** A scanner in memory that does what the test says. */
export function createFakeScanner({ pages, trouble }: ScannerBehaviour): Scanner {
  return {
    describe: () =>
      Promise.resolve(ok({ name: "Máy quét giả", sources: ["flatbed", "feeder"], densities: [200, 300] })),
    async scan(_order, take) {
      let taken = 0;
      for (const page of pages) {
        if (trouble?.after === taken) return fail({ kind: trouble.kind, taken });
        taken += 1;
        if (!(await take(page))) return ok(taken);
      }
      if (trouble?.after === taken) return fail({ kind: trouble.kind, taken });
      return taken > 0 ? ok(taken) : fail({ kind: "feeder-empty", taken });
    },
  };
}
