import { z } from "zod";

/**
 * What a printer model can do. `status` "dle-eot": answers the real-time status questions; "none": says nothing, so that
 * "printed" means no more than "took every byte and closed the line in order".
 * `receipt` "process-id": confirms by GS ( H once all before it is printed (Epson TM); "status": asks again after the
 * time the paper needs.
 */
export const printerProfileSchema = z.object({
  model: z.string().min(1).max(80),
  language: z.enum(["epson", "star"]),
  /** Dots on the printable width: 576 on 80 mm paper, 384 on 58 mm. */
  width: z.union([z.literal(576), z.literal(384)]),
  cutter: z.enum(["full", "partial", "none"]),
  status: z.enum(["dle-eot", "none"]),
  receipt: z.enum(["status", "process-id"]),
  /** Slowest part of the line: 960 for 9600 baud, some 100,000 for a network. */
  bytesPerSecond: z.int().min(100),
  /** Rows of dots that the mechanism prints in a second: 8 a millimetre. */
  rowsPerSecond: z.int().min(50),
});

export type PrinterProfile = Readonly<z.infer<typeof printerProfileSchema>>;

/** Starting points for the set-up screen; the self-test shows whether one fits. Speeds are deliberately low. */
export const PROFILES: readonly PrinterProfile[] = [
  {
    model: "Máy in mẫu 80 mm",
    language: "epson",
    width: 576,
    cutter: "full",
    status: "dle-eot",
    receipt: "process-id",
    bytesPerSecond: 1_000_000,
    rowsPerSecond: 100_000,
  },
  {
    model: "Epson TM 80 mm",
    language: "epson",
    width: 576,
    cutter: "partial",
    status: "dle-eot",
    receipt: "process-id",
    bytesPerSecond: 50_000,
    rowsPerSecond: 1_200,
  },
  {
    model: "ESC/POS 80 mm",
    language: "epson",
    width: 576,
    cutter: "full",
    status: "dle-eot",
    receipt: "status",
    bytesPerSecond: 50_000,
    rowsPerSecond: 800,
  },
  {
    model: "ESC/POS 58 mm",
    language: "epson",
    width: 384,
    cutter: "none",
    status: "dle-eot",
    receipt: "status",
    bytesPerSecond: 20_000,
    rowsPerSecond: 400,
  },
  {
    model: "ESC/POS 58 mm, cổng nối tiếp 9600",
    language: "epson",
    width: 384,
    cutter: "none",
    status: "none",
    receipt: "status",
    bytesPerSecond: 960,
    rowsPerSecond: 400,
  },
  {
    model: "Star 80 mm",
    language: "star",
    width: 576,
    cutter: "partial",
    status: "none",
    receipt: "status",
    bytesPerSecond: 50_000,
    rowsPerSecond: 1_200,
  },
];
