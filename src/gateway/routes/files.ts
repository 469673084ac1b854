import { fail, ok } from "../../shared/result";
import type { Caller, Handled, PlainRequest, Success } from "../exchange";
import type { GatewayParts } from "../parts";

/** GET /v1/files/{sha256}: catalogue and calendar for everybody, other files for their centre; in parts by Range. */
export async function sendFile(
  { db, files }: GatewayParts,
  caller: Caller,
  name: string,
  { headers }: PlainRequest,
): Handled {
  if (!/^[0-9a-f]{64}$/.test(name)) return fail("not-found");
  const document = await db
    .selectFrom("documents")
    .where("file", "=", name)
    .where((where) => where.or([where("agency", "is", null), where("agency", "=", caller.agency)]))
    .select("media_type")
    .executeTakeFirst();
  const page = await db
    .selectFrom("pages")
    .where("file", "=", name)
    .where("agency", "=", caller.agency)
    .select("page")
    .executeTakeFirst();
  const bytes = document === undefined && page === undefined ? undefined : await files.read(name);
  if (bytes === undefined) return fail("not-found");
  return ok(inParts(bytes, { "content-type": document?.media_type ?? OCTETS }, headers.range));
}

/**
 * GET /v1/pages/{page}: the sealed file of a page that is held, for the stations of its centre; they purged it and want to see
 * it again. The tag tells whether two parts are of one file.
 */
export async function sendPageFile(
  { db, files }: GatewayParts,
  caller: Caller,
  name: string,
  { headers }: PlainRequest,
): Handled {
  const row = await db
    .selectFrom("pages")
    .where("page", "=", name)
    .where("agency", "=", caller.agency)
    .where("state", "=", "held")
    .select("file")
    .executeTakeFirst();
  const file = row?.file ?? null;
  const bytes = file === null ? undefined : await files.read(file);
  if (file === null || bytes === undefined) return fail("not-found");
  return ok(inParts(bytes, { "content-type": OCTETS, etag: `"${file}"` }, headers.range));
}

const OCTETS = "application/octet-stream";

/** The part that is asked for; the whole where none is, or none that there is. */
function inParts(bytes: Uint8Array, named: Readonly<Record<string, string>>, range: string | undefined): Success {
  const headers = { ...named, "accept-ranges": "bytes" };
  const [, from, to] = /^bytes=(\d{1,12})-(\d{0,12})$/.exec(range ?? "") ?? [];
  const start = Number(from);
  if (from === undefined || start >= bytes.length) return { status: 200, headers, body: bytes };
  const end = Math.min(to === undefined || to === "" ? bytes.length : Number(to) + 1, bytes.length);
  const place = { "content-range": `bytes ${start}-${end - 1}/${bytes.length}` };
  return { status: 206, headers: { ...headers, ...place }, body: bytes.subarray(start, end) };
}
