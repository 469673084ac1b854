import { expect, test } from "vitest";
import catalogueFile from "../../../assets/catalogue/procedures.json";
import { acceptDossier } from "../../../src/intake/accept-dossier";
import { procedureRules } from "../../../src/intake/procedure-rules";
import { parseCatalogue } from "../../../src/procedure/catalogue";
import { isInForce, procedureKey, procedureVersion } from "../../../src/procedure/procedure";
import { expectOk } from "../../../src/shared/result";
import { anAcceptCommand, anIntakeContext, aPaper } from "../../fakes/build-intake";

const catalogue = expectOk(parseCatalogue(catalogueFile));
const day = "2026-11-23";

test("every procedure in force can be accepted when its papers are there", () => {
  const rows = catalogue.procedures.filter((row) => isInForce(row, day));
  expect(rows.length).toBeGreaterThan(50);
  for (const row of rows) {
    const [code, version] = [procedureKey(row), procedureVersion(row)];
    const papers = row.papers.map((paper) => aPaper({ id: paper.id, name: paper.name }));
    const command = anAcceptCommand({ procedure: { code, version }, papers, dueAt: Date.UTC(2027, 0, 1) });
    const findProcedure = (_code: string, of: string) => procedureRules(catalogue, of, day);
    expect([code, acceptDossier(command, anIntakeContext({ findProcedure }))]).toMatchObject([code, { ok: true }]);
  }
});

test("another version than the one that the officer saw is not found", () => {
  expect(procedureRules(catalogue, "2.000815@1999-01-01", day)).toBeUndefined();
});
