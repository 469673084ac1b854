import { fail, ok, type Result } from "../shared/result";
import { checkCalendar, type CalendarData, type CalendarFault, type SpecialDay } from "./calendar-data";

/** What a supervisor changes on the screen; the version before stays as it is for the dossiers that keep it. */
export interface CalendarAmendment {
  readonly author: string;
  /** "2026-12-01": the new version's date. */
  readonly inForceFrom: string;
  readonly put: readonly SpecialDay[];
  /** Dates whose rows go. */
  readonly remove: readonly string[];
}

export type AmendmentFault =
  | CalendarFault
  | { readonly kind: "no-author" }
  | { readonly kind: "not-newer"; readonly than: string }
  | { readonly kind: "nothing-to-remove"; readonly date: string };

/** A new version with its author and date in force, checked like a file. */
export function amendCalendar(data: CalendarData, amendment: CalendarAmendment): Result<CalendarData, AmendmentFault> {
  const author = amendment.author.trim();
  if (author === "") return fail({ kind: "no-author" });
  if (amendment.inForceFrom <= data.version) return fail({ kind: "not-newer", than: data.version });
  const missing = amendment.remove.find((date) => !data.days.some((day) => day.date === date));
  if (missing !== undefined) return fail({ kind: "nothing-to-remove", date: missing });
  const replaced = new Set([...amendment.remove, ...amendment.put.map((day) => day.date)]);
  const days = [...data.days.filter((day) => !replaced.has(day.date)), ...amendment.put];
  const sorted = days.toSorted((a, b) => a.date.localeCompare(b.date));
  const checked = checkCalendar({ ...data, version: amendment.inForceFrom, author, days: sorted });
  return checked.ok ? ok(checked.value) : checked;
}
