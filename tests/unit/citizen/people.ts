import { readFileSync } from "node:fs";
import { z } from "zod";
import { parseDictionaries } from "../../../src/procedure/dictionaries";
import { expectOk } from "../../../src/shared/result";

function readJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8")) as unknown;
}

export const dictionaries = expectOk(parseDictionaries(readJson("assets/dictionaries/dictionaries.json")));
export const prefixes = dictionaries.idNumberPrefixes;

const citizensSchema = z.object({
  citizens: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      sex: z.enum(["Nam", "Nữ"]).transform((word) => (word === "Nam" ? ("male" as const) : ("female" as const))),
      birthDate: z.string(),
      idNumber: z.string(),
      oldIdNumber: z.string().nullable(),
      address: z.string(),
      phone: z.string(),
      cardIssueDate: z.string(),
      cardQr: z.string(),
    }),
  ),
});

/** The forty invented people of the demo centre. */
export const people = citizensSchema.parse(readJson("assets/demo/citizens.json")).citizens;
