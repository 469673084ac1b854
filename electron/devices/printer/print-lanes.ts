import type { PrinterFault } from "../../../src/printing/ports";
import type { PrintEntry, SlipName } from "../../../src/printing/print-entry";
import type { PrintJob } from "../../../src/printing/print-ledger";
import type { Timers } from "./timers";
import { createPrintPump, type PrintLane, type PrintPump } from "./print-pump";

/** The printers of the station, and which of them a job goes to; undefined where none does. */
export interface PrintRouting {
  readonly lanes: readonly PrintLane[];
  readonly laneOf: (job: Pick<PrintJob, "slip" | "printer">) => string | undefined;
}

interface LaneParts {
  readonly routing: PrintRouting;
  readonly next: (takes: (job: PrintJob) => boolean) => PrintJob | undefined;
  readonly find: (job: string) => PrintJob | undefined;
  readonly nextMark: (slip: SlipName, subject: string) => number;
  readonly record: (entry: PrintEntry) => Promise<{ readonly ok: boolean }>;
  readonly changed: () => void;
  readonly timers: Timers;
}

export interface PrintLanes {
  run(): void;
  wake(): void;
  /** What the printers wait for, by lane. */
  troubles(): ReadonlyMap<string, PrinterFault>;
  laneOf(job: PrintJob): string | undefined;
  /** A lane that stays is not disturbed; one that goes finishes the slip on its way. */
  route(routing: PrintRouting): void;
  stop(): Promise<void>;
}

/** One pump for each printer, all over one ledger: a printer in trouble holds no other one up. */
export function createPrintLanes(parts: LaneParts): PrintLanes {
  let { routing } = parts;
  let stopped = false;
  const pumps = new Map<PrintLane, PrintPump>();
  const leaving = new Set<Promise<void>>();

  function pumpOf(lane: PrintLane): PrintPump {
    const known = pumps.get(lane);
    if (known !== undefined) return known;
    const next = () => parts.next((job) => routing.laneOf(job) === lane.id);
    const pump = createPrintPump({ ...parts, ...lane, next });
    pumps.set(lane, pump);
    return pump;
  }

  function run(): void {
    if (!stopped) for (const lane of routing.lanes) pumpOf(lane).run();
  }

  return {
    run,
    wake() {
      for (const pump of pumps.values()) pump.wake();
      run();
    },
    troubles() {
      const faults = [...pumps].map(([lane, pump]) => [lane.id, pump.waitingFor()] as const);
      return new Map(faults.flatMap(([id, fault]) => (fault === undefined ? [] : [[id, fault]])));
    },
    laneOf: (job) => routing.laneOf(job),
    route(next) {
      routing = next;
      for (const [lane, pump] of pumps) {
        if (next.lanes.includes(lane)) continue;
        pumps.delete(lane);
        const gone = pump.stop().finally(() => leaving.delete(gone));
        leaving.add(gone);
      }
      run();
      parts.changed();
    },
    async stop() {
      stopped = true;
      await Promise.all([...leaving, ...[...pumps.values()].map((pump) => pump.stop())]);
    },
  };
}
