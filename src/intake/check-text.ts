import { normalizeText } from "../citizen/plain-text";
import { LONG_TEXT } from "../dossier/body-parts";
import type { Result } from "../shared/result";
import type { FieldFault, FieldProblem } from "./refusal";

/** Collects every fault of a command, so that the officer sees all of them at once. */
export interface FieldChecks {
  readonly faults: readonly FieldFault[];
  refuse(field: string, problem: FieldProblem): void;
  /** The value, or `instead` with a fault noted. */
  take<T>(field: string, result: Result<T, FieldProblem>, instead: T): T;
  /** A text that must be there. */
  text(field: string, raw: string, max?: number): string;
  /** A text that may be empty. */
  optionalText(field: string, raw: string | null, max?: number): string | null;
}

export function createFieldChecks(): FieldChecks {
  const faults: FieldFault[] = [];
  const refuse = (field: string, problem: FieldProblem): void => {
    faults.push({ field, problem });
  };
  const take = <T>(field: string, result: Result<T, FieldProblem>, instead: T): T => {
    if (result.ok) return result.value;
    refuse(field, result.fault);
    return instead;
  };
  const text = (field: string, raw: string, max = LONG_TEXT): string =>
    take<string>(field, normalizeText(raw, { max, lines: true }), "");
  return {
    faults,
    refuse,
    take,
    text,
    optionalText: (field, raw, max) => (raw === null || raw.trim() === "" ? null : text(field, raw, max)),
  };
}
