import type { FailureKind } from "../failure";
import { systemAnswer } from "./dossier-record";

/** What a provincial system made of a batch. */
export type SystemVerdict =
  | { readonly kind: "taken"; readonly session: string | null }
  /** It has this code already: to be sent again as an update. */
  | { readonly kind: "exists" }
  /** Its session is over: log in again. */
  | { readonly kind: "logged-out" }
  | { readonly kind: Exclude<FailureKind, "no-connection">; readonly reason: string };

/** Reads an answer of today's systems: one number, and a sentence that has to be understood. */
export function readSystemAnswer(status: number, json: unknown): SystemVerdict {
  if (status === 401) return { kind: "logged-out" };
  if (status === 403) return { kind: "not-allowed", reason: "HTTP 403" };
  const answer = systemAnswer.safeParse(json);
  if (!answer.success) {
    const isTemporary = status === 408 || status === 429 || status >= 500 || status < 300;
    return { kind: isTemporary ? "busy" : "not-allowed", reason: `HTTP ${status}` };
  }
  const { error_code: code, message = "", session } = answer.data;
  if (/^0+$/.test(code)) return { kind: "taken", session: session ?? null };
  if (/đã tồn tại/i.test(message.normalize("NFC"))) return { kind: "exists" };
  if (/phiên|session|đăng nhập/i.test(message.normalize("NFC"))) return { kind: "logged-out" };
  if (status >= 500) return { kind: "busy", reason: message };
  return { kind: "refused", reason: message === "" ? `error_code ${code}` : message };
}
