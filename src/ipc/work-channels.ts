import { z } from "zod";
import { commandIdSchema, dossierIdSchema, hashSchema } from "../dossier/body-parts";
import { ISSUED_PAPERS } from "../dossier/entry-bodies";
import { amendCommandSchema, moveCommandSchema } from "../intake/commands";
import { rule, type Rules } from "./channel-rule";
import type { WindowKind } from "./window-kind";
import type { WorkRequests } from "./work-requests";

const OFFICERS: readonly WindowKind[] = ["desk", "supervisor"];

const nothing = z.undefined();
const oneDossier = z.strictObject({ id: dossierIdSchema });
const onePaper = z.strictObject({ id: dossierIdSchema, paper: z.enum(ISSUED_PAPERS) });
/** A pad of 1,200 x 400 points in one colour. */
const MOST_SIGNATURE_BYTES = 300_000;

const text = z.string().max(20_000);
const visit = { command: commandIdSchema, draft: dossierIdSchema };

const officeList = z.strictObject({
  kind: z.enum(["register", "handover"]),
  from: z.string().max(10),
  to: z.string().max(10),
  department: z.string().max(200),
});

export const WORK_CHANNELS: Rules<WorkRequests> = {
  "intake:refuse": rule(OFFICERS, z.strictObject({ ...visit, reason: text, ground: text, goTo: text })),
  "intake:guide": rule(OFFICERS, z.strictObject({ ...visit, missing: z.array(text).max(100), reason: text })),
  "intake:guide-save": rule(OFFICERS, z.strictObject({ draft: dossierIdSchema })),
  "dossier:change": rule(OFFICERS, z.union([moveCommandSchema, amendCommandSchema])),
  "dossier:refresh": rule(OFFICERS, oneDossier),
  "dossier:viewers": rule(OFFICERS, oneDossier),
  "dossier:review": rule(OFFICERS, nothing),
  "dossier:unclaimed": rule(OFFICERS, nothing),
  "dossier:counts": rule(OFFICERS, nothing),
  "paper:show": rule(OFFICERS, onePaper),
  "paper:save": rule(OFFICERS, onePaper),
  "citizen:earlier": rule(OFFICERS, z.strictObject({ idNumber: z.string().max(32) })),
  "list:departments": rule(OFFICERS, nothing),
  "list:show": rule(OFFICERS, officeList),
  "list:save": rule(OFFICERS, officeList),
  "list:visit": rule(OFFICERS, z.strictObject({ ids: z.array(dossierIdSchema).min(1).max(50) })),
  "list:visit-save": rule(OFFICERS, z.strictObject({ ids: z.array(dossierIdSchema).min(1).max(50) })),
  "paper:confirm": rule(
    OFFICERS,
    z.strictObject({ id: dossierIdSchema, places: z.array(z.int().nonnegative().max(999)).max(1000) }),
  ),
  "supply:begin": rule(["desk"], oneDossier),
  "supply:accept": rule(
    ["desk"],
    z.strictObject({
      command: commandIdSchema,
      dossier: dossierIdSchema,
      expectedHeads: z.array(hashSchema).max(64),
      reason: text,
    }),
  ),
  "signature:keep": rule(
    OFFICERS,
    z.strictObject({
      id: dossierIdSchema,
      png: z.instanceof(Uint8Array).refine((bytes) => bytes.length <= MOST_SIGNATURE_BYTES),
    }),
  ),
};
