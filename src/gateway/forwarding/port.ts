import type { DossierRecordMC, ProgressRecordMC } from "../../sync/wire/dossier-record";
import type { ProcedureField } from "../../sync/wire/write-record";

/** What became of one dossier at the provincial system. */
export type Forwarded =
  | { readonly kind: "taken" }
  | { readonly kind: "no-connection" | "busy" | "not-allowed"; readonly reason: string }
  /** In the system's own words, for the officer. */
  | { readonly kind: "refused"; readonly reason: string };

/** The system that a province has today. Sending the same dossier again changes nothing there but its state. */
export interface ProvincialSystem {
  /** Its name, as the centre is told. */
  readonly name: string;
  send(record: DossierRecordMC, progress: ProgressRecordMC): Promise<Forwarded>;
  /** Field (lĩnh vực) of a procedure by its code; undefined: it does not know the procedure. */
  fieldOf(procedure: string): ProcedureField | undefined;
}
