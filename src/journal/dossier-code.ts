import type { Instant } from "../shared/clock";
import type { Day } from "./number-series";

const VIETNAM_OFFSET_MS = 7 * 3_600_000;

/** The day in Vietnam (UTC+7, no summer time) as yyMMdd. */
export function vietnamDay(instant: Instant): Day {
  const date = new Date(instant + VIETNAM_OFFSET_MS);
  const two = (value: number): string => String(value).padStart(2, "0");
  return two(date.getUTCFullYear() % 100) + two(date.getUTCMonth() + 1) + two(date.getUTCDate());
}

/** `{agency}-{yyMMdd}-{NNNN}` (TT 03/2025/TT-VPCP, Appendix I), e.g. `H56.123-261122-0007`. */
export function formatDossierCode(agency: string, day: Day, number: number): string {
  return `${agency}-${day}-${String(number).padStart(4, "0")}`;
}

export interface DossierCodeParts {
  readonly agency: string;
  readonly day: Day;
  readonly number: number;
}

/** undefined for anything that is not a code of this form. */
export function findDossierCodeParts(code: string): DossierCodeParts | undefined {
  const [, agency, day, number] = /^([0-9A-Z.]{1,32})-(\d{6})-(\d{4})$/.exec(code) ?? [];
  return agency === undefined || day === undefined ? undefined : { agency, day, number: Number(number) };
}
