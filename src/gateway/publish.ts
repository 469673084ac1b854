import { toHex } from "../shared/bytes";
import { fileRef } from "../sync/enrolment";
import { publishNews } from "./centre-journal";
import type { GatewayParts } from "./parts";

/** A catalogue or calendar for all centres, from now on: the file is stored, each centre's journal names it. */
export async function publishDocument(
  parts: GatewayParts,
  kind: "catalogue" | "calendar",
  version: string,
  bytes: Uint8Array,
): Promise<string> {
  const file = toHex(parts.crypto.sha256(bytes));
  await parts.files.put(file, bytes);
  const mediaType = "application/json";
  const now = parts.now();
  const reference = fileRef.parse({ sha256: file, size: bytes.length, mediaType, version });
  await parts.db.transaction().execute(async (tx) => {
    const row = { kind, agency: null, version, file, size: bytes.length, media_type: mediaType, published_at: now };
    await tx.insertInto("documents").values(row).execute();
    const centres = await tx.selectFrom("centres").select("agency").orderBy("agency").execute();
    for (const { agency } of centres) {
      const news = { kind: `${kind}.published` as const, body: { file: reference, from: now }, about: null };
      await publishNews(parts, tx, agency, news);
    }
  });
  return file;
}
