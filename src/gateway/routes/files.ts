import { fail, ok } from "../../shared/result";
import type { Caller, Handled, PlainRequest } from "../exchange";
import type { GatewayParts } from "../parts";

/** GET /v1/files/{sha256}: catalogue and calendar for everybody, other files for their centre; in parts by Range. */
export async function sendFile(parts: GatewayParts, caller: Caller, name: string, { headers }: PlainRequest): Handled {
  if (!/^[0-9a-f]{64}$/.test(name)) return fail("not-found");
  const { db } = parts;
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
  if (document === undefined && page === undefined) return fail("not-found");
  return sendPart(parts, name, { "content-type": document?.media_type ?? OCTETS }, headers.range);
}

/**
 * GET /v1/pages/{page}: the sealed file of a page that is held, for the stations of its centre; they purged it and want to see
 * it again. The tag tells whether two parts are of one file.
 */
export async function sendPageFile(
  parts: GatewayParts,
  caller: Caller,
  name: string,
  { headers }: PlainRequest,
): Handled {
  const row = await parts.db
    .selectFrom("pages")
    .where("page", "=", name)
    .where("agency", "=", caller.agency)
    .where("state", "=", "held")
    .select("file")
    .executeTakeFirst();
  const file = row?.file ?? null;
  if (file === null) return fail("not-found");
  return sendPart(parts, file, { "content-type": OCTETS, etag: `"${file}"` }, headers.range);
}

const OCTETS = "application/octet-stream";

/**
 * The part that is asked for, of at most `chunkBytes`; without a range, or with none that there is, the whole of a short
 * file. No more of it is in memory, however many ask.
 */
async function sendPart(
  { files, limits }: GatewayParts,
  file: string,
  named: Readonly<Record<string, string>>,
  range: string | undefined,
): Handled {
  const headers = { ...named, "accept-ranges": "bytes" };
  const [, from = "", to = ""] = /^bytes=(\d{1,12})-(\d{0,12})$/.exec(range ?? "") ?? [];
  const start = Number(from);
  const asked = to === "" ? limits.chunkBytes : Number(to) + 1 - start;
  const part = await files.readPart(file, start, from === "" ? limits.chunkBytes : Math.min(asked, limits.chunkBytes));
  if (part === undefined) return fail("not-found");
  const { bytes, size } = part;
  if (from === "" || bytes.length === 0) return sendWhole({ files, limits }, file, headers);
  const place = { "content-range": `bytes ${start}-${start + bytes.length - 1}/${size}` };
  return ok({ status: 206, headers: { ...headers, ...place }, body: bytes });
}

async function sendWhole(
  { files, limits }: Pick<GatewayParts, "files" | "limits">,
  file: string,
  headers: Readonly<Record<string, string>>,
): Handled {
  const whole = await files.readPart(file, 0, limits.chunkBytes);
  if (whole === undefined) return fail("not-found");
  return whole.bytes.length < whole.size ? fail("too-large") : ok({ status: 200, headers, body: whole.bytes });
}
