import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { scanProfile, type ScanReport } from "../../privacy/scan-profile";
import { unsnap } from "../../privacy/snappy";
import { aLevelLog, snap, unsnapped } from "./level-files";

const NAME = "Nguyễn Thị Thử Nghiệm";
const NUMBER = "001099012345";
const words = ["Không Có Ở Đây", NAME, NUMBER];

let profile = "";
beforeEach(() => {
  profile = mkdtempSync(path.join(tmpdir(), "qmc-privacy-"));
});
afterEach(() => {
  rmSync(profile, { recursive: true, force: true });
});

function plant(file: string, bytes: Buffer | string): void {
  const target = path.join(profile, file);
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, bytes);
}

/** Random-looking bytes around, the same each time. */
function noise(length: number): Buffer {
  let state = 7;
  return Buffer.from(Array.from({ length }, () => (state = (Math.imul(state, 1103515245) + 12345) >>> 0) >>> 24));
}

function around(bytes: Buffer | string): Buffer {
  return Buffer.concat([noise(1001), Buffer.from(bytes), noise(503)]);
}

async function scan(): Promise<ScanReport> {
  return scanProfile([profile], words);
}

describe("privacy scanner", () => {
  test("a clean profile is clean: many files, nothing found", async () => {
    for (let file = 0; file < 30; file += 1) plant(`vault/ab/${String(file)}`, noise(20_000));
    plant("logs/station.log", '{"kind":"draft.saved","draft":"abababab"}\n');
    plant("journal/dossier.seg", gzipSync("không có ai"));
    const report = await scan();
    expect(report).toMatchObject({ files: 32, words: 3, notSearched: [], findings: [] });
    expect(report.bytes).toBeGreaterThan(600_000);
  });

  const utf8 = Buffer.from(NAME);
  const bare = "Nguyen Thi Thu Nghiem";
  const forms: [string, string, Buffer | string, string][] = [
    ["utf-8", "journal/a.seg", NAME, "journal"],
    ["utf-8, NFD", "vault/ab/x", NAME.normalize("NFD"), "vault"],
    ["utf-8, without marks", "browser/Local State", bare, "browser"],
    ["utf-8, without marks, lower case", "logs/station.log", bare.toLowerCase(), "logs"],
    ["utf-8, NFC, upper case", "drafts/x", NAME.toUpperCase(), "drafts"],
    ["utf-16le", "tmp/x", Buffer.from(NAME, "utf16le"), "tmp"],
    ["utf-16be", "spool/1", Buffer.from(NAME, "utf16le").swap16(), "spool"],
    ["hex of utf-8", "logs/x.log", utf8.toString("hex"), "logs"],
    ["base64 of utf-8", "browser/Code Cache/x", Buffer.concat([Buffer.of(1), utf8]).toString("base64"), "cache"],
    ["base64url of utf-8", "browser/Cache/y", Buffer.concat([Buffer.of(1, 255), utf8]).toString("base64url"), "cache"],
    ["base64 of utf-16le", "keys/z", Buffer.from(NAME, "utf16le").toString("base64"), "keys"],
    ["json", "station.json", "Nguy\\u1ec5n Th\\u1ecb Th\\u1eed Nghi\\u1ec7m", "profile"],
    ["percent", "browser/History", encodeURIComponent(NAME), "browser"],
    ["zlib", "vault/cd/y", deflateSync(`xxxxxxxx ${NAME}`), "vault"],
    ["gzip", "tmp/z.gz", gzipSync(`yyyyyyyy ${NAME}`), "tmp"],
    ["gzip in zlib", "tmp/zz", deflateSync(gzipSync(`yyyyyyyy ${NAME}`)), "tmp"],
    ["zip", "print/form.docx", aZip(`zzzzzzzz ${NAME}`), "print"],
    ["png", "spool/slip.png", aPng(Buffer.from(`pppppppp ${NAME}`)), "spool"],
    ["snappy", "browser/IndexedDB/app/1.blob", aWrappedValue(Buffer.from(NAME, "utf16le")), "indexeddb"],
  ];
  test.each(forms)(
    "a name planted as %s in %s is found, with its place in the list",
    async (how, file, bytes, store) => {
      plant("vault/ab/clean", noise(5_000));
      plant(file, around(bytes));
      const { findings } = await scan();
      expect(findings.map(({ word }) => word)).toContain(1);
      expect(new Set(findings.map((finding) => finding.word)).has(0)).toBe(false);
      expect(findings.every((finding) => finding.store === store)).toBe(true);
      const container = how.replace(/^base64url/, "base64");
      expect(
        findings.some(({ encoding }) =>
          encoding.replace(/^base64url/, "base64").includes(container.split(",")[0] ?? ""),
        ),
      ).toBe(true);
      expect(JSON.stringify(findings)).not.toContain("Nguy");
    },
  );

  test("a number is found as well, and so is a word in a file's name", async () => {
    plant("vault/x", around(NUMBER));
    plant(`tmp/${NAME}.pdf`, "");
    const { findings } = await scan();
    expect(findings.map(({ word, store }) => `${String(word)} ${store}`).sort()).toEqual(["1 file-names", "2 vault"]);
  });

  test("a name that a LevelDB log cuts at a block boundary is found", async () => {
    const cutAt = 32_768 - 7 - 10;
    plant("browser/Local Storage/leveldb/000003.log", aLevelLog(Buffer.from(NAME, "utf16le"), cutAt));
    const { findings } = await scan();
    expect(findings).toContainEqual({ word: 1, store: "web-storage", encoding: "utf-16le, NFC in leveldb" });
  });

  test("the text of a PDF is read", async () => {
    plant("tmp/form.bin", around(aPdf("Nguyen Thi Thu Nghiem")));
    const { findings } = await scan();
    expect(findings.some(({ encoding }) => encoding.endsWith("in pdf text"))).toBe(true);
  });

  test("a word that is too short is said, not searched", async () => {
    plant("vault/x", "An");
    expect(await scanProfile([profile], ["An", NAME])).toMatchObject({ notSearched: [0], findings: [] });
  });

  test("snappy gives back what was packed and survives any damage", () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 5, maxLength: 200 }),
        fc.nat(),
        fc.nat({ max: 255 }),
        (bytes, at, value) => {
          const packed = snap(Buffer.from(bytes));
          expect(Buffer.from(unsnap(packed) ?? []).equals(unsnapped(Buffer.from(bytes)))).toBe(true);
          packed[at % packed.length] = value;
          unsnap(packed);
        },
      ),
    );
  });
});

function aWrappedValue(text: Buffer): Buffer {
  return Buffer.concat([Buffer.of(0xff, 0x11, 0x02), snap(text)]);
}

function aZip(text: string): Buffer {
  const head = Buffer.alloc(30);
  head.write("PK\u0003\u0004", "latin1");
  head.writeUInt16LE(8, 8);
  return Buffer.concat([head, deflateRawSync(text)]);
}

function aPng(pixels: Buffer): Buffer {
  const packed = deflateSync(pixels, { level: 9 });
  const chunk = (data: Buffer): Buffer => {
    const size = Buffer.alloc(4);
    size.writeUInt32BE(data.length);
    return Buffer.concat([size, Buffer.from("IDAT"), data, Buffer.alloc(4)]);
  };
  const signature = Buffer.from("89504e470d0a1a0a", "hex");
  return Buffer.concat([signature, chunk(packed.subarray(0, 6)), chunk(packed.subarray(6))]);
}

function aPdf(text: string): string {
  // Each letter by itself, moved by kerning, as many writers do.
  const shown = `BT /F1 12 Tf 50 100 Td [${Array.from(text, (letter) => `(${letter})`).join(" 0 ")}] TJ ET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${String(shown.length)} >>\nstream\n${shown}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  const body = objects.map((object, index) => `${String(index + 1)} 0 obj\n${object}\nendobj\n`).join("");
  return `%PDF-1.4\n${body}trailer << /Root 1 0 R /Size 6 >>\n%%EOF`;
}
