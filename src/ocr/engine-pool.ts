import { fail, ok, type Result } from "../shared/result";
import type { PageReading } from "./reading";
import type { Priority } from "./recognition-protocol";
import type { EngineFault, EngineImage, TextEngine, Timer } from "./text-engine";

export interface PoolLimits {
  readonly engines: number;
  /** Engines adapt and leak: each is renewed after so many images (platform.md). */
  readonly renewAfter: number;
  /** createWorker never settles where WebAssembly is forbidden. */
  readonly openMs: number;
  readonly readMs: number;
  /** Rest after which the memory is given back. */
  readonly restMs: number;
}

export const POOL_LIMITS: PoolLimits = { engines: 2, renewAfter: 50, openMs: 30_000, readMs: 90_000, restMs: 60_000 };

export interface PoolJob {
  readonly result: Promise<Result<PageReading, EngineFault>>;
  /** A waiting image is dropped; an image that is being read costs its engine. */
  cancel(): void;
}

export interface EnginePool {
  read(image: EngineImage, priority: Priority): PoolJob;
  /** Engines that are open now. */
  open(): number;
  close(): void;
}

interface Job {
  readonly image: EngineImage;
  readonly priority: Priority;
  readonly settle: (result: Result<PageReading, EngineFault>) => void;
  attempts: number;
  settled: boolean;
  stop: () => void;
}

interface Seat {
  engine: TextEngine | undefined;
  busy: boolean;
  reads: number;
}

/** A bounded pool over any engine: shown pages first, one more try after a broken engine, memory back after a rest. */
export function createEnginePool(open: () => Promise<TextEngine>, timer: Timer, limits = POOL_LIMITS): EnginePool {
  const seats: Seat[] = Array.from({ length: limits.engines }, () => ({ engine: undefined, busy: false, reads: 0 }));
  const waiting: Job[] = [];
  let callOffRest = () => {};

  function drop(seat: Seat): void {
    const engine = seat.engine;
    seat.engine = undefined;
    seat.reads = 0;
    // A broken engine may also fail to close; its memory is gone with its worker either way.
    engine?.close().catch(() => undefined);
  }

  function rest(): void {
    callOffRest();
    if (seats.some((seat) => seat.busy)) return;
    callOffRest = timer.after(limits.restMs, () => {
      for (const seat of seats) if (!seat.busy) drop(seat);
    });
  }

  function settle(job: Job, result: Result<PageReading, EngineFault>): void {
    if (job.settled) return;
    job.settled = true;
    job.settle(result);
  }

  /** Pages on a screen first; among equals what ends a page that was begun, then the order in which they came. */
  function next(): Job | undefined {
    const rank = (job: Job): number => (job.priority === "shown" ? 2 : 0) + (job.image.layout === "page" ? 0 : 1);
    const best = Math.max(...waiting.map(rank));
    return waiting.splice(
      waiting.findIndex((job) => rank(job) === best),
      1,
    )[0];
  }

  function fill(): void {
    for (const seat of [...seats].sort((a, b) => Number(b.engine !== undefined) - Number(a.engine !== undefined))) {
      if (seat.busy) continue;
      const job = next();
      if (job === undefined) break;
      seat.busy = true;
      callOffRest();
      void serve(seat, job).finally(() => {
        seat.busy = false;
        fill();
        rest();
      });
    }
  }

  async function serve(seat: Seat, job: Job): Promise<void> {
    const stopped = new Promise<"stopped">((resolve) => {
      job.stop = () => {
        resolve("stopped");
      };
    });
    job.attempts += 1;
    const outcome = await attempt(seat, job, stopped);
    if (outcome === "stopped") drop(seat);
    else if (outcome === "timed-out") {
      drop(seat);
      settle(job, fail({ kind: "timed-out" }));
    } else if (outcome === "broken") {
      drop(seat);
      if (job.attempts < 2) waiting.unshift(job);
      else settle(job, fail({ kind: "engine-failed" }));
    } else {
      // A line cut out of a page is too little to wear an engine out.
      if (job.image.layout === "page") seat.reads += 1;
      settle(job, ok(outcome));
      if (seat.reads >= limits.renewAfter) drop(seat);
    }
  }

  async function attempt(seat: Seat, job: Job, stopped: Promise<"stopped">) {
    if (seat.engine === undefined) {
      const opening = open();
      const engine = await within(opening, limits.openMs, stopped);
      if (typeof engine === "string") {
        // It may still open after we gave up.
        opening.then((late) => late.close()).catch(() => undefined);
        return engine === "timed-out" ? "broken" : engine;
      }
      seat.engine = engine;
    }
    return within(seat.engine.read(job.image), limits.readMs, stopped);
  }

  function within<T>(work: Promise<T>, milliseconds: number, stopped: Promise<"stopped">) {
    let callOff = () => {};
    const late = new Promise<"timed-out">((resolve) => {
      callOff = timer.after(milliseconds, () => {
        resolve("timed-out");
      });
    });
    const done = work.catch((): "broken" => "broken");
    return Promise.race([done, late, stopped]).finally(() => {
      callOff();
    });
  }

  return {
    read(image, priority) {
      let settleResult: Job["settle"] = () => {};
      const result = new Promise<Result<PageReading, EngineFault>>((resolve) => {
        settleResult = resolve;
      });
      const job: Job = { image, priority, settle: settleResult, attempts: 0, settled: false, stop: () => {} };
      waiting.push(job);
      fill();
      return {
        result,
        cancel() {
          if (job.settled) return;
          const at = waiting.indexOf(job);
          if (at >= 0) waiting.splice(at, 1);
          settle(job, fail({ kind: "cancelled" }));
          job.stop();
        },
      };
    },
    open: () => seats.filter((seat) => seat.engine !== undefined).length,
    close() {
      callOffRest();
      for (const job of waiting.splice(0)) settle(job, fail({ kind: "cancelled" }));
      for (const seat of seats) drop(seat);
    },
  };
}
