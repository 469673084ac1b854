import { fail, ok, type Result } from "../shared/result";

/** Only a mobile number gets messages. */
export interface Phone {
  readonly number: string;
  readonly kind: "mobile" | "landline";
}

export type PhoneFault = { readonly kind: "not-a-phone-number" };

/** "0900 000 001", "+84 900.000.001" → "0900000001". */
export function parsePhone(raw: string): Result<Phone, PhoneFault> {
  const digits = raw.replace(/[\s.()-]/g, "").replace(/^(?:\+84|0084|84(?=\d{9}$))/, "0");
  if (/^0[35789]\d{8}$/.test(digits)) return ok({ number: digits, kind: "mobile" });
  if (/^02\d{8,9}$/.test(digits)) return ok({ number: digits, kind: "landline" });
  return fail({ kind: "not-a-phone-number" });
}

export type EmailFault = { readonly kind: "not-an-email" };

/** Address of one mailbox in ASCII, at most 254 characters. */
export function parseEmail(raw: string): Result<string, EmailFault> {
  const email = raw.trim();
  const fits = email.length <= 254 && /^[\w.+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+$/i.test(email) && !email.includes("..");
  return fits ? ok(email) : fail({ kind: "not-an-email" });
}
