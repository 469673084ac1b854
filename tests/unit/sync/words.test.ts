import { jwtVerify } from "jose";
import { createPublicKey } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { concatBytes, fromHex } from "../../../src/shared/bytes";
import type { Id128, StationId } from "../../../src/shared/brand";
import { createNobleCrypto } from "../../fakes/noble-crypto";
import { fromBase64Url, toBase64Url } from "../../../src/sync/base64";
import { allowanceFor, mayCarry, NOT_METERED, NOTHING_SPENT, spend } from "../../../src/sync/byte-budget";
import { signRequest, TOKEN_SECONDS } from "../../../src/sync/request-token";
import { formatMetadata, parseMetadata, uploadMetadata } from "../../../src/sync/uploads";

test("base64url is Node's, both ways, and refuses every other form", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      const text = toBase64Url(bytes);
      expect(text).toBe(Buffer.from(bytes).toString("base64url"));
      expect(fromBase64Url(text)).toEqual(Uint8Array.from(bytes));
    }),
  );
  for (const text of ["a", "ab=", "a+b/", "QR"]) expect(fromBase64Url(text)).toBeUndefined();
});

test("a signed request is a JWT that another program verifies", async () => {
  const crypto = createNobleCrypto();
  const pair = crypto.createSigningPair();
  const station = "5a".repeat(16) as StationId; // the form that the brand asks for
  const request = { method: "POST", path: "/v1/session?x=1", body: Uint8Array.of(1, 2, 3) } as const;
  const now = 1_795_395_600_000;
  const token = signRequest(crypto, { station, ...pair }, request, now, "0f".repeat(16) as Id128); // likewise
  const der = concatBytes(fromHex("302a300506032b6570032100"), pair.publicKey);
  const key = createPublicKey({ key: Buffer.from(der), format: "der", type: "spki" });
  const { payload } = await jwtVerify(token, key, { algorithms: ["EdDSA"], currentDate: new Date(now) });
  expect(payload).toMatchObject({ sub: station, htm: "POST", htu: request.path, exp: now / 1000 + TOKEN_SECONDS });
});

test("the metadata of an upload comes back as it was sent, and nothing else passes", () => {
  const metadata = uploadMetadata.parse({ dossier: "0a".repeat(16), page: "0b".repeat(32), sha256: "0c".repeat(32) });
  const header = formatMetadata(metadata, (bytes) => Buffer.from(bytes).toString("base64"));
  const read = (text: string) => parseMetadata(text, (part) => Buffer.from(part, "base64"));
  expect(read(header)).toEqual(metadata);
  expect(read("")).toBeUndefined();
  expect(read(header.replace("dossier", "filename"))).toBeUndefined();
});

test("a metered day keeps a share for records, and a clock that goes back gives nothing twice", () => {
  const budget = { bytesPerDay: 1_000, bytesPerMonth: null };
  const day = Date.UTC(2026, 10, 24, 1);
  let spent = spend(NOTHING_SPENT, day, 700);
  expect(allowanceFor(budget, spent, day)).toBe(100);
  spent = spend(spent, day - 86_400_000, 200);
  expect(allowanceFor(budget, spent, day)).toBe(0);
  expect(allowanceFor(budget, spent, day + 86_400_000)).toBe(800);
  expect(allowanceFor(NOT_METERED, spent, day)).toBe(Number.POSITIVE_INFINITY);
});

test("a metered month counts over its days, begins anew with the next one, and the smaller limit holds", () => {
  const budget = { bytesPerDay: null, bytesPerMonth: 10_000 };
  const [end, next] = [Date.UTC(2026, 10, 29, 1), Date.UTC(2026, 11, 1, 1)];
  const spent = spend(spend(NOTHING_SPENT, end, 5_000), end + 86_400_000, 2_500);
  expect(allowanceFor(budget, spent, end + 86_400_000)).toBe(500);
  expect(allowanceFor({ ...budget, bytesPerDay: 3_000 }, spent, end + 86_400_000)).toBe(0);
  expect(allowanceFor(budget, spent, next)).toBe(8_000);
});

test("a page that is larger than a whole day's share goes alone on a day, and no other does then", () => {
  const budget = { bytesPerDay: 1_000, bytesPerMonth: null };
  const day = Date.UTC(2026, 10, 24, 1);
  expect(mayCarry(5_000, budget, spend(NOTHING_SPENT, day, 100), day)).toBe(true);
  expect(mayCarry(5_000, budget, spend(NOTHING_SPENT, day, 500), day)).toBe(false);
  expect(mayCarry(10, budget, spend(NOTHING_SPENT, day, 5_100), day)).toBe(false);
});
