import path from "node:path";
import { ESLint } from "eslint";
import { expect, test } from "vitest";
import { missingOptional, refusedLicences } from "../../../build/check/licences.mjs";

const root = path.resolve(import.meta.dirname, "../../..");
const lint = new ESLint({ cwd: root, overrideConfigFile: path.join(root, "build", "eslint.config.mjs") });

/** Rules broken by code as if it stood in a file of src/. */
async function rulesBrokenBy(code: string): Promise<readonly (string | null)[]> {
  const [result] = await lint.lintText(code, { filePath: path.join(root, "src", "shared", "result.ts") });
  return result?.messages.map((message) => message.ruleId) ?? [];
}

test("a file of 250 lines passes and one more does not", { timeout: 60_000 }, async () => {
  const lines = (count: number): string =>
    "export const one = 1;\n".replace("one", "x").concat("//\n".repeat(count - 1));
  expect(await rulesBrokenBy(lines(250))).toEqual([]);
  expect(await rulesBrokenBy(lines(251))).toContain("max-lines");
});

test("what the style forbids is found", { timeout: 60_000 }, async () => {
  expect(await rulesBrokenBy("export default 1;\n")).toContain("no-restricted-exports");
  expect(await rulesBrokenBy("export const a = (x: any): void => { x(); };\n")).toContain(
    "@typescript-eslint/no-explicit-any",
  );
  expect(await rulesBrokenBy("export const a = (x?: string): string => x!;\n")).toContain(
    "@typescript-eslint/no-non-null-assertion",
  );
  expect(await rulesBrokenBy("export const a = (p: Promise<void>): void => { p; };\n")).toContain(
    "@typescript-eslint/no-floating-promises",
  );
  expect(await rulesBrokenBy("// eslint-disable-next-line max-lines\nexport const a = 1;\n")).toHaveLength(1);
});

test("a package that is only GPL or AGPL is refused, one that leaves a choice is not", () => {
  const licences = ["AGPL-3.0", "GPL-2.0-only", "MIT or GPL-2.0", "(MIT OR GPL-3.0)", "LGPL-3.0", "MIT"];
  const packages = Object.fromEntries(licences.map((license) => [`node_modules/${license}`, { license }]));
  expect(refusedLicences(packages)).toEqual([
    "node_modules/AGPL-3.0: AGPL-3.0",
    "node_modules/GPL-2.0-only: GPL-2.0-only",
  ]);
});

test("a lock that lacks the build of another system is refused", () => {
  const parent = { version: "2.0.0", optionalDependencies: { "for-windows": "2.0.0" } };
  const lacking = { "node_modules/a": parent };
  expect(missingOptional(lacking)).toEqual(["node_modules/a lacks for-windows@2.0.0"]);
  expect(missingOptional({ ...lacking, "node_modules/for-windows": { version: "1.0.0" } })).toHaveLength(1);
  expect(missingOptional({ ...lacking, "node_modules/for-windows": { version: "2.0.0" } })).toEqual([]);
});
