import { DAY_MS } from "../../calendar/local-time";
import { toHex } from "../../shared/bytes";
import { fail, ok, type Result } from "../../shared/result";
import type { ProblemKind } from "../../sync/problem";
import { parseMetadata, TUS_VERSION, type UploadMetadata } from "../../sync/uploads";
import type { Admitted, Caller, Handled, PlainRequest, Success } from "../exchange";
import type { ArrivedPage, PageArrivals } from "../page-arrivals";
import type { GatewayParts } from "../parts";

const LOCATION = "/v1/uploads/";
const UPLOAD_DAYS = 7;
/** Of one station at a time: it sends three, and takes up again what a power cut left. */
const MOST_OPEN = 32;

/** POST /v1/uploads: a page whole in one request, or its beginning. */
export async function beginUpload(
  parts: GatewayParts,
  arrivals: PageArrivals,
  caller: Admitted,
  { headers, body }: PlainRequest,
): Handled {
  const size = lengthOf(headers["upload-length"]);
  const metadata = parseMetadata(headers["upload-metadata"] ?? "", (text) => Buffer.from(text, "base64"));
  if (size === undefined || size === 0 || metadata === undefined || body.length > size) return fail("malformed");
  if (size > parts.limits.fileBytes) return fail("too-large");
  const page = pageOf(caller, metadata);
  if (body.length === size) {
    if (caller.bodyHash !== metadata.sha256) return fail("wrong-bytes");
    return ok(created(await arrivals.arrived({ ...page, bytes: body }), metadata.sha256, size));
  }
  const known = await arrivals.find(page);
  if (known !== undefined) return ok(created(known, metadata.sha256, size));
  await forgetSurplus(parts, caller.station);
  const upload = toHex(parts.crypto.randomBytes(16));
  if (body.length > 0) await parts.files.writePart(upload, 0, body);
  await parts.db
    .insertInto("uploads")
    .values({
      upload,
      station: caller.station,
      dossier: metadata.dossier,
      page: metadata.page,
      file: metadata.sha256,
      size,
      received: body.length,
      begun_at: parts.now(),
    })
    .execute();
  return ok({
    status: 201,
    headers: tusHeaders({ location: LOCATION + upload, "upload-offset": String(body.length) }),
  });
}

/** HEAD: how much of it is here. */
export async function tellUpload(parts: GatewayParts, caller: Caller, name: string): Handled {
  const found = await findUpload(parts, caller, name);
  if (!found.ok) return found;
  const { received, size } = found.value;
  const offsets = { "upload-offset": String(received), "upload-length": String(size) };
  return ok({ status: 200, headers: tusHeaders({ ...offsets, "cache-control": "no-store" }) });
}

/** PATCH: the next part, from exactly where the last one ended. */
export async function continueUpload(
  parts: GatewayParts,
  arrivals: PageArrivals,
  caller: Caller,
  name: string,
  { headers, body }: PlainRequest,
): Handled {
  const offset = lengthOf(headers["upload-offset"]);
  if (offset === undefined || body.length === 0) return fail("malformed");
  const found = await findUpload(parts, caller, name);
  if (!found.ok) return found;
  const { received, size, upload, page } = found.value;
  if (offset !== received || upload === null) return fail("offset");
  const end = offset + body.length;
  if (end > size) return fail("malformed");
  if (!(await parts.files.writePart(upload, offset, body))) {
    // The database was put back to a moment when its parts were here.
    await parts.db.deleteFrom("uploads").where("upload", "=", upload).execute();
    return fail("not-found");
  }
  // Two parts from one place: the first that is written down counts, the other has to ask.
  const moved = await parts.db
    .updateTable("uploads")
    .set({ received: end })
    .where("upload", "=", upload)
    .where("received", "=", offset)
    .executeTakeFirst();
  if (Number(moved.numUpdatedRows) !== 1) return fail("offset");
  if (end < size) return ok({ status: 204, headers: tusHeaders({ "upload-offset": String(end) }) });
  const isWhole = await parts.files.finish(upload, page.file);
  await parts.db.deleteFrom("uploads").where("upload", "=", upload).execute();
  if (!isWhole) return fail("wrong-bytes");
  const answer = await arrivals.arrived({ ...page, bytes: null });
  return ok({ status: 200, headers: tusHeaders({ "upload-offset": String(end) }), body: answer });
}

/** Uploads that nobody went on with for a week begin anew. */
export async function forgetUploads({ db, files, now }: Pick<GatewayParts, "db" | "files" | "now">): Promise<void> {
  const old = await db
    .deleteFrom("uploads")
    .where("begun_at", "<", now() - UPLOAD_DAYS * DAY_MS)
    .returning("upload")
    .execute();
  for (const { upload } of old) await files.forget(upload);
}

/** The oldest go: whoever goes on with one of them begins it anew. */
async function forgetSurplus({ db, files }: Pick<GatewayParts, "db" | "files">, station: string): Promise<void> {
  const open = await db
    .selectFrom("uploads")
    .where("station", "=", station)
    .orderBy("begun_at")
    .select("upload")
    .execute();
  const surplus = open.slice(0, Math.max(0, open.length + 1 - MOST_OPEN)).map(({ upload }) => upload);
  if (surplus.length === 0) return;
  await db.deleteFrom("uploads").where("upload", "in", surplus).execute();
  for (const upload of surplus) await files.forget(upload);
}

interface FoundUpload {
  /** null: it is complete. */
  readonly upload: string | null;
  readonly received: number;
  readonly size: number;
  readonly page: ArrivedPage;
}

async function findUpload(
  parts: GatewayParts,
  caller: Caller,
  name: string,
): Promise<Result<FoundUpload, ProblemKind>> {
  const [, file, length] = /^done-([0-9a-f]{64})-(\d{1,12})$/.exec(name) ?? [];
  if (file !== undefined && (await parts.files.has(file))) {
    const size = Number(length);
    return ok({ upload: null, received: size, size, page: { ...NO_PAGE, file } });
  }
  const row = await parts.db
    .selectFrom("uploads")
    .where("upload", "=", name)
    .where("station", "=", caller.station)
    .selectAll()
    .executeTakeFirst();
  if (row === undefined) return fail("not-found");
  const { upload, received, size, dossier, page } = row;
  return ok({ upload, received, size, page: { agency: caller.agency, dossier, page, file: row.file } });
}

const NO_PAGE = { agency: "", dossier: "", page: "" };

function pageOf({ agency }: Caller, { dossier, page, sha256 }: UploadMetadata): ArrivedPage {
  return { agency, dossier, page, file: sha256 };
}

function created(body: unknown, sha256: string, size: number): Success {
  const location = `${LOCATION}done-${sha256}-${size}`;
  return { status: 201, headers: tusHeaders({ location, "upload-offset": String(size) }), body };
}

function tusHeaders(headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return { "tus-resumable": TUS_VERSION, ...headers };
}

function lengthOf(header: string | undefined): number | undefined {
  return /^\d{1,12}$/.test(header ?? "") ? Number(header) : undefined;
}
