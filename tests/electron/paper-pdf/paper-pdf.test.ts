import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { deflate } from "node:zlib";
import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { describe, expect, test } from "vitest";
import { compressPage } from "../../../electron/paper-pdf/compress-page";
import { findFileFacts } from "../../../src/capture/file-facts";
import type { PageText } from "../../../src/ocr/page-text";
import { aPaperRecord } from "../../fakes/a-paper-record";
import type { PaperFacts } from "../../../src/printing/paper-facts";
import { writePaperPdf, type PdfPage } from "../../../src/printing/paper-pdf";

const SAMPLE = path.resolve(import.meta.dirname, "../../fixtures/visit/quyet-dinh.png");

const LINES = [
  "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
  "Độc lập - Tự do - Hạnh phúc",
  "Ông Nguyễn Hữu Đặng, sinh ngày 01/02/1960",
];

/** Each line in words of twenty pixels a letter, from the top of a page of 1654 × 2339. */
function someText(lines: readonly string[]): PageText {
  const words = lines.flatMap((line, number) => {
    let left = 150;
    return line.split(" ").map((text) => {
      const box = { left, top: 200 + 80 * number, width: 20 * text.length, height: 36 };
      left += box.width + 14;
      return { text, line: number, box };
    });
  });
  return { width: 1654, height: 2339, words };
}

const FACTS: PaperFacts = {
  record: aPaperRecord({ name: "Bản chính giấy tờ <A & B>" }),
  paperId: "ban-chinh",
  centreName: "Trung tâm Phục vụ hành chính công xã Mẫu",
  agencyCode: "H99.999",
  pageHashes: ["ab".repeat(32)],
};

async function aPage(text: PageText | undefined): Promise<PdfPage> {
  const picture = await readFile(SAMPLE);
  return { ...(await compressPage(picture, findFileFacts(picture).dpi ?? 300)), text };
}

const write = (pages: readonly PdfPage[]): Promise<Uint8Array> =>
  writePaperPdf(pages, FACTS, (bytes) => promisify(deflate)(bytes));

async function readText(pdf: Uint8Array): Promise<readonly string[]> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0, useSystemFonts: false }).promise;
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(items.map((item) => ("str" in item ? `${item.str}${item.hasEOL ? " " : ""}` : "")).join(""));
  }
  return pages;
}

const plain = (text: string): string => text.replaceAll(/\s+/g, " ").trim();

describe("the PDF of a paper", () => {
  test("gives its words back letter by letter, page by page", async () => {
    const [first = "", second = ""] = [LINES.slice(0, 2), LINES.slice(2)].map((lines) => lines.join(" "));
    const pdf = await write([await aPage(someText(LINES.slice(0, 2))), await aPage(someText(LINES.slice(2)))]);
    const pages = await readText(pdf);
    expect(pages.map(plain)).toEqual([first, second]);
  });

  test("says in XMP whose paper it is, and outlives signs of XML in a name", async () => {
    const pdf = await write([await aPage(undefined)]);
    const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0 }).promise;
    const { metadata } = await document.getMetadata();
    const raw = String(metadata.getRaw());
    expect(metadata.get("dc:title")).toBe(FACTS.record.name);
    const said = new Map([...raw.matchAll(/<qmc:(\w+)>([^<]*)<\/qmc:/g)].map(([, name = "", value]) => [name, value]));
    expect(Object.fromEntries(said)).toMatchObject({
      Ma: `${"0".repeat(31)}1.0`,
      MaHoSo: "H99.999-261122-0007",
      MaTTHC: "2.000815",
      MaLinhVuc: "chung-thuc",
      MaDinhDanh: "079060999001",
      ChuGiayTo: "Nguyễn Hữu Đặng",
      MaGiayTo: "quyet-dinh",
      SoKyHieu: "12/QĐ-UBND",
      TrichYeuNoiDung: "Về việc công nhận",
      CoQuanBanHanh: "UBND xã Mẫu",
      NguoiKy: "Lê Văn Mẫu",
      NgayBanHanh: "2024-05-02",
      ThoiHanVinhVien: "true",
      LoaiSoHoa: "0",
      TrangThaiSoHoa: "0",
      DonViId: "Trung tâm mẫu",
      NguoiSoHoa: "Trần Nguyễn Bảo Khánh",
      ThoiGianSoHoa: "2026-11-22T09:05:00+07:00",
      DungLuong: "1234",
      JsonOcr: '{"so":"12/QĐ-UBND"}',
      MaThanhPhanHoSo: "ban-chinh",
    });
    // What nobody knows is not said.
    expect([...said.keys()]).not.toContain("MaGiayToKhoQuocGia");
    expect(raw).toContain(FACTS.pageHashes[0]);
  });

  test("keeps a page of 300 dots per inch at 200 in less than 150 KB", async () => {
    const page = await aPage(someText(LINES));
    expect(page.dpi).toBeCloseTo(200);
    expect(findFileFacts(page.jpeg).size).toEqual({ width: page.width, height: page.height });
    expect((await write([page])).length).toBeLessThan(150_000);
  });

  test("does not enlarge a page of fewer dots", async () => {
    const picture = await readFile(SAMPLE);
    expect((await compressPage(picture, 150)).dpi).toBe(150);
  });
});

const POPPLER = existsSync("/usr/bin/pdftotext") ? ["the installed pdftotext"] : [];
describe.each(POPPLER)("%s", () => {
  test("reads lines as lines", async () => {
    const folder = await mkdtemp(path.join(tmpdir(), "paper-pdf-"));
    const file = path.join(folder, "paper.pdf");
    await writeFile(file, await write([await aPage(someText(LINES))]));
    const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
    await rm(folder, { recursive: true });
    const lines = text.split("\n").map(plain);
    expect(lines.filter((line) => line !== "" && line !== "\f")).toEqual(LINES);
  });
});
