import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";
import { expect, test } from "vitest";
import { aPaperRecord } from "../../fakes/a-paper-record";
import type { PaperFacts } from "../../../src/printing/paper-facts";
import { writePaperPdf } from "../../../src/printing/paper-pdf";
import { revisePaperPdf } from "../../../src/printing/revise-pdf";
import { encodeUtf8 } from "../../../src/shared/bytes";

const FACTS: PaperFacts = {
  record: aPaperRecord({ name: "Bản chính giấy tờ" }),
  paperId: undefined,
  centreName: "Trung tâm mẫu",
  agencyCode: "H99.999",
  pageHashes: [],
};
const called = (name: string): PaperFacts => ({ ...FACTS, record: aPaperRecord({ name }) });

const plain = (): Promise<Uint8Array> => writePaperPdf([], FACTS, (bytes) => Promise.resolve(bytes));

async function titleOf(pdf: Uint8Array): Promise<unknown> {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0, stopAtErrors: true }).promise;
  return (await document.getMetadata()).metadata.get("dc:title");
}

test("each revision stands behind the one before, and readers see the newest", async () => {
  const first = await plain();
  const second = revisePaperPdf(first, called("Bản hai")) ?? first;
  const third = revisePaperPdf(second, called("Bản ba")) ?? first;
  expect(third.subarray(0, second.length)).toEqual(second);
  expect(second.subarray(0, first.length)).toEqual(first);
  expect(await Promise.all([first, second, third].map(titleOf))).toEqual(["Bản chính giấy tờ", "Bản hai", "Bản ba"]);
});

test("a file of another program, or one that is cut off, is left alone", async () => {
  const pdf = await plain();
  expect(revisePaperPdf(encodeUtf8("%PDF-1.4\n1 0 obj\n"), FACTS)).toBeUndefined();
  expect(revisePaperPdf(pdf.subarray(0, pdf.length - 3), FACTS)).toBeUndefined();
});
