import { z } from "zod";
import { FORMS, type FormKind } from "../forms/make-form";
import { confidenceSchema } from "../procedure/confidence";
import { rule, type Rules } from "./channel-rule";
import type { ReferenceRequests } from "./reference-requests";
import type { WindowKind } from "./window-kind";

const SUPERVISOR: readonly WindowKind[] = ["supervisor"];

const nothing = z.undefined();
const day = z.string().max(10);
const specialDay = z.strictObject({
  date: day,
  kind: z.enum(["holiday", "compensation", "swap_off", "swap_work"]),
  name: z.string().max(200),
  legalBasis: z.string().max(1000),
  confidence: confidenceSchema,
});

const typed = z.string().max(20_000);

export const REFERENCE_CHANNELS: Rules<ReferenceRequests> = {
  "catalogue:state": rule(SUPERVISOR, nothing),
  "catalogue:preview": rule(
    SUPERVISOR,
    z.strictObject({ fileName: z.string().max(200), bytes: z.instanceof(Uint8Array), version: day }),
  ),
  "catalogue:apply": rule(SUPERVISOR, z.strictObject({ version: day })),
  "template:list": rule(SUPERVISOR, nothing),
  "template:save": rule(
    SUPERVISOR,
    z.strictObject({
      form: z.custom<FormKind>((value) => typeof value === "string" && Object.hasOwn(FORMS, value)),
      text: z.string().max(100_000),
    }),
  ),
  "calendar:state": rule(SUPERVISOR, nothing),
  "calendar:amend": rule(
    SUPERVISOR,
    z.strictObject({ inForceFrom: day, put: z.array(specialDay).max(100), remove: z.array(day).max(100) }),
  ),
  "delegation:list": rule(SUPERVISOR, nothing),
  "delegation:add": rule(
    SUPERVISOR,
    z.strictObject({
      scope: typed,
      authority: typed,
      signerTitle: typed,
      signerName: typed,
      legalBasis: typed,
      from: day,
      to: day,
    }),
  ),
  "delegation:end": rule(SUPERVISOR, z.strictObject({ scope: typed, from: day, to: day })),
};
