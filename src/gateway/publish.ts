import { parseCalendar } from "../calendar/calendar-data";
import { dayOf, isoDate } from "../calendar/local-time";
import { parseCatalogue } from "../procedure/catalogue";
import { toHex } from "../shared/bytes";
import { fail, ok, type Result } from "../shared/result";
import { fileRef } from "../sync/enrolment";
import { publishNews } from "./centre-journal";
import type { GatewayParts } from "./parts";
import type { Database } from "./store/database";

type DocumentKind = "catalogue" | "calendar";

interface PublishFault {
  /** "malformed": stations could make nothing of it. "not-newer": its date is not after that of the last one. */
  readonly kind: "malformed" | "not-newer" | "other-version";
}

/**
 * A catalogue or calendar for all centres: checked as stations check it, stored, named in each centre's journal. It counts from the
 * date in it; `version`, where it is given, has to be that date.
 */
export async function publishDocument(
  parts: GatewayParts,
  kind: DocumentKind,
  bytes: Uint8Array,
  version: string | null = null,
): Promise<Result<{ readonly file: string; readonly version: string }, PublishFault>> {
  const date = dateOf(kind, bytes);
  if (date === undefined) return fail({ kind: "malformed" });
  if (version !== null && version !== date) return fail({ kind: "other-version" });
  const file = toHex(parts.crypto.sha256(bytes));
  await parts.files.put(file, bytes);
  const now = parts.now();
  const row = {
    ...{ kind, agency: null, version: date, file },
    ...{ size: bytes.length, media_type: "application/json", published_at: now },
  };
  return parts.db.transaction().execute(async (tx) => {
    const last = (await documentsOf(tx, kind)).at(-1);
    if (last?.version != null && last.version >= date) return fail({ kind: "not-newer" });
    await tx.insertInto("documents").values(row).execute();
    const centres = await tx.selectFrom("centres").select("agency").orderBy("agency").execute();
    for (const { agency } of centres) await tell(parts, tx, agency, row);
    return ok({ file, version: date });
  });
}

/** To a centre that was founded after they were published: those that count by now, and those that will. */
export async function tellDocuments(
  parts: Pick<GatewayParts, "crypto" | "keys" | "now" | "newsEpoch">,
  tx: Database,
  agency: string,
): Promise<void> {
  const today = isoDate(dayOf(parts.now()));
  for (const kind of ["catalogue", "calendar"] as const) {
    const all = await documentsOf(tx, kind);
    const present = all.findLastIndex(({ version }) => version !== null && version <= today);
    for (const row of all.slice(Math.max(0, present))) await tell(parts, tx, agency, { ...row, kind });
  }
}

type DocumentRow = Awaited<ReturnType<typeof documentsOf>>[number] & { readonly kind: DocumentKind };

async function tell(
  parts: Pick<GatewayParts, "crypto" | "keys" | "now" | "newsEpoch">,
  tx: Database,
  agency: string,
  { kind, file, size, media_type: mediaType, version, published_at: from }: DocumentRow,
): Promise<void> {
  const body = { file: fileRef.parse({ sha256: file, size, mediaType, version }), from };
  await publishNews(parts, tx, agency, { kind: `${kind}.published` as const, body, about: null });
}

/** Oldest date first. */
async function documentsOf(tx: Database, kind: DocumentKind) {
  const rows = await tx
    .selectFrom("documents")
    .where("kind", "=", kind)
    .where("agency", "is", null)
    .select(["version", "file", "size", "media_type", "published_at"])
    .execute();
  return rows.toSorted((a, b) => (a.version ?? "").localeCompare(b.version ?? ""));
}

/** The local day from which it counts; undefined: not a file of that kind. */
function dateOf(kind: DocumentKind, bytes: Uint8Array): string | undefined {
  let raw: unknown;
  try {
    raw = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined; // said as "malformed"
  }
  const parsed = kind === "catalogue" ? parseCatalogue(raw) : parseCalendar(raw);
  return parsed.ok ? parsed.value.version : undefined;
}
