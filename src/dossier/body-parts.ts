import { z } from "zod";
import type { CommandId, DossierId, Hash, Id128 } from "../shared/brand";

const HEX_128 = /^[0-9a-f]{32}$/;
const HEX_256 = /^[0-9a-f]{64}$/;

export const idSchema = z.custom<Id128>((value) => typeof value === "string" && HEX_128.test(value));
export const dossierIdSchema = z.custom<DossierId>((value) => typeof value === "string" && HEX_128.test(value));
export const commandIdSchema = z.custom<CommandId>((value) => typeof value === "string" && HEX_128.test(value));
export const hashSchema = z.custom<Hash>((value) => typeof value === "string" && HEX_256.test(value));

/** Milliseconds since 1970 as the station believed. */
export const instantSchema = z.number().int();

/** Longest text a citizen's form may hold; what is longer belongs on a page. */
export const LONG_TEXT = 3000;
export const SHORT_TEXT = 200;
/** Papers are named in the words of the published procedure; the longest of 2026 has 4,703 letters. */
export const PAPER_NAME = 10_000;

const shortText = z.string().max(SHORT_TEXT);
const longText = z.string().max(LONG_TEXT);

/** Who did it, by main's own table of sessions. */
export const actorSchema = z.object({
  officer: z.string().max(64),
  name: shortText,
  role: z.string().max(32),
});
export type Actor = z.infer<typeof actorSchema>;

/** A person or an organisation, as the papers write it (NFC). Dates are "1990-01-31", years may stand alone. */
export const partySchema = z.object({
  kind: z.enum(["person", "organisation"]),
  name: shortText,
  /** 12 digits (căn cước), 9 digits (old CMND), passport, or the tax code of an organisation. */
  idNumber: z.string().max(32).nullable(),
  idKind: z.enum(["card", "old-card", "passport", "tax-code", "other"]).nullable(),
  birthDate: z.string().max(10).nullable(),
  sex: z.enum(["male", "female"]).nullable(),
  address: longText.nullable(),
  phone: z.string().max(20).nullable(),
  email: z.string().max(SHORT_TEXT).nullable(),
  /** Who speaks for the organisation. */
  representative: shortText.nullable(),
});
export type Party = z.infer<typeof partySchema>;

/** A page in the vault: its name there and what it holds. */
export const pageSchema = z.object({
  page: z.string().regex(/^[0-9a-f]{64}$/),
  sha256: hashSchema,
  size: z.number().int().nonnegative(),
  mediaType: z.string().max(64),
  /** What the camera's gate objected to (src/capture/quality.ts) and the officer took all the same. */
  overruled: z.array(z.string().max(32)).max(16).default([]),
});
export type PageRef = z.infer<typeof pageSchema>;

/** TrangThaiSoHoa: 0 not digitised, 1 digitised, 2 reused, 3 reused from the result of another dossier (domain §1.3). */
export const digitisationSchema = z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]);
export type Digitisation = z.infer<typeof digitisationSchema>;

/** What was read on a page of a paper and confirmed or corrected by the officer; `read` is what the machine read. */
export const paperFieldSchema = z.object({
  key: z.string().max(64),
  label: longText,
  value: longText,
  read: longText,
  page: z.string().regex(/^[0-9a-f]{64}$/),
});
export type PaperField = z.infer<typeof paperFieldSchema>;

const day = z.string().max(10).nullable();
const note = longText.nullable();

/** The record of a digitised paper, field by field as the provincial systems keep it (domain §1.3); see procedure/digitised-paper.ts. */
const paperRecordSchema = z.object({
  /** One key for good: a dossier that reuses the paper carries the same. */
  id: z.string().max(64),
  name: z.string().max(PAPER_NAME),
  kind: z.string().max(SHORT_TEXT).nullable(),
  nationalCode: z.string().max(SHORT_TEXT).nullable(),
  dossierCode: z.string().max(64).nullable(),
  procedureCode: z.string().max(64).nullable(),
  fieldCode: z.string().max(SHORT_TEXT).nullable(),
  ownerId: z.string().max(32),
  ownerName: shortText,
  number: note,
  abstract: note,
  issuer: note,
  signer: note,
  issuedOn: day,
  validUntil: day,
  validForEver: z.boolean(),
  scope: note,
  role: z.enum(["component", "result"]),
  state: digitisationSchema,
  unit: shortText,
  digitisedBy: shortText,
  digitisedAt: instantSchema,
  files: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(400),
  bytes: z.number().int().nonnegative(),
  extracted: z.record(z.string().max(64), longText),
  storeId: z.string().max(SHORT_TEXT).nullable(),
  storedAt: instantSchema.nullable(),
});
export type PaperRecord = z.infer<typeof paperRecordSchema>;

export const paperSchema = z.object({
  /** Of the procedure's required paper; null for a paper that the citizen added. */
  id: z.string().max(64).nullable(),
  name: z.string().max(PAPER_NAME),
  original: z.number().int().nonnegative().max(999),
  certifiedCopy: z.number().int().nonnegative().max(999),
  photocopy: z.number().int().nonnegative().max(999),
  /** "pages": captured here; "reused": already digitised; "seen": shown and handed back, not kept. */
  how: z.enum(["pages", "reused", "seen"]),
  digitisation: digitisationSchema,
  pages: z.array(pageSchema).max(400),
  /** Entries from before fields were kept have none. */
  fields: z.array(paperFieldSchema).max(400).default([]),
  /** Of a paper with pages, made at its acceptance, or of the one that is reused; older entries have none. */
  record: paperRecordSchema.exactOptional(),
  /** Where a reused paper comes from. */
  source: z.object({ dossier: dossierIdSchema, paper: z.string().max(64).nullable() }).nullable(),
});
export type DossierPaper = z.infer<typeof paperSchema>;

/** The place of a number in a series that the journal carries; the code itself stands beside it. */
export const numberSchema = z.object({
  series: z.string().max(64),
  /** The day of a daily series ("261123"), the symbol of a running one. */
  scope: z.string().max(16),
  number: z.number().int().positive(),
});
export type AllottedNumber = z.infer<typeof numberSchema>;
