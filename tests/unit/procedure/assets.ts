import { readFileSync } from "node:fs";
import { parseCatalogue } from "../../../src/procedure/catalogue";
import type { Procedure } from "../../../src/procedure/procedure";
import { parseUnits } from "../../../src/procedure/units";
import { expectOk } from "../../../src/shared/result";

export function readJson(path: string): unknown {
  return JSON.parse(readFileSync(new URL(`../../../${path}`, import.meta.url), "utf8")) as unknown;
}

export const catalogue = expectOk(parseCatalogue(readJson("assets/catalogue/procedures.json")));
export const units = expectOk(parseUnits(readJson("assets/units/administrative-units.json")));

export function getProcedure(code: string): Procedure {
  const procedure = catalogue.procedures.find((row) => row.code === code);
  if (procedure === undefined) throw new Error(`no procedure ${code} in the assets`);
  return procedure;
}

export function aProcedure(changes: Partial<Procedure> = {}): Procedure {
  return { ...getProcedure("2.000815"), ...changes };
}
