import { writeFile } from "node:fs/promises";
import type { RunScanimage } from "../../electron/devices/scanner/run-scanimage";
import type { ScannerBehaviour } from "./fake-scanner";

/** The SANE status with which scanimage ends (sane.h). */
const STATUS: Readonly<Record<string, number>> = { busy: 3, refused: 4, jam: 6, "cover-open": 8, lost: 9, denied: 11 };

const OPTIONS = `
  Scan Mode:
    --mode Gray|Color [Gray]
    --resolution 75|150|200|300dpi [75]
    --source Flatbed|Automatic Document Feeder [Flatbed]
`;

/** Stands in for the program `scanimage`: writes pages where it is told, prints their names, ends with a status. */
export function scanimageProgram(
  { pages, trouble }: ScannerBehaviour,
  orders: (readonly string[])[] = [],
): RunScanimage {
  return (args) => {
    const listeners: ((line: string) => void)[] = [];
    let stopped = false;
    const run = async (): Promise<{ code: number | undefined; output: string }> => {
      if (args.includes("-A")) return { code: 0, output: OPTIONS };
      if (args.includes("-f")) return { code: 0, output: "test:0|Noname frontend-tester\n" };
      orders.push(args);
      const pattern = args.find((each) => each.startsWith("--batch="))?.slice("--batch=".length) ?? "";
      let number = 0;
      for (const page of pages) {
        if (stopped) return { code: undefined, output: "" };
        if (trouble?.after === number) break;
        number += 1;
        const file = pattern.replace("%d", String(number));
        await writeFile(file, page);
        for (const listen of listeners) listen(file);
        if (args.includes("--batch-count=1")) return { code: 0, output: "" };
      }
      return { code: trouble?.after === number ? (STATUS[trouble.kind] ?? 1) : 7, output: "" };
    };
    // The caller listens in the same turn in which it starts the program.
    const end = Promise.resolve().then(run);
    return {
      onLine: (listen) => listeners.push(listen),
      end,
      stop: () => {
        stopped = true;
      },
    };
  };
}
