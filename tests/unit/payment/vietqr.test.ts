import fc from "fast-check";
import { expect, test } from "vitest";
import { QRPay } from "vietnam-qr-pay";
import { crc16, toPurpose, vietQrPayload } from "../../../src/payment/vietqr";
import { expectOk } from "../../../src/shared/result";

const account = { bin: "970405", number: "1500201234567" };

test("the vector of the domain page comes out byte for byte", () => {
  expect(expectOk(vietQrPayload(account, 30_000, "H56.123-261122-0001"))).toBe(
    "00020101021238570010A00000072701270006970405011315002012345670208QRIBFTTA53037045405300005802VN62230819H56.123-261122-00016304AC45",
  );
});

test("the check value of CRC-16/CCITT-FALSE is right", () => {
  expect(crc16("123456789")).toBe("29B1");
});

test("another program reads account, amount and purpose back", () => {
  const digits = fc.string({ unit: fc.constantFrom(...Array.from("0123456789")), minLength: 4, maxLength: 19 });
  const purposes = fc.string({ unit: fc.constantFrom(...Array.from("ABCxyz019.-")), minLength: 1, maxLength: 25 });
  fc.assert(
    fc.property(digits, fc.integer({ min: 1, max: 999_999_999_999 }), purposes, (number, amount, purpose) => {
      const read = new QRPay(expectOk(vietQrPayload({ bin: "970436", number }, amount, purpose)));
      expect(read.isValid).toBe(true);
      expect(read.consumer).toMatchObject({ bankBin: "970436", bankNumber: number });
      expect(read.amount).toBe(String(amount));
      expect(read.additionalData.purpose).toBe(purpose);
    }),
  );
});

test("a purpose loses its marks and the signs that banks drop", () => {
  expect(toPurpose("Phí chứng thực: Đoàn Trúc")).toBe("Phi chung thuc Doan Truc");
});

test.each([
  ["no amount", account, 0, "X", "bad-amount"],
  ["half a dong", account, 0.5, "X", "bad-amount"],
  ["a negative amount", account, -1, "X", "bad-amount"],
  ["a purpose that is too long", account, 1, "A".repeat(26), "bad-purpose"],
  ["a purpose of signs only", account, 1, "!!!", "bad-purpose"],
  ["a bank of five digits", { ...account, bin: "97040" }, 1, "X", "bad-account"],
  ["an account with a blank", { ...account, number: "1500 2012" }, 1, "X", "bad-account"],
])("%s is refused", (_name, to, amount, purpose, kind) => {
  expect(vietQrPayload(to, amount, purpose)).toEqual({ ok: false, fault: { kind } });
});
