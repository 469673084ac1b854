import { basename, resolve } from "node:path";
import { readingText } from "../../src/ocr/reading";
import { readPaper } from "../../src/ocr/read-paper";
import { readPaperCatalogue } from "./ocr/catalogue";
import { runHost } from "./recognition/run-host";

/* `npm run ocr -- FILE...`: text and fields of pictures and PDFs, as the desk would be offered them. */
const files = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
if (files.length === 0) {
  console.log("Usage: npm run ocr -- FILE... (JPEG, PNG, WebP, PDF)");
  process.exit(2);
}
const catalogue = await readPaperCatalogue();
const run = await runHost(
  "pages",
  files.map((file) => resolve(file)),
  (line) => {
    if (line.kind === "failed") console.log(`${basename(line.file)}: ${line.fault}`);
    if (line.kind !== "page") return;
    console.log(`── ${basename(line.file)}, page ${line.index + 1} (${Math.round(line.ms)} ms)`);
    if (line.reading === undefined) {
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
