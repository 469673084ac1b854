import { z } from "zod";
import { fail, ok, type Result } from "../shared/result";
import { describeIssue, type Malformed } from "./malformed";
import type { Procedure } from "./procedure";

/** The form alone; what belongs together is judged by `parseCentreDetails`. */
export const centreDetailsSchema = z.object({
  /** Cơ quan chủ quản, as forms print it. */
  parentAgency: z.string().nullable(),
  /** "Xã Mẫu": stands before the date on forms. */
  place: z.string().min(1),
  phone: z.string().nullable(),
  website: z.string().nullable(),
  taxCode: z.string().nullable(),
  /** Who resolves what, by the field (lĩnh vực) of the procedure. */
  departments: z
    .array(z.object({ id: z.string().min(1), name: z.string().min(1), fields: z.array(z.string().min(1)) }))
    .min(1),
  counters: z.array(
    z.object({ number: z.number().int().positive(), name: z.string().min(1), departments: z.array(z.string()) }),
  ),
  /** For VietQR; null where fees are taken in cash only. */
  account: z
    .object({ bin: z.string().regex(/^\d{6}$/), number: z.string().regex(/^[0-9A-Za-z]{4,19}$/), holder: z.string() })
    .nullable(),
  /** The registered block of receipts of this station. */
  receipts: z
    .object({
      form: z.string().min(1),
      symbol: z.string().min(1),
      first: z.number().int().positive(),
      last: z.number().int().positive(),
    })
    .nullable(),
});

export type CentreDetails = z.output<typeof centreDetailsSchema>;
/** What counts from a day on ("2026-11-22"), and who said so. */
export interface DatedDetails {
  readonly inForceFrom: string;
  readonly author: string;
  readonly details: CentreDetails;
}

export type Department = CentreDetails["departments"][number];

export type CentreDetailsFault =
  | Malformed
  | { readonly kind: "two-departments-for-a-field"; readonly field: string }
  | { readonly kind: "unknown-department"; readonly counter: number; readonly department: string };

/** Reads the form of assets/demo/details.json, which a centre fills in with its own. */
export function parseCentreDetails(raw: unknown): Result<CentreDetails, CentreDetailsFault> {
  const parsed = centreDetailsSchema.safeParse(raw);
  if (!parsed.success) return fail(describeIssue(parsed.error));
  const { departments, counters } = parsed.data;
  const fields = departments.flatMap((department) => department.fields);
  const twice = fields.find((field, index) => fields.indexOf(field) !== index);
  if (twice !== undefined) return fail({ kind: "two-departments-for-a-field", field: twice });
  for (const counter of counters) {
    const unknown = counter.departments.find((id) => !departments.some((department) => department.id === id));
    if (unknown !== undefined)
      return fail({ kind: "unknown-department", counter: counter.number, department: unknown });
  }
  return ok(parsed.data);
}

/** The department that resolves a procedure; undefined where the centre has not said. */
export function findDepartment(details: CentreDetails, procedure: Procedure): Department | undefined {
  return details.departments.find((department) => department.fields.includes(procedure.field));
}

/** The version that counts on a day: the latest that has begun, of one day the one that was saved last. */
export function detailsInForce(versions: readonly DatedDetails[], day: string): DatedDetails | undefined {
  return versions
    .filter(({ inForceFrom }) => inForceFrom <= day)
    .reduce<DatedDetails | undefined>(
      (latest, one) => (latest === undefined || latest.inForceFrom <= one.inForceFrom ? one : latest),
      undefined,
    );
}
