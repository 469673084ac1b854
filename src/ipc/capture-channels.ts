import { z } from "zod";
import { dossierIdSchema } from "../dossier/body-parts";
import type { CaptureRequests } from "./capture-requests";
import { rule, type Rules } from "./channel-rule";
import type { WindowKind } from "./window-kind";

const DESK: readonly WindowKind[] = ["desk"];
const draft = dossierIdSchema;
const page = z.string().regex(/^[0-9a-f]{64}$/);
const paper = z.string().max(64).or(z.undefined());
const scanner = z.string().max(300);
const order = z.strictObject({
  source: z.enum(["flatbed", "feeder"]),
  colour: z.enum(["colour", "grey"]),
  dpi: z.union([z.literal(200), z.literal(300)]),
});

export const CAPTURE_CHANNELS: Rules<CaptureRequests> = {
  "scanner:find": rule(DESK, z.undefined()),
  "scanner:try": rule(DESK, z.strictObject({ address: z.string().max(200) })),
  "scanner:describe": rule(DESK, z.strictObject({ scanner })),
  "scanner:scan": rule(DESK, z.strictObject({ draft, paper, scanner, order })),
  "scanner:stop": rule(DESK, z.undefined()),
  "page:arrange": rule(DESK, z.strictObject({ draft, pages: z.array(z.strictObject({ page, paper })).max(2000) })),
  "page:edit": rule(DESK, z.strictObject({ draft, page, bytes: z.instanceof(Uint8Array) })),
  "page:revert": rule(DESK, z.strictObject({ draft, page })),
  "page:has-original": rule(DESK, z.strictObject({ page })),
  "dossier:find-words": rule(DESK, z.strictObject({ id: draft, words: z.string().max(200) })),
};
