/** In the order a dossier climbs them. */
export const RUNGS = ["saved", "copied", "record", "pages", "takenOver"] as const;
export type Rung = (typeof RUNGS)[number];
export type RungState = "done" | "waiting" | "notApplicable";
export type Ladder = Readonly<Record<Rung, RungState>>;

/** `reached`: rungs that are reached, 0 to 5. A single computer has no neighbour to copy to. */
export function ladderOf(reached: number, alone: boolean): Ladder {
  const state = (rung: number): RungState => (rung <= reached ? "done" : "waiting");
  return {
    saved: state(1),
    copied: alone ? "notApplicable" : state(2),
    record: state(3),
    pages: state(4),
    takenOver: state(5),
  };
}

/** What may be claimed: a rung counts only when every rung below is done or does not apply. */
export function highestRung(ladder: Ladder): Rung | undefined {
  let highest: Rung | undefined;
  for (const rung of RUNGS) {
    if (ladder[rung] === "waiting") break;
    if (ladder[rung] === "done") highest = rung;
  }
  return highest;
}
