import { concatBytes, encodeUtf8 } from "../shared/bytes";
import { writePaperFacts, type PaperFacts } from "./paper-facts";

/** How PDFs of ours begin: the facts are their first object. */
const FACTS = /^%PDF-1\.7\n%[^\n]{4}\n1 0 obj\n<< \/Type \/Metadata /;
const TRAILER = /trailer\n<< \/Size (\d+) \/Root (\d+) 0 R(?: \/Prev \d+)? >>\nstartxref\n(\d+)\n%%EOF\n$/;
/** Longer than any trailer of ours. */
const TAIL = 200;

/**
 * The same paper with other facts, as a further revision behind the bytes that are there (ISO 32000-1, 7.5.6): what was
 * hashed or signed before stays as it was. undefined for a file that is none of ours.
 */
export function revisePaperPdf(pdf: Uint8Array, facts: PaperFacts): Uint8Array | undefined {
  const trailer = TRAILER.exec(latin1(pdf.subarray(-TAIL)));
  if (trailer === null || !FACTS.test(latin1(pdf.subarray(0, TAIL)))) return undefined;
  const [, size = "", root = "", previous = ""] = trailer;
  const xmp = encodeUtf8(writePaperFacts(facts));
  const object = concatBytes(
    encodeUtf8(`1 0 obj\n<< /Type /Metadata /Subtype /XML /Length ${xmp.length} >>\nstream\n`),
    xmp,
    encodeUtf8("\nendstream\nendobj\n"),
  );
  const place = String(pdf.length).padStart(10, "0");
  const table = `xref\n0 1\n0000000000 65535 f \n1 1\n${place} 00000 n \n`;
  const end = `trailer\n<< /Size ${size} /Root ${root} 0 R /Prev ${previous} >>\nstartxref\n${pdf.length + object.length}\n%%EOF\n`;
  return concatBytes(pdf, object, encodeUtf8(table), encodeUtf8(end));
}

/** One letter a byte. */
function latin1(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
