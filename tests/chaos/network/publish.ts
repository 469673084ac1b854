import { publishNews } from "../../../src/gateway/centre-journal";
import { systemNews, takeSystemNews } from "../../../src/gateway/forwarding/from-system";
import type { Gateway } from "../../../src/gateway/gateway";
import { publishDocument } from "../../../src/gateway/publish";
import { isoDate } from "../../../src/calendar/local-time";
import { encodeUtf8 } from "../../../src/shared/bytes";
import type { MemoryBackup } from "../../fakes/gateway/memory/memory-database";
import { Violation } from "../station/ledger";
import { AGENCY, getLife } from "../station/world";
import type { Counter } from "./counter";
import type { Net } from "./net";
import type { Province } from "./province";

/** The province says something: a refusal, a result with a document, a catalogue. */
export async function publish({ province }: Net, counter: Counter, a: number): Promise<void> {
  if (a % 3 === 0) await province.act((gateway) => catalogue(gateway, a));
  else if (a % 3 === 1) await result(province, counter, a);
  else await refusal(province, counter, a);
}

async function catalogue({ parts }: Gateway, a: number): Promise<void> {
  // Some 2 KB, which are three requests; an earlier date than the last one is refused.
  const version = isoDate(20_000 + (a % 5_000));
  const author = "Tỉnh ".padEnd(2_000, "x");
  await publishDocument(parts, "catalogue", encodeUtf8(JSON.stringify({ version, author, procedures: [] })));
}

async function result(province: Province, { world }: Counter, a: number): Promise<void> {
  const known = world.ledger.sent[a % Math.max(1, world.ledger.sent.length)];
  const code = known && getLife(world).runtime.find(known.dossier)?.core?.code;
  if (code === undefined) return;
  const NoiDung = Buffer.from("kết quả ".repeat(a % 300)).toString("base64");
  const Tep = [{ Ten: "Kết quả.pdf", LoaiTep: "application/pdf", NoiDung }];
  const news = systemNews.parse({ service: "TraKetQuaHoSoMC", MaHoSo: code, SoKyHieu: null, Tep });
  await province.act(({ parts }) => takeSystemNews(parts, news));
}

async function refusal(province: Province, { world }: Counter, a: number): Promise<void> {
  const known = world.ledger.sent[a % Math.max(1, world.ledger.sent.length)];
  const key = known && world.ledger.keys.get(known.dossier);
  if (known === undefined || key === undefined) return;
  const { dossier } = known;
  await province.act(async ({ parts }) => {
    const bytes = (await parts.dossierKeys.find([key])).get(key);
    // Only of dossiers that the province can read.
    if (bytes === undefined) return;
    const about = { dossier, key: { id: key, bytes } };
    const body = { at: parts.now(), by: "provincial-system" as const, reason: "Thiếu giấy tờ" };
    await parts.db
      .transaction()
      .execute((tx) => publishNews(parts, tx, AGENCY, { kind: "dossier.refused", body, about }));
  });
}

/** Files that the province's journal named for this station, that the province has, and that are not here. */
export function filesOwed({ link, world }: Counter, province: Province): readonly string[] {
  const life = getLife(world);
  if (link === undefined || life.journal.condition().kind !== "open") return [];
  const rows = province.look();
  const { whole } = province.files();
  return link
    .files()
    .filter(({ state, version, file }) => state === "wanted" && version === null && isServed(rows, file))
    .map(({ file }) => file)
    .filter((file) => whole.has(file));
}

function isServed(rows: MemoryBackup, file: string): boolean {
  return (rows.get("documents") ?? []).some((row) => row["file"] === file);
}

/** After everything was connected: what the province published for a station is there, whole, and opens. */
export async function checkFiles(counter: Counter, province: Province): Promise<void> {
  const { link, index, world } = counter;
  if (link === undefined || getLife(world).journal.condition().kind !== "open") return;
  if (filesOwed(counter, province).length > 0) throw new Violation("lost", `a result for station ${index + 1}`);
  for (const { file, state, result } of link.files()) {
    if (state === "unreadable") throw new Violation("mismatched", `a file for station ${index + 1} is unreadable`);
    if (state !== "taken" || result === null) continue;
    if (!(await link.readResult(file)).ok)
      throw new Violation("lost", `a result of station ${index + 1} does not open`);
  }
}
