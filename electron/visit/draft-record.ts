import { z } from "zod";
import { dossierIdSchema, hashSchema, idSchema } from "../../src/dossier/body-parts";
import type { Draft, DraftPage, ImportProgress } from "../../src/ipc/visit-requests";
import { formSchema, originSchema } from "../../src/ipc/staff-channels";
import { PAGE_FINDINGS } from "../../src/ocr/reading";
import type { KeyId } from "../../src/shared/brand";
import { decodeUtf8, encodeUtf8 } from "../../src/shared/bytes";

const fieldSchema = z.object({
  id: z.string(),
  key: z.string(),
  type: z.string(),
  label: z.string(),
  value: z.string(),
  doubtful: z.boolean(),
  hints: z.array(z.string()),
  page: z.string(),
  box: z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() }).optional(),
});

const storedSchema = z.object({
  page: z.string().regex(/^[0-9a-f]{64}$/),
  sha256: hashSchema,
  size: z.int().nonnegative(),
  mediaType: z.string(),
});

const pageSchema = storedSchema.extend({
  width: z.int().positive(),
  height: z.int().positive(),
  dpi: z.number().positive(),
  paper: z.string().nullable(),
  fileName: z.string(),
  /** Taken out by the officer; can be brought back until acceptance. */
  removed: z.boolean(),
  /** Drafts from before origins were kept have none. */
  origin: originSchema.optional(),
  /** What the page turned out to be, and its words in the vault (src/ocr/page-text.ts), once it was read. */
  finding: z.enum(PAGE_FINDINGS).optional(),
  text: storedSchema.optional(),
  /** The page that this one was made from or put in the place of. */
  previous: z.string().optional(),
  /** null until it was read; a page whose reading was cut off is read again. */
  fields: z.array(fieldSchema).nullable(),
});
export type DraftPageRecord = z.infer<typeof pageSchema>;

const recordSchema = z.object({
  format: z.literal(1),
  id: dossierIdSchema,
  key: idSchema,
  createdAt: z.number(),
  form: formSchema,
  pages: z.array(pageSchema),
  /** Not a visit: papers for the dossier of this id, at its so manieth request, and what that asked for. */
  supplement: z
    .object({
      asked: z.int().nonnegative(),
      papers: z.array(z.object({ id: z.string(), name: z.string(), kind: z.string().nullable() })),
    })
    .exactOptional(),
});

/** A draft as it is sealed and stored: the form, and pages that are already in the vault. */
export interface DraftRecord extends Omit<z.infer<typeof recordSchema>, "key"> {
  /** The future dossier's own key, made when the draft was. */
  readonly key: KeyId;
}

export function encodeDraft(record: DraftRecord): Uint8Array {
  return encodeUtf8(JSON.stringify(record));
}

/** undefined: authentic bytes that this program cannot read, so another one wrote them. */
export function parseDraft(bytes: Uint8Array): DraftRecord | undefined {
  const parsed = recordSchema.safeParse(JSON.parse(decodeUtf8(bytes)));
  // The brand stands for the form that the schema checked.
  return parsed.success ? { ...parsed.data, key: parsed.data.key as unknown as KeyId } : undefined;
}

function showPage(page: DraftPageRecord, reading: DraftPage["reading"]): DraftPage {
  const { page: id, paper, fileName, width, height, dpi, origin, previous } = page;
  return {
    id,
    paper: paper ?? undefined,
    fileName,
    width,
    height,
    dpi,
    reading,
    origin,
    edited: previous !== undefined,
  };
}

/** The draft as a window sees it. `readingOf` tells how far a page without fields is. */
export function showDraft(
  record: DraftRecord,
  imports: readonly ImportProgress[],
  readingOf: (page: string) => DraftPage["reading"],
): Draft {
  const { id, createdAt, form, supplement } = record;
  const pages = record.pages
    .filter((page) => !page.removed)
    .map((page) => {
      const fields = page.fields?.map((field) => ({ ...field, box: field.box }));
      return showPage(
        page,
        fields === undefined
          ? readingOf(page.page)
          : { kind: "read", fields, ...(page.finding === undefined ? {} : { finding: page.finding }) },
      );
    });
  return { id, createdAt, form, pages, imports, ...(supplement && { asked: supplement.papers }) };
}
