import type { LookUpRequests } from "../../src/ipc/look-up-requests";
import { findWrittenCode, glanceAt, isCodeOf, lookUpNumber } from "../../src/queue/look-up";
import { isBarred, withWrong, type WrongLookUp } from "../../src/queue/look-up-guard";
import type { Instant } from "../../src/shared/clock";
import { fail, ok } from "../../src/shared/result";
import type { RepliesOf } from "../ipc/answer";
import type { StationRuntime } from "../station/station-runtime";
import type { QueueDesk } from "./queue-desk";

/** Several centres may have used one tail; more than this many never do. */
const MOST_HITS = 50;

interface LookUpDeskParts {
  readonly runtime: Pick<StationRuntime, "search" | "find">;
  readonly queue: Pick<QueueDesk, "state" | "setting">;
  /** Lĩnh vực of a procedure by its code. */
  readonly fieldOf: (procedure: string, now: Instant) => string | undefined;
}

/** Answers from this computer's own dossiers, with or without a line; leaves no entry, as nothing is opened. */
export function createLookUpDesk({ runtime, queue, fieldOf }: LookUpDeskParts): RepliesOf<LookUpRequests> {
  let wrong: readonly WrongLookUp[] = [];

  return {
    "hall:look-up": ({ code: text, number }) => {
      const written = findWrittenCode(text);
      if (written === undefined) return fail({ kind: "not-here" });
      const { now, services, counters } = queue.setting();
      if (isBarred(wrong, written.tail, now)) return fail({ kind: "too-often" });
      const { closed } = queue.state();
      for (const id of runtime.search(written.tail, MOST_HITS).ids) {
        const core = runtime.find(id)?.core;
        if (core?.code == null || !isCodeOf(core.code, written) || lookUpNumber(id) !== number) continue;
        return ok(
          glanceAt(core, core.code, {
            now,
            services,
            counters: counters.filter((counter) => !closed.includes(counter.number)),
            field: fieldOf(core.procedure, now),
          }),
        );
      }
      wrong = withWrong(wrong, written.tail, now);
      return fail({ kind: "not-here" });
    },
  };
}
