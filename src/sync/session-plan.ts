import type { Head } from "../journal/entry";
import type { Epoch } from "./parts";
import type { SessionAnswer } from "./session-start";

/** What a station remembers of the province between sessions. */
export interface ProvinceMemory {
  readonly epoch: Epoch | null;
}

/** What the start of a session says about this station. */
export interface SessionPlan {
  /** Heads that the province holds: witnesses for the journal (journal/witness.ts). */
  readonly witnesses: readonly Head[];
  /**
   * By incarnation: this station's own entries are held up to here. It takes the place of what was believed before,
   * which may have been more.
   */
  readonly upTo: ReadonlyMap<number, number>;
  /** What to send, oldest incarnation first: everything behind `after`. */
  readonly sends: readonly PushRange[];
  /** The gateway was restored from a backup, or never spoken to: which pages it holds has to be asked again. */
  readonly isPageCustodyDoubtful: boolean;
  /** The gateway's clock minus ours, in milliseconds, at the moment of the answer. */
  readonly clockOffset: number;
}

export interface PushRange {
  readonly incarnation: number;
  /** The entry with this sequence is held; 0: none is. */
  readonly after: number;
  /** Ours, now. */
  readonly to: number;
}

/**
 * `own`: the last entry of each incarnation. `holdsOwn` tells whether this station holds exactly that entry. Of a line
 * that another machine with our name sent, nothing counts but what both share.
 */
export function planSession(
  memory: ProvinceMemory,
  answer: SessionAnswer,
  own: readonly Head[],
  holdsOwn: (head: Head) => boolean,
  now: number,
): SessionPlan {
  const heads = [...answer.lines.map(({ head }) => head), ...answer.common];
  const ours = heads.filter(
    (head) => own.some(({ incarnation }) => incarnation === head.incarnation) && holdsOwn(head),
  );
  const sends = [...own]
    .sort((a, b) => a.incarnation - b.incarnation)
    .flatMap(({ incarnation, sequence }): readonly PushRange[] => {
      const after = Math.max(
        0,
        ...ours.filter((head) => head.incarnation === incarnation).map((head) => head.sequence),
      );
      return after < sequence ? [{ incarnation, after, to: sequence }] : [];
    });
  const upTo = new Map(own.map(({ incarnation }) => [incarnation, 0]));
  for (const { incarnation, sequence } of ours) {
    upTo.set(incarnation, Math.max(upTo.get(incarnation) ?? 0, sequence));
  }
  return {
    witnesses: answer.lines.map(({ head }) => head),
    upTo,
    sends,
    isPageCustodyDoubtful: memory.epoch?.number !== answer.epoch.number || memory.epoch.id !== answer.epoch.id,
    clockOffset: answer.serverTime - now,
  };
}

/** Sequences to name at the start of a session: the last, and before it at growing distance down to the first. */
export function sampleSequences(last: number): readonly number[] {
  const samples: number[] = [];
  for (let back = 0; last - back >= 1; back = back === 0 ? 1 : 2 * back) samples.push(last - back);
  return samples.at(-1) === 1 || last < 1 ? samples : [...samples, 1];
}
