import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

const BEGIN = Buffer.from("%PDF-");
const END = Buffer.from("%%EOF");

/** Text of the PDFs inside these bytes: with embedded fonts, a PDF holds numbers of glyphs and no letters. */
export async function readPdfTexts(bytes: Buffer): Promise<Buffer[]> {
  const texts: Buffer[] = [];
  for (let at = bytes.indexOf(BEGIN); at >= 0; at = bytes.indexOf(BEGIN, at + 1)) {
    const end = bytes.indexOf(END, at);
    const text = await readPdf(bytes.subarray(at, end < 0 ? bytes.length : end + END.length));
    if (text !== undefined) texts.push(Buffer.from(text));
  }
  return texts;
}

async function readPdf(bytes: Buffer): Promise<string | undefined> {
  const task = getDocument({ data: Uint8Array.from(bytes), verbosity: 0, isEvalSupported: false });
  try {
    const document = await task.promise;
    const lines: string[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const content = await (await document.getPage(number)).getTextContent();
      const parts = content.items.flatMap((item) => ("str" in item ? [item.str] : []));
      // With and without blanks: some writers place each word by itself.
      lines.push(parts.join(""), parts.join(" "));
    }
    return lines.join("\n");
  } catch {
    // Not a PDF after all, or an encrypted one.
    return undefined;
  } finally {
    await task.destroy();
  }
}
