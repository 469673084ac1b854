import type { z } from "zod";
import type { JsonValue } from "../journal/entry";
import type { Hash } from "../shared/brand";
import {
  acceptedSchema,
  apologisedSchema,
  deliverySchema,
  digitisedSchema,
  extendedSchema,
  financeSchema,
  issuedSchema,
  movedSchema,
  receiptSchema,
  receiptVoidedSchema,
  settledSchema,
  signatureSchema,
} from "./entry-bodies";

/** Kinds of the class `dossier`, each with the highest version of its body that this program reads. */
const BODIES = {
  "dossier.accepted": { version: 1, schema: acceptedSchema },
  "dossier.moved": { version: 1, schema: movedSchema },
  "dossier.extended": { version: 1, schema: extendedSchema },
  "dossier.finance": { version: 1, schema: financeSchema },
  "dossier.delivery": { version: 1, schema: deliverySchema },
  "dossier.signature": { version: 1, schema: signatureSchema },
  "dossier.digitised": { version: 1, schema: digitisedSchema },
  "dossier.apologised": { version: 1, schema: apologisedSchema },
  "dossier.issued": { version: 1, schema: issuedSchema },
  "dossier.receipt": { version: 1, schema: receiptSchema },
  "dossier.receipt-voided": { version: 1, schema: receiptVoidedSchema },
  "dossier.settled": { version: 1, schema: settledSchema },
} as const;

export const DOSSIER_OPENED = "dossier.opened";
/** Its key is destroyed from now on. What it says is sealed under the station's key; that it is there is enough. */
export const DOSSIER_ERASED = "dossier.erased";

export type DossierKind = keyof typeof BODIES;
export type BodyOf<K extends DossierKind> = z.infer<(typeof BODIES)[K]["schema"]>;

/** An entry of a dossier, understood. */
export type DossierEvent = { readonly [K in DossierKind]: { readonly kind: K; readonly body: BodyOf<K> } }[DossierKind];

/** What the fold needs of an entry, from its envelope; independent of who stores it. */
export interface DossierEntry {
  readonly hash: Hash;
  readonly station: string;
  readonly incarnation: number;
  readonly sequence: number;
  readonly parents: readonly Hash[];
  readonly kind: string;
  readonly version: number;
  readonly recordedAt: number;
  /** undefined where it cannot be opened: its key was destroyed, or this station may not. */
  readonly body: JsonValue | undefined;
}

export type UnreadableReason = "newer" | "malformed" | "sealed";

/** The event, or why this program cannot read it: such a dossier becomes read-only, others do not notice. */
export function readEvent(entry: DossierEntry): DossierEvent | UnreadableReason {
  if (entry.body === undefined) return "sealed";
  if (!isDossierKind(entry.kind)) return "newer";
  const { version, schema } = BODIES[entry.kind];
  if (entry.version > version) return "newer";
  const parsed = schema.safeParse(entry.body);
  // Kind and schema stand in one row of the table.
  return parsed.success ? ({ kind: entry.kind, body: parsed.data } as DossierEvent) : "malformed";
}

export function isDossierKind(kind: string): kind is DossierKind {
  return Object.hasOwn(BODIES, kind);
}

export function bodyVersion(kind: DossierKind): number {
  return BODIES[kind].version;
}

/** Which kinds and versions this program reads, as one text: what was folded with another set is folded again. */
export function knownBodies(): string {
  return Object.entries(BODIES)
    .map(([kind, { version }]) => `${kind}/${version}`)
    .join(" ");
}
