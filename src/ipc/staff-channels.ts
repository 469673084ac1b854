import { z } from "zod";
import { ADVICE } from "../capture/quality";
import { commandIdSchema, dossierIdSchema, hashSchema } from "../dossier/body-parts";
import { cursorSchema } from "../dossier/row-feed";
import { rule, type Rules } from "./channel-rule";
import type { DossierRequests } from "./dossier-requests";
import type { ProjectionRequests } from "./projection-requests";
import type { SessionRequests } from "./session-requests";
import { EMPTY_FORM, VISIT_SECTIONS, type VisitRequests } from "./visit-requests";
import type { WindowKind } from "./window-kind";

const OFFICERS: readonly WindowKind[] = ["desk", "postal", "supervisor"];
const DESK: readonly WindowKind[] = ["desk"];

const nothing = z.undefined();
const text = z.string().max(4000);
const shortText = z.string().max(200);
const code = z.string().max(64);
const draft = dossierIdSchema;
const page = z.string().regex(/^[0-9a-f]{64}$/);
const bytes = z.instanceof(Uint8Array);
export const originSchema = z.object({
  source: z.enum(["file", "camera", "scanner", "kiosk"]),
  overruled: z.array(z.enum(ADVICE)).max(ADVICE.length),
});

/** The form as a window may send it: bounded, not judged. */
export const formSchema = z.strictObject({
  applicant: z.strictObject({
    idNumber: text,
    name: text,
    birthDate: text,
    sex: z.enum(["male", "female", ""]),
    address: text,
    phone: text,
  }),
  behalf: z
    .strictObject({
      organisation: text,
      taxCode: text,
      submitter: text,
      submitterId: text,
      submitterPhone: text,
      authorisation: text,
      // Drafts from before it was asked; so is the whole.
      authorisedFrom: text.default(""),
      authorisedUntil: text.default(""),
      authorisedReason: text.default(""),
    })
    .default({ ...EMPTY_FORM.behalf }),
  procedure: code,
  seenPapers: z.array(code).max(200),
  reusedPapers: z.record(code, z.strictObject({ dossier: dossierIdSchema, paper: code.nullable(), code })).default({}),
  absentPapers: z.record(code, text),
  promisedDate: text,
  compared: z.boolean(),
  confirmed: z.record(shortText, text),
  typing: z.record(shortText, text).default({}),
  place: z.strictObject({ section: z.enum(VISIT_SECTIONS), field: shortText, caret: z.int().nonnegative() }),
});

export const SESSION_CHANNELS: Rules<SessionRequests> = {
  "session:officers": rule(OFFICERS, nothing),
  "session:current": rule(OFFICERS, nothing),
  "session:sign-in": rule(OFFICERS, z.strictObject({ officer: code, pin: z.string().max(32) })),
  "session:sign-out": rule(OFFICERS, nothing),
};

export const VISIT_CHANNELS: Rules<VisitRequests> = {
  "draft:list": rule(DESK, nothing),
  "draft:create": rule(DESK, nothing),
  "draft:open": rule(DESK, z.strictObject({ draft })),
  "draft:save": rule(DESK, z.strictObject({ draft, form: formSchema })),
  "draft:discard": rule(DESK, z.strictObject({ draft })),
  "page:import": rule(
    DESK,
    z.strictObject({
      draft,
      paper: code.or(z.undefined()),
      fileName: shortText,
      bytes,
      origin: originSchema.optional(),
      replace: page.optional(),
      after: page.optional(),
    }),
  ),
  "page:stop-import": rule(DESK, z.strictObject({ draft })),
  "page:attach": rule(DESK, z.strictObject({ draft, page, paper: code.or(z.undefined()) })),
  "page:remove": rule(DESK, z.strictObject({ draft, page })),
  "page:restore": rule(DESK, z.strictObject({ draft, page })),
  "card:read": rule(DESK, z.strictObject({ fileName: shortText, bytes })),
  "intake:accept": rule(DESK, z.strictObject({ command: commandIdSchema, draft })),
};

const oneDossier = z.strictObject({ id: dossierIdSchema });

export const DOSSIER_CHANNELS: Rules<DossierRequests> = {
  "procedure:search": rule(OFFICERS, z.strictObject({ text: shortText })),
  "procedure:get": rule(OFFICERS, z.strictObject({ code: z.string().max(1000) })),
  "dossier:recent": rule(OFFICERS, nothing),
  "dossier:search": rule(OFFICERS, z.strictObject({ text: shortText })),
  "dossier:reveal": rule(OFFICERS, z.strictObject({ ids: z.array(dossierIdSchema).max(200) })),
  "dossier:open": rule(OFFICERS, oneDossier),
  "dossier:erase": rule(
    OFFICERS,
    z.strictObject({
      commandId: commandIdSchema,
      dossier: dossierIdSchema,
      expectedHeads: z.array(hashSchema).max(64),
      reason: text,
      ground: text,
    }),
  ),
  "slip:state": rule(OFFICERS, oneDossier),
  "slip:reprint": rule(OFFICERS, oneDossier),
  "slip:answer": rule(OFFICERS, z.strictObject({ job: code, cameOut: z.boolean() })),
  "printer:slips": rule(OFFICERS, nothing),
  "printer:training": rule(OFFICERS, z.strictObject({ set: z.enum(["ready", "paper-out", "cover-open", "off"]) })),
};

export const PROJECTION_CHANNELS: Rules<ProjectionRequests> = {
  "projection:next": rule(["projector"], z.strictObject({ cursor: cursorSchema })),
};
