import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { parseArgs } from "node:util";
import { searchDossiers } from "../../electron/station/search-dossiers";
import { searchLine } from "../../src/dossier/search-line";
import { acceptedSchema } from "../../src/dossier/entry-bodies";
import { acceptDossier } from "../../src/intake/accept-dossier";
import { createSearchLines } from "../../src/intake/search-lines";
import { expectOk } from "../../src/shared/result";
import { anAcceptCommand, anIntakeContext, dossierId } from "../fakes/build-intake";
import { createSeededRandom } from "../fakes/seeded-random";
import { metricOf, printReport } from "./report";

/*
 * From a key press to the ids of the rows, over one folded line a dossier in main's memory; and what the lines weigh.
 * The queries grow letter by letter, as people type.
 */
const { values } = parseArgs({ options: { dossiers: { type: "string" }, json: { type: "boolean" } } });
const count = Number(values.dossiers ?? 100_000);
const random = createSeededRandom(26);

const FAMILY = [
  "Nguyễn",
  "Trần",
  "Lê",
  "Phạm",
  "Hoàng",
  "Huỳnh",
  "Phan",
  "Vũ",
  "Võ",
  "Đặng",
  "Bùi",
  "Đỗ",
  "Hồ",
] as const;
const MIDDLE = ["Thị", "Văn", "Ngọc", "Quốc", "Thị Phương", "Minh", "Thanh", "Hữu", "Thùy", "Bảo"] as const;
const GIVEN = ["Ánh", "Thảo", "Hùng", "Lan", "Đức", "Nguyên", "Hạnh", "Châu", "Khánh", "Yến", "Sơn", "Phúc"] as const;
const QUERIES = [
  "nguyễn văn ánh",
  "079190",
  "trần thị phương yến",
  "H00.001-26",
  "0900 000",
  "đặng ngọc",
  "chung thuc",
];

setFlagsFromString("--expose_gc");
// The only way to a collection in a program that was started without the flag.
const collect = runInNewContext("gc") as () => void;

const body = acceptedSchema.parse(expectOk(acceptDossier(anAcceptCommand(), anIntakeContext()))[0]?.body);
collect();
collect();
const before = process.memoryUsage().heapUsed;
const lines = createSearchLines();
for (let n = 1; n <= count; n += 1) {
  const name = `${random.pick(FAMILY)} ${random.pick(MIDDLE)} ${random.pick(GIVEN)}`;
  const idNumber = `0791909${random.below(100_000).toString().padStart(5, "0")}`;
  const phone = `09000${random.below(100_000).toString().padStart(5, "0")}`;
  const acceptance = { ...body, owner: { ...body.owner, name, idNumber, phone } };
  const code = `H00.001-261123-${random.below(10_000).toString().padStart(4, "0")}`;
  lines.add(dossierId(n), searchLine(acceptance, code));
}
searchDossiers(lines, "nguyen", 1);
collect();
collect();
const megabytes = (process.memoryUsage().heapUsed - before) / 1e6;

const times: number[] = [];
let found = 0;
for (let round = 0; round < 6; round += 1) {
  for (const query of QUERIES) {
    for (let length = 1; length <= query.length; length += 1) {
      const begun = performance.now();
      found += searchDossiers(lines, query.slice(0, length), 50).ids.length;
      // The first round warms up.
      if (round > 0) times.push(performance.now() - begun);
    }
  }
}
printReport({
  name: "search",
  params: { dossiers: count, queries: QUERIES.length, found },
  metrics: { search: metricOf(times, "ms"), memory: metricOf([megabytes], "MB") },
  baseline: null,
  ratio: null,
});
