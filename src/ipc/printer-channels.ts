import { z } from "zod";
import { printerSettingsSchema } from "../printing/printer-settings";
import { slipPrinterSettingSchema } from "../printing/printer-target";
import { rule, type Rules } from "./channel-rule";
import type { PrinterRequests } from "./printer-requests";
import type { WindowKind } from "./window-kind";

const SUPERVISOR: readonly WindowKind[] = ["supervisor"];
const nothing = z.undefined();

export const PRINTER_CHANNELS: Rules<PrinterRequests> = {
  "printers:describe": rule(SUPERVISOR, nothing),
  "printers:find": rule(SUPERVISOR, nothing),
  "printers:save": rule(SUPERVISOR, printerSettingsSchema),
  "printers:check": rule(SUPERVISOR, slipPrinterSettingSchema),
  "printers:self-test": rule(SUPERVISOR, z.strictObject({ id: z.string().max(32) })),
  "printers:compare": rule(
    SUPERVISOR,
    z.strictObject({
      id: z.string().max(32),
      picture: z.instanceof(Uint8Array).refine(({ length }) => length < 40_000_000),
    }),
  ),
  "slip:questions": rule(["desk", "postal", "supervisor"], nothing),
};
