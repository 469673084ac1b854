import type { JsonValue } from "../../src/journal/entry";
import type { DossierId, Hash } from "../../src/shared/brand";
import type { Instant } from "../../src/shared/clock";
import type { StoredEntry } from "../journal/journal";

/** What a command did, read from the entry it wrote: so the first answer can be given again at any time. */
export interface Answer {
  readonly dossier: DossierId;
  /** The dossier's head after the command, and the name of the entry. */
  readonly entry: Hash;
  readonly incarnation: number;
  readonly sequence: number;
  readonly at: Instant;
  /** The code and the due time that this entry gave; null where it gave none. */
  readonly code: string | null;
  readonly dueAt: Instant | null;
}

export function answerOf({ envelope, hash }: StoredEntry, body: JsonValue): Answer {
  if (envelope.dossier === null) throw new Error("a command wrote an entry without a dossier");
  const { incarnation, sequence, recordedAt } = envelope;
  const said = fieldsOf(body);
  return {
    dossier: envelope.dossier,
    entry: hash,
    incarnation,
    sequence,
    at: typeof said.at === "number" ? said.at : recordedAt,
    code: typeof said.code === "string" ? said.code : null,
    dueAt: typeof said.dueAt === "number" ? said.dueAt : null,
  };
}

function fieldsOf(body: JsonValue): { readonly at?: unknown; readonly code?: unknown; readonly dueAt?: unknown } {
  return typeof body === "object" && body !== null ? body : {};
}
