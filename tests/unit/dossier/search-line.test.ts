import { expect, test } from "vitest";
import { acceptedSchema } from "../../../src/dossier/entry-bodies";
import { searchLine, searchWords } from "../../../src/dossier/search-line";
import { acceptDossier } from "../../../src/intake/accept-dossier";
import { expectOk } from "../../../src/shared/result";
import { anAcceptCommand, anIntakeContext, aParty } from "../../fakes/build-intake";

const command = anAcceptCommand({ submitter: aParty({ name: "Trần Văn Ánh", phone: null }), authorisation: "Giấy" });
const body = acceptedSchema.parse(expectOk(acceptDossier(command, anIntakeContext()))[0]?.body);
const line = searchLine(body, "H00.001-261123-0001");

test.each([
  "nguyen thi phuong thao",
  "NGUYỄN THỊ Phương",
  "van anh",
  "079190999001",
  "0900 000 001",
  "261123-0001",
  "chung thuc",
])("%s is found", (text) => {
  expect(searchWords(text).every((word) => line.includes(word))).toBe(true);
});

test("is plain, lower case and short", () => {
  expect(line).toMatch(/^[\x20-\x7e]+$/);
  expect(line).toBe(line.toLowerCase());
  expect(line.length).toBeLessThan(300);
});

test("no word reaches over the end of a field", () => {
  expect(searchWords("thao|079")).toEqual(["thao", "079"]);
});
