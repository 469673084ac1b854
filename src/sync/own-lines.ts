import { comparePositions, type Head } from "../journal/entry";
import { sampleSequences } from "./session-plan";

/** Entries between two heads that are remembered. */
const GRID = 64;

/** Heads of this station's own incarnations, sparse, so that the place where two lines part is found without reading. */
export interface OwnLines {
  readonly ends: ReadonlyMap<number, Head>;
  note(head: Head): void;
  /** What a session shows: each end, and places before it at growing distance. */
  samples(): readonly Head[];
  /** undefined: not remembered, which says nothing. */
  hashAt(incarnation: number, sequence: number): string | undefined;
  all(): readonly Head[];
}

export function createOwnLines(known: readonly Head[]): OwnLines {
  const grid = new Map<number, Head[]>();
  const ends = new Map<number, Head>();

  const note = (head: Head): void => {
    ends.set(head.incarnation, head);
    if (head.sequence % GRID !== 0 && head.sequence !== 1) return;
    const line = grid.get(head.incarnation) ?? [];
    line.push(head);
    grid.set(head.incarnation, line);
  };
  for (const head of [...known].sort(comparePositions)) note(head);

  const samplesOf = (end: Head): readonly Head[] => {
    const line = grid.get(end.incarnation) ?? [];
    const near = sampleSequences(end.sequence).flatMap(
      (sequence) => line.findLast((one) => one.sequence <= sequence) ?? [],
    );
    return [...new Set([end, ...near])];
  };

  return {
    ends,
    note,
    samples: () => [...ends.values()].flatMap(samplesOf),
    hashAt(incarnation, sequence) {
      const end = ends.get(incarnation);
      if (end?.sequence === sequence) return end.hash;
      return grid.get(incarnation)?.find((head) => head.sequence === sequence)?.hash;
    },
    all: () => [...new Set([...[...grid.values()].flat(), ...ends.values()])],
  };
}
