import { expect, test } from "vitest";
import { suggestNewAddress } from "../../../src/citizen/address";
import { checkSubmitterRight, isIdentityProved, type SubmitterRight } from "../../../src/citizen/authorisation";
import { units } from "../procedure/assets";
import { dictionaries, prefixes } from "./people";

const TODAY = "2026-11-25";

function anAuthorisation(changes: object = {}, relationship: string | null = null): SubmitterRight {
  return {
    kind: "authorised",
    relationship,
    paper: { number: null, signedOn: "2026-11-20", validUntil: null, certified: true, ...changes },
  };
}

function check(right: SubmitterRight, field = "Hộ tịch") {
  return checkSubmitterRight(right, field, TODAY, dictionaries.relationships);
}

test("for civil status an authorisation is certified, unless between close relatives", () => {
  expect(check(anAuthorisation({ certified: false }))).toEqual({ ok: false, fault: { kind: "needs-certification" } });
  expect(check(anAuthorisation({ certified: false }, "vo")).ok).toBe(true);
  expect(check(anAuthorisation({ certified: true })).ok).toBe(true);
  expect(check(anAuthorisation({ certified: false }), "Hoạt động xây dựng").ok).toBe(true);
});

test.each([
  ["signed tomorrow", { signedOn: "2026-11-26" }, "signed-in-future"],
  ["expired yesterday", { validUntil: "2026-11-24" }, "expired"],
  ["ending before it begins", { signedOn: "2026-11-20", validUntil: "2026-11-19" }, "ends-before-it-begins"],
])("an authorisation %s is refused", (_name, changes, kind) => {
  expect(check(anAuthorisation(changes))).toMatchObject({ ok: false, fault: { kind } });
});

test("an authorisation holds through its last day", () => {
  expect(check(anAuthorisation({ validUntil: TODAY })).ok).toBe(true);
});

test("an unknown relationship, a representative without title and a guardian without ground are refused", () => {
  expect(check(anAuthorisation({}, "hang_xom"))).toMatchObject({ fault: { kind: "unknown-relationship" } });
  expect(check({ kind: "representative", title: " " })).toMatchObject({ fault: { kind: "no-ground" } });
  expect(check({ kind: "guardian", ground: "" })).toMatchObject({ fault: { kind: "no-ground" } });
  expect(check({ kind: "owner" }).ok).toBe(true);
});

test("identity is proved by an original or VNeID with face and number compared, not by a copy", () => {
  const seen = { document: "can_cuoc", seen: "original", compared: ["face", "number"] } as const;
  expect(isIdentityProved(seen)).toBe(true);
  expect(isIdentityProved({ ...seen, seen: "not-seen" })).toBe(false);
  expect(isIdentityProved({ ...seen, compared: ["number"] })).toBe(false);
});

test("an address of an old province leads to the province of today", () => {
  const suggest = (address: string) => suggestNewAddress(address, units, prefixes, []).province?.name;
  expect(suggest("Xã Hải Minh, huyện Hải Hậu, tỉnh Nam Định")).toBe("Tỉnh Ninh Bình");
  expect(suggest("Phường Bến Nghé, Quận 1, TP. Hồ Chí Minh")).toBe("Thành phố Hồ Chí Minh");
  expect(suggest("Phường Bến Nghé, Quận 1, TP.Hồ Chí Minh")).toBe("Thành phố Hồ Chí Minh");
  expect(suggest("Thôn Bình Minh, xã Mẫu, tỉnh Minh Họa")).toBeUndefined();
});

test("a published change decides, and without one communes of the same name are only offered", () => {
  const address = "Phường Ba Đình, quận Ba Đình, thành phố Hà Nội";
  const offered = suggestNewAddress(address, units, prefixes, []);
  expect(offered).toMatchObject({ byPublishedChange: false, communes: [{ code: "00004" }] });
  const change = {
    oldCommune: "Phường Ba Đình",
    oldDistrict: "Quận Ba Đình",
    oldProvince: "Hà Nội",
    newCode: "00008",
    legalBasis: "Ví dụ",
  };
  const published = suggestNewAddress(address, units, prefixes, [change]);
  expect(published.byPublishedChange).toBe(true);
  expect(published.communes.map((commune) => commune.code)).toEqual(["00008"]);
  const otherDistrict = suggestNewAddress("Phường Ba Đình, quận Khác, Hà Nội", units, prefixes, [change]);
  expect(otherDistrict.byPublishedChange).toBe(false);
});
