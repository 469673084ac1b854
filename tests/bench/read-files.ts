import { basename, resolve } from "node:path";
import { readingText } from "../../src/ocr/reading";
import { readPaper } from "../../src/ocr/read-paper";
import { readPaperCatalogue } from "./ocr/catalogue";
import { runHost } from "./recognition/run-host";

/*
 * `npm run ocr -- FILE...`: text and fields of pictures and PDFs, as the desk would be offered them. Ends with 1 where a file
 * or a page of one could not be read, with 2 where no file was named.
 */
const files = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
if (files.length === 0) {
  console.log("Usage: npm run ocr -- FILE... (JPEG, PNG, WebP, TIFF, PDF)");
  process.exit(2);
}

const FAULTS: Readonly<Record<string, string>> = {
  "no-such-file": "there is no such file, or it may not be opened",
  "empty-file": "the file is empty",
  "not-a-picture": "this is no JPEG, PNG, WebP, TIFF or PDF",
  "too-many-pixels": "the picture has more than 60 million pixels",
  "broken-picture": "the picture, or a page of the file, is damaged and cannot be opened",
  "broken-pdf": "the PDF is damaged and cannot be opened",
  "encrypted-pdf": "the PDF asks for a password",
  "too-many-pages": "the file has more than 300 pages",
  "reader-stopped": "the reader stopped twice on this file",
};
let unread = 0;
const catalogue = await readPaperCatalogue();
const run = await runHost(
  "pages",
  files.map((file) => resolve(file)),
  (line) => {
    if (line.kind === "failed") {
      unread += 1;
      console.log(`── ${basename(line.file)}: ${FAULTS[line.fault] ?? line.fault}`);
    }
    if (line.kind !== "page") return;
    console.log(`── ${basename(line.file)}, page ${line.index + 1} (${Math.round(line.ms)} ms)`);
    if (line.reading === undefined) {
      unread += 1;
      console.log("could not be read");
      return;
    }
    console.log(readingText(line.reading));
    const { kind, fields } = readPaper(line.reading, line.height, catalogue);
    const finding = line.reading.finding ?? "text";
    console.log(`\nkind: ${kind?.id ?? "unknown"}${finding === "text" ? "" : `; the page is: ${finding}`}`);
    for (const field of fields) {
      const doubt = field.doubts.length > 0 ? `   ? ${field.doubts.join(", ")}` : "";
      const hints = field.hints.length > 0 ? `   → ${field.hints.join(" | ")}` : "";
      console.log(`  ${field.key}: ${field.value}${doubt}${hints}`);
    }
  },
);
run.clean();
process.exitCode = unread > 0 ? 1 : 0;
