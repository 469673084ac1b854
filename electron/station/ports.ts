import type { PageRef } from "../../src/dossier/body-parts";
import type { ProcedureRules } from "../../src/intake/intake-context";
import type { DossierId, KeyId } from "../../src/shared/brand";
import type { Result } from "../../src/shared/result";

export interface DossierKeys {
  /** The key that the pages of a draft are sealed under; made and flushed if the draft has none yet. */
  keyOfDraft(draft: DossierId): Promise<Result<KeyId, { readonly kind: string }>>;
}

export interface PageFacts {
  /** Those of `names` that the vault holds, flushed, for this dossier. */
  describe(dossier: DossierId, names: readonly string[]): Promise<ReadonlyMap<string, PageRef>>;
}

export interface ProcedureLookup {
  /** Synchronous: asked in the middle of a decision. `day` is local, "2026-11-23". */
  find(code: string, version: string, day: string): ProcedureRules | undefined;
}
