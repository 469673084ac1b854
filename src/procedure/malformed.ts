import type { z } from "zod";

/** Data that is not of its form: where, and what was expected there. */
export interface Malformed {
  readonly kind: "malformed";
  /** "3.papers.0.name": rows count from 0. */
  readonly path: string;
  readonly message: string;
}

/** The first issue only: the next one is often its consequence. */
export function describeIssue(error: z.ZodError): Malformed {
  const issue = error.issues[0];
  return { kind: "malformed", path: issue?.path.join(".") ?? "", message: issue?.message ?? "" };
}
