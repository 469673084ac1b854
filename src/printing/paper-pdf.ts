import type { PageText } from "../ocr/page-text";
import { concatBytes, encodeUtf8 } from "../shared/bytes";
import { writePaperFacts, type PaperFacts } from "./paper-facts";
import { placeWords } from "./pdf-words";

export interface PdfPage {
  /** Baseline JPEG in colour. */
  readonly jpeg: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly dpi: number;
  /** In whatever pixels it was read; undefined where nothing was. */
  readonly text: PageText | undefined;
}

/** zlib, of the machine. */
export type Deflate = (bytes: Uint8Array) => Promise<Uint8Array>;

const POINTS = 72;

/**
 * One paper as a PDF 1.7: each page its picture, and over it invisible words where they stand, so that it can be searched
 * and copied. The font is used for invisible text only and need not be embedded (ISO 19005-1, 6.3.4).
 */
export async function writePaperPdf(
  pages: readonly PdfPage[],
  facts: PaperFacts,
  deflate: Deflate,
): Promise<Uint8Array> {
  const objects: Uint8Array[] = [];
  const add = (...parts: readonly (string | Uint8Array)[]): number => objects.push(joined(parts));
  const stream = (head: string, bytes: Uint8Array): number =>
    add(`<< ${head} /Length ${bytes.length} >>\nstream\n`, bytes, "\nendstream");
  const packed = async (head: string, text: string): Promise<number> =>
    stream(`${head} /Filter /FlateDecode`, await deflate(encodeUtf8(text)));

  const metadata = stream("/Type /Metadata /Subtype /XML", encodeUtf8(writePaperFacts(facts)));
  const unicode = await packed("", TO_UNICODE);
  const descriptor = add(DESCRIPTOR);
  const characters = add(
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Invisible /CIDToGIDMap /Identity /DW 500 /FontDescriptor ${descriptor} 0 R`,
    " /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>",
  );
  const font = add(
    `<< /Type /Font /Subtype /Type0 /BaseFont /Invisible /Encoding /Identity-H /DescendantFonts [${characters} 0 R] /ToUnicode ${unicode} 0 R >>`,
  );
  // The tree of pages follows after three objects for each of them.
  const tree = objects.length + 3 * pages.length + 1;
  const leaves: number[] = [];
  for (const page of pages) {
    const size = { width: (page.width / page.dpi) * POINTS, height: (page.height / page.dpi) * POINTS };
    const picture = stream(
      `/Type /XObject /Subtype /Image /Width ${page.width} /Height ${page.height} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode`,
      page.jpeg,
    );
    const [wide, high] = [round(size.width), round(size.height)];
    const words = page.text === undefined ? "" : placeWords(page.text, size);
    const content = await packed("", `q ${wide} 0 0 ${high} 0 0 cm /P Do Q\n${words}`);
    leaves.push(
      add(
        `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${wide} ${high}] /Contents ${content} 0 R`,
        ` /Resources << /XObject << /P ${picture} 0 R >> /Font << /F ${font} 0 R >> >> >>`,
      ),
    );
  }
  add(`<< /Type /Pages /Count ${pages.length} /Kids [${leaves.map((leaf) => `${leaf} 0 R`).join(" ")}] >>`);
  const catalog = add(`<< /Type /Catalog /Pages ${tree} 0 R /Lang (vi-VN) /Metadata ${metadata} 0 R >>`);
  return assembled(objects, catalog);
}

/** Header, objects, table of their places, trailer. */
function assembled(objects: readonly Uint8Array[], catalog: number): Uint8Array {
  // Four bytes above 127 tell programs that this is no text.
  const parts: Uint8Array[] = [encodeUtf8("%PDF-1.7\n%"), Uint8Array.of(0xe2, 0xe3, 0xcf, 0xd3, 10)];
  let at = parts.reduce((sum, part) => sum + part.length, 0);
  const places: number[] = [];
  objects.forEach((object, index) => {
    places.push(at);
    const whole = joined([`${index + 1} 0 obj\n`, object, "\nendobj\n"]);
    parts.push(whole);
    at += whole.length;
  });
  const rows = places.map((place) => `${String(place).padStart(10, "0")} 00000 n \n`).join("");
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root ${catalog} 0 R >>\nstartxref\n${at}\n%%EOF\n`;
  return concatBytes(...parts, encodeUtf8(table), encodeUtf8(trailer));
}

function joined(parts: readonly (string | Uint8Array)[]): Uint8Array {
  return concatBytes(...parts.map((part) => (typeof part === "string" ? encodeUtf8(part) : part)));
}

function round(points: number): string {
  return points.toFixed(2);
}

const DESCRIPTOR =
  "<< /Type /FontDescriptor /FontName /Invisible /Flags 5 /FontBBox [0 -200 500 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>";

/** A code of the text is its letter in UTF-16. */
const TO_UNICODE = `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
1 beginbfrange
<0000> <FFFF> <0000>
endbfrange
endcmap
CMapName currentdict /CMap defineresource pop
end
end
`;
