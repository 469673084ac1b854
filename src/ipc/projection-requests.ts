import type { ProjectionCursor, RowBatch } from "../dossier/row-feed";

export interface ProjectionRequests {
  /** What follows the cursor. Only the projector asks; rows are sealed. */
  "projection:next": { input: { readonly cursor: ProjectionCursor }; output: RowBatch };
}
