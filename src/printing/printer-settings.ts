import { z } from "zod";
import type { PrintJob } from "./print-ledger";
import { slipNameSchema } from "./print-entry";
import { slipPrinterSettingSchema } from "./printer-target";
import { PROFILES } from "./printer-profile";

const id = z.string().regex(/^[a-z0-9-]{1,32}$/);
const name = z.string().trim().min(1).max(60);

const slipPrinterSchema = slipPrinterSettingSchema.extend({ id, name });

/** Where forms go: a printer of the operating system by its name, or a folder where there is none. */
const formTargetSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("office"), printer: z.string().min(1).max(220), size: z.enum(["A4", "A5"]) }),
  z.object({ kind: z.literal("folder"), folder: z.string().min(1).max(500) }),
]);

export type FormTarget = Readonly<z.infer<typeof formTargetSchema>>;

/** Kind of a form ("01", "handover"), as src/forms names it. */
const formName = z.string().regex(/^[a-z0-9-]{1,20}$/);

/** All paper of one station. What has no choice of its own goes to the first of its list. */
export const printerSettingsSchema = z.object({
  printers: z.array(slipPrinterSchema).max(12).readonly(),
  uses: z.partialRecord(slipNameSchema, id).readonly(),
  offices: z
    .array(z.object({ id, name, target: formTargetSchema }))
    .max(12)
    .readonly(),
  forms: z.record(formName, id).readonly(),
});

export type PrinterSettings = Readonly<z.infer<typeof printerSettingsSchema>>;
export type StationPrinter = PrinterSettings["printers"][number];
export type OfficePrinter = PrinterSettings["offices"][number];

export const TRAINING_PRINTER_ID = "training";

/** What a station begins with: the training centre has its printer, a real one has none until somebody sets it up. */
export function firstPrinterSettings(training: boolean): PrinterSettings {
  const [profile] = PROFILES;
  const printers =
    training && profile !== undefined
      ? [{ id: TRAINING_PRINTER_ID, name: profile.model, target: { kind: "training" } as const, profile }]
      : [];
  return { printers, uses: {}, offices: [], forms: {} };
}

/** The printer that a slip goes to; undefined where there is none, or the only one that may take it is gone. */
export function findSlipPrinter(
  { printers, uses }: PrinterSettings,
  { slip, printer }: Pick<PrintJob, "slip" | "printer">,
): StationPrinter | undefined {
  if (printer !== undefined) return printers.find((each) => each.id === printer);
  return printers.find((each) => each.id === uses[slip]) ?? printers[0];
}

/** The printer or folder of a form; undefined: a person is asked where to. */
export function findOfficePrinter({ offices, forms }: PrinterSettings, form: string): OfficePrinter | undefined {
  return offices.find((each) => each.id === forms[form]) ?? offices[0];
}
