import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { cruise, type ICruiseResult } from "dependency-cruiser";
import { afterAll, describe, expect, test } from "vitest";
import config, { forbidden } from "../../../build/dependency-cruiser.mjs";

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Names of the rules that a small project of these files breaks; a file is written as a list of its imports. */
async function rulesBrokenBy(files: Readonly<Record<string, readonly string[]>>): Promise<readonly string[]> {
  const folder = mkdtempSync(path.join(tmpdir(), "quay-mot-cua-rules-"));
  folders.push(folder);
  for (const [name, imports] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    const lines = imports.map((from, index) => `import { x as x${index} } from "${from}";\nx${index}();`);
    writeFileSync(path.join(folder, name), `${lines.join("\n")}\nexport const x = (): void => {};\n`);
  }
  const top = [...new Set(Object.keys(files).map((name) => name.split("/")[0] ?? ""))];
  const { output } = await cruise(top, {
    ...config.options,
    baseDir: folder,
    validate: true,
    ruleSet: { forbidden: [...forbidden] },
  });
  // Without an output type the answer is the result itself, not a text.
  return (output as ICruiseResult).summary.violations.map((violation) => violation.rule.name);
}

describe("the import rules", () => {
  test("a dossier's way forward is allowed", async () => {
    const broken = await rulesBrokenBy({
      "src/shared/a.ts": [],
      "src/dossier/b.ts": ["../shared/a"],
      "src/ipc/c.ts": ["../dossier/b"],
      "electron/main.ts": ["../src/ipc/c", "node:fs"],
      "renderer/storage/d.ts": ["../../src/ipc/c"],
      "renderer/desk/e.ts": ["../storage/d", "../components/f"],
      "renderer/components/f.ts": [],
    });
    expect(broken).toEqual([]);
  });

  test.each([
    ["src-order-shared", "src/shared/a.ts", "../journal/b", "src/journal/b.ts"],
    ["src-order-journal", "src/journal/a.ts", "../dossier/b", "src/dossier/b.ts"],
    ["src-order-ipc", "src/ipc/a.ts", "../gateway/b", "src/gateway/b.ts"],
    ["src-known-folder", "src/shared/a.ts", "../helpers/b", "src/helpers/b.ts"],
    ["src-alone", "src/ipc/a.ts", "../../electron/b", "electron/b.ts"],
    ["electron-apart", "electron/a.ts", "../renderer/desk/b", "renderer/desk/b.ts"],
    ["electron-apart", "electron/a.ts", "../tests/fakes/b", "tests/fakes/b.ts"],
    ["renderer-apart", "renderer/desk/a.ts", "../../electron/b", "electron/b.ts"],
    ["gateway-apart", "electron/a.ts", "../src/gateway/b", "src/gateway/b.ts"],
    ["role-desk-apart", "renderer/desk/a.ts", "../kiosk/b", "renderer/kiosk/b.ts"],
    ["role-kiosk-apart", "renderer/kiosk/a.ts", "../desk/b", "renderer/desk/b.ts"],
    ["storage-staff-only", "renderer/kiosk/a.ts", "../storage/b", "renderer/storage/b.ts"],
    ["storage-staff-only", "renderer/components/a.ts", "../storage/b", "renderer/storage/b.ts"],
  ])("%s: %s may not import %s", async (rule, from, specifier, to) => {
    expect(await rulesBrokenBy({ [from]: [specifier], [to]: [] })).toContain(rule);
  });

  test("the gateway may be imported by tests", async () => {
    const broken = await rulesBrokenBy({ "tests/a.ts": ["../src/gateway/b"], "src/gateway/b.ts": ["node:fs"] });
    expect(broken).toEqual([]);
  });

  test("Node and Electron do not exist in src", async () => {
    const broken = await rulesBrokenBy({ "src/ocr/a.ts": ["node:fs"], "src/ocr/b.ts": ["electron"] });
    expect(broken).toContain("src-no-node");
    expect(broken).toContain("src-no-electron");
  });

  test("a cycle is found, through types too", async () => {
    expect(await rulesBrokenBy({ "src/ocr/a.ts": ["./b"], "src/ocr/b.ts": ["./a"] })).toContain("no-cycle");
  });

  test("an import that leads nowhere is found", async () => {
    expect(await rulesBrokenBy({ "src/ocr/a.ts": ["./gone"] })).toContain("resolvable");
  });
});
