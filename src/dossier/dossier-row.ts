import { z } from "zod";
import type { DossierId } from "../shared/brand";
import type { Instant } from "../shared/clock";
import type { Dossier } from "./dossier";
import { DELIVERY_STATES, FINANCE_STATES, SIGNATURE_STATES } from "./entry-bodies";
import type { DossierStatus } from "./dossier-status";

/** A row as it lies in IndexedDB: nothing about a person in clear. */
export interface SealedRow {
  readonly id: DossierId;
  readonly code: string | null;
  readonly status: DossierStatus;
  readonly dueAt: Instant | null;
  readonly procedure: string;
  readonly sealed: Uint8Array;
}

export const rowDetailsSchema = z.object({
  name: z.string(),
  idNumber: z.string().nullable(),
  phone: z.string().nullable(),
  submitter: z.string().nullable(),
  procedureName: z.string(),
  content: z.string(),
  channel: z.string(),
  receivedAt: z.number(),
  acceptedBy: z.string(),
  finance: z.enum(FINANCE_STATES),
  delivery: z.enum(DELIVERY_STATES),
  signature: z.enum(SIGNATURE_STATES),
  extensions: z.number(),
  /** Disagreements that no officer has settled. */
  disagreements: z.number(),
  readOnly: z.boolean(),
});
/** What a list shows of a dossier; sealed under the dossier's key. */
export type RowDetails = z.infer<typeof rowDetailsSchema>;

export function rowDetails({ core, acceptance }: Pick<Dossier, "core" | "acceptance">, readOnly: boolean): RowDetails {
  const { owner, submitter, procedure, content, channel, actor } = acceptance;
  return {
    name: owner.name,
    idNumber: owner.idNumber,
    phone: owner.phone,
    submitter: submitter?.name ?? null,
    procedureName: procedure.name,
    content,
    channel,
    receivedAt: core.receivedAt,
    acceptedBy: actor.name,
    finance: core.finance,
    delivery: core.delivery,
    signature: core.signature,
    extensions: core.extensions,
    disagreements: core.disagreements.filter((one) => !one.settled).length,
    readOnly,
  };
}
