import { z } from "zod";
import { dossierIdSchema } from "../dossier/body-parts";
import { fail, ok, type Result } from "../shared/result";
import { paperSchema } from "./paper";

const job = z.string().regex(/^[0-9a-f]{32}$/);
const attempt = z.int().min(1);
const fault = z.object({
  kind: z.enum([
    "off",
    "no-answer",
    "paper-out",
    "cover-open",
    "not-ready",
    "interrupted",
    "not-found",
    "denied",
    "queued",
    "stopped",
    "not-drawn",
  ]),
});

export const slipNameSchema = z.enum([
  "reception",
  "ticket",
  "receipt",
  "end-of-day",
  "label",
  "self-test",
  "transfer",
]);
/** Which layout a slip has; with the subject it says which papers are copies of each other. */
export type SlipName = z.infer<typeof slipNameSchema>;

/** The print ledger as journal entries: `kind` is the entry's kind, the rest its body. Stored: add, never rename. */
export const printEntrySchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("print.queued"),
    job,
    slip: slipNameSchema,
    /** What the slip is about: a dossier id, a ticket number with its day, a receipt number. */
    subject: z.string().min(1).max(100),
    /** The dossier that the paper speaks of: the entry is sealed under its key and goes with it. */
    about: dossierIdSchema.exactOptional(),
    paper: paperSchema,
    /** Only this printer, whatever the setting says: a self-test. */
    printer: z.string().min(1).max(32).exactOptional(),
  }),
  /** Flushed before the first byte leaves: from here on nobody may assume that no paper came out. `mark`: n of BẢN IN LẠI LẦN n. */
  z.object({ kind: z.literal("print.sending"), job, attempt, mark: z.int().min(0) }),
  z.object({ kind: z.literal("print.printed"), job, attempt }),
  /** Nothing came out, for certain. */
  z.object({ kind: z.literal("print.failed"), job, attempt, fault }),
  z.object({ kind: z.literal("print.unknown"), job, attempt, fault }),
  /** A person looked at the printer. */
  z.object({ kind: z.literal("print.answered"), job, attempt, cameOut: z.boolean() }),
  /** A person gave the slip up, or nobody needs it any more. */
  z.object({ kind: z.literal("print.cancelled"), job }),
]);

export type PrintEntry = Readonly<z.infer<typeof printEntrySchema>>;

export interface UnreadablePrintEntry {
  readonly kind: "unreadable-print-entry";
  /** Places in the body, never its values. */
  readonly at: readonly string[];
}

/** Body of a journal entry whose kind begins with "print."; a newer or broken body is a fault, not a throw. */
export function parsePrintEntry(kind: string, body: unknown): Result<PrintEntry, UnreadablePrintEntry> {
  const whole = typeof body === "object" && body !== null ? { ...body, kind } : body;
  const parsed = printEntrySchema.safeParse(whole);
  if (parsed.success) return ok(parsed.data);
  return fail({ kind: "unreadable-print-entry", at: parsed.error.issues.map((issue) => issue.path.join(".")) });
}
