import { z } from "zod";
import type { SealedRow } from "./dossier-row";
import { dossierIdSchema, hashSchema } from "./body-parts";
import { DOSSIER_STATUSES, type DossierStatus } from "./dossier-status";

const headSchema = z.object({ incarnation: z.number().int(), sequence: z.number().int(), hash: hashSchema });

/** How far a projection has come. Only the projector moves it, in the transaction that puts the rows. */
export const cursorSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("none") }),
  /**
   * In the middle of a rebuild: the rows of all dossiers up to `through`, in the order of their first entries, are as they
   * were at `upTo` or later. It goes on from here, also after a restart.
   */
  z.object({ kind: z.literal("rebuilding"), upTo: headSchema, through: dossierIdSchema }),
  z.object({ kind: z.literal("at"), head: headSchema }),
]);
export type ProjectionCursor = z.infer<typeof cursorSchema>;

export type StatusCounts = Readonly<Record<DossierStatus, number>>;

/** Figures for the worklists, so that no screen ever counts rows. */
export interface Counters {
  readonly total: number;
  readonly byStatus: StatusCounts;
  /** Open dossiers whose time limit runs: due by the end of today, and due before now. */
  readonly dueToday: number;
  readonly overdue: number;
  readonly disagreements: number;
}

export interface RowBatch {
  /** The cursor this follows; a projection that stands elsewhere ignores the batch and asks again. */
  readonly after: ProjectionCursor;
  /** Begin with empty tables. */
  readonly clear: boolean;
  readonly rows: readonly SealedRow[];
  /** Dossiers of which nothing may be kept any more: their key was destroyed. */
  readonly gone: readonly string[];
  readonly cursor: ProjectionCursor;
  readonly counters: Counters;
  /** Nothing more for now. */
  readonly done: boolean;
}

export function noCounts(): Record<DossierStatus, number> {
  // Every status is a key of the result.
  return Object.fromEntries(DOSSIER_STATUSES.map((status) => [status, 0])) as Record<DossierStatus, number>;
}
