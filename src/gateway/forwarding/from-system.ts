import { z } from "zod";
import type { DossierId, Hash, KeyId } from "../../shared/brand";
import { toHex } from "../../shared/bytes";
import { fail, ok, type Result } from "../../shared/result";
import { CENTRE_BODIES, type CentreBody } from "../../sync/centre-bodies";
import { sealPageFile } from "../../sync/page-file";
import { progressRecord } from "../../sync/wire/dossier-record";
import { parseStamp } from "../../sync/wire/stamp";
import { publishNews } from "../centre-journal";
import { loadRecords } from "../load-records";
import type { GatewayParts } from "../parts";

/** What the provincial system says of its own accord: progress in today's form, and results with their files. */
export const systemNews = z.discriminatedUnion("service", [
  z.object({ service: z.literal("CapNhatTienDoHoSoMC"), data: z.array(progressRecord).min(1).max(500) }),
  z.object({
    service: z.literal("TraKetQuaHoSoMC"),
    MaHoSo: z.string().min(1).max(64),
    /** Number and symbol of the paper. */
    SoKyHieu: z.string().max(200).nullable(),
    Tep: z.array(z.object({ Ten: z.string().max(2000), LoaiTep: z.string().max(64), NoiDung: z.base64() })).max(20),
  }),
]);
export type SystemNews = z.output<typeof systemNews>;

export interface UnknownDossier {
  readonly kind: "unknown-dossier";
  readonly code: string;
}

/** Published to the centre, sealed under the dossier's key; said twice, it is published twice and changes nothing. */
export async function takeSystemNews(
  parts: GatewayParts,
  news: SystemNews,
): Promise<Result<undefined, UnknownDossier>> {
  if (news.service === "TraKetQuaHoSoMC") return takeResult(parts, news);
  for (const record of news.data) {
    const dossier = await findByCode(parts, record.MaHoSo);
    if (dossier === undefined) return fail({ kind: "unknown-dossier", code: record.MaHoSo });
    const body = CENTRE_BODIES["dossier.progress"].parse({
      status: Number(record.TrangThai),
      at: parseStamp(record.ThoiDiemXuLy),
      person: record.NguoiXuLy,
      title: record.ChucDanh ?? null,
      department: record.PhongBanXuLy ?? null,
      content: record.NoiDungXuLy ?? null,
      dueAt: record.NgayKetThucTheoQuyDinh === undefined ? null : parseStamp(record.NgayKetThucTheoQuyDinh),
    });
    const { agency, about } = dossier;
    await parts.db
      .transaction()
      .execute((tx) => publishNews(parts, tx, agency, { kind: "dossier.progress", body, about }));
  }
  return ok();
}

async function takeResult(
  parts: GatewayParts,
  { MaHoSo, SoKyHieu, Tep }: Extract<SystemNews, { service: "TraKetQuaHoSoMC" }>,
): Promise<Result<undefined, UnknownDossier>> {
  const { crypto, files, db } = parts;
  const dossier = await findByCode(parts, MaHoSo);
  if (dossier === undefined) return fail({ kind: "unknown-dossier", code: MaHoSo });
  const { agency, about } = dossier;
  const stored: CentreBody<"dossier.result">["files"][number][] = [];
  for (const { Ten, LoaiTep, NoiDung } of Tep) {
    const bytes = Uint8Array.from(Buffer.from(NoiDung, "base64"));
    const page = toHex(crypto.randomBytes(32));
    const sealed = sealPageFile(crypto, about.key, page, { bytes, mediaType: LoaiTep });
    const file = toHex(crypto.sha256(sealed));
    // On the disk before the journal names it.
    await files.put(file, sealed);
    const sha256 = toHex(crypto.sha256(bytes));
    // SHA-256 in hex is what the brand promises.
    const [content, name] = [sha256 as Hash, file as Hash];
    stored.push({ name: Ten, page, sha256: content, size: bytes.length, mediaType: LoaiTep, file: name });
  }
  const body = { at: parts.now(), number: SoKyHieu, files: stored };
  await db.transaction().execute(async (tx) => {
    for (const { file, size } of stored) {
      const row = { kind: "result", agency, version: null, file, size, published_at: parts.now() } as const;
      await tx
        .insertInto("documents")
        .values({ ...row, media_type: "application/octet-stream" })
        .execute();
    }
    await publishNews(parts, tx, agency, { kind: "dossier.result", body, about });
  });
  return ok();
}

async function findByCode(parts: GatewayParts, code: string) {
  const rows = await parts.db.selectFrom("dossiers").where("code", "=", code).select(["dossier", "agency"]).execute();
  const [row] = rows;
  // Under a code that two dossiers carry nothing is said about either.
  if (row === undefined || rows.length > 1) return undefined;
  const [loaded] = await loadRecords(parts, parts.db, [row]);
  const id: KeyId | null = loaded?.record.key ?? null;
  if (loaded?.key == null || id === null) return undefined;
  // Stored from an envelope, where the form was checked.
  return { agency: row.agency, about: { dossier: row.dossier as DossierId, key: { id, bytes: loaded.key } } };
}
