import { encodeUtf8 } from "../shared/bytes";
import { fail, ok, type Result } from "../shared/result";

export interface BankAccount {
  /** Six digits of NAPAS. */
  readonly bin: string;
  readonly number: string;
}

export type VietQrFault =
  { readonly kind: "bad-account" } | { readonly kind: "bad-amount" } | { readonly kind: "bad-purpose" };

const PURPOSE_MAX = 25;

/**
 * The text of a QR code for a transfer to an account (EMVCo, NAPAS 247): amount in dong, purpose in at most 25 ASCII
 * characters, so that every bank shows it whole. Paid with it, a fee is unconfirmed until a statement says so.
 */
export function vietQrPayload(account: BankAccount, amountVnd: number, purpose: string): Result<string, VietQrFault> {
  if (!/^\d{6}$/.test(account.bin) || !/^[0-9A-Za-z]{4,19}$/.test(account.number)) return fail({ kind: "bad-account" });
  if (!Number.isInteger(amountVnd) || amountVnd <= 0 || amountVnd > 9_999_999_999_999)
    return fail({ kind: "bad-amount" });
  const plain = toPurpose(purpose);
  if (plain === "" || plain.length > PURPOSE_MAX) return fail({ kind: "bad-purpose" });
  const beneficiary = field("00", account.bin) + field("01", account.number);
  const consumer = field("00", "A000000727") + field("01", beneficiary) + field("02", "QRIBFTTA");
  const body =
    field("00", "01") +
    field("01", "12") +
    field("38", consumer) +
    field("53", "704") +
    field("54", String(amountVnd)) +
    field("58", "VN") +
    field("62", field("08", plain)) +
    "6304";
  return ok(body + crc16(body));
}

/** Without marks and without signs that banks drop: letters, digits, blank, dot and hyphen stay. */
export function toPurpose(text: string): string {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/g, "d").replace(/Đ/g, "D");
  return plain
    .replace(/[^0-9A-Za-z .-]+/g, " ")
    .replace(/ +/g, " ")
    .trim();
}

/** CRC-16/CCITT-FALSE (polynomial 1021, start FFFF) as four upper-case hex digits. */
export function crc16(text: string): string {
  let crc = 0xffff;
  for (const byte of encodeUtf8(text)) {
    crc ^= byte << 8;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc & 0x8000) === 0 ? crc << 1 : (crc << 1) ^ 0x1021;
    crc &= 0xffff;
  }
  return crc.toString(16).toUpperCase().padStart(4, "0");
}

function field(id: string, value: string): string {
  return `${id}${String(value.length).padStart(2, "0")}${value}`;
}
