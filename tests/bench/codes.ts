import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { readCodeSamples, sampleFolder } from "./ocr/manifest";
import { runHost } from "./recognition/run-host";
import { commit, machine } from "./report";

/* Reads the QR codes of a folder of pictures with the product's recognition window in Electron. */
const { values } = parseArgs({ options: { dir: { type: "string" }, json: { type: "boolean" } } });
const dir = sampleFolder(values.dir, fileURLToPath(new URL("../fixtures/ocr/card-qr", import.meta.url)));
const samples = readCodeSamples(dir);
let decoded = 0;
let wallMs = 0;

const run = await runHost(
  "codes",
  samples.map((sample) => join(dir, sample.file)),
  (line) => {
    if (line.kind === "end") wallMs = line.ms;
    if (line.kind !== "codes") return;
    const sample = samples.find((each) => join(dir, each.file) === line.file);
    const right = sample !== undefined && line.codes.includes(sample.payload);
    if (right) decoded += 1;
    if (values.json !== true) console.log(`${basename(line.file)}: ${right ? "read" : "not read"}`);
  },
);
run.clean();

const msPerImage = Math.round(wallMs / Math.max(1, samples.length));
const electron = process.env["QMC_ELECTRON_VERSION"] ?? null;
console.log(
  JSON.stringify({
    name: "codes",
    commit: commit(),
    electron,
    machine: machine(),
    images: samples.length,
    decoded,
    msPerImage,
  }),
);
