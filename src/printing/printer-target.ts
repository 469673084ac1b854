import { z } from "zod";
import { printerProfileSchema } from "./printer-profile";

/** Where a slip printer is, as the set-up screen asks it. */
export const printerTargetSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("network"),
    host: z.string().min(1).max(253),
    port: z.int().min(1).max(65_535),
    /** Whether other stations print there too. */
    shared: z.boolean(),
  }),
  /** A USB printer's device file, such as /dev/usb/lp0. */
  z.object({ kind: z.literal("device"), path: z.string().startsWith("/").max(200) }),
  z.object({
    kind: z.literal("serial"),
    path: z.string().startsWith("/").max(200),
    baud: z.union([z.literal(9_600), z.literal(19_200), z.literal(38_400), z.literal(57_600), z.literal(115_200)]),
  }),
  /** No leading hyphen: the name becomes a parameter of lp. */
  z.object({ kind: z.literal("cups"), queue: z.string().regex(/^[^-\s/#][^\s/#]{0,126}$/) }),
  z.object({ kind: z.literal("windows"), printer: z.string().min(1).max(220) }),
  /** The training centre's own, whose paper is a picture. */
  z.object({ kind: z.literal("training") }),
]);

export type PrinterTarget = Readonly<z.infer<typeof printerTargetSchema>>;

export const slipPrinterSettingSchema = z.object({ target: printerTargetSchema, profile: printerProfileSchema });

export type SlipPrinterSetting = Readonly<z.infer<typeof slipPrinterSettingSchema>>;
