import { fail, ok } from "../../shared/result";
import type { Caller, Handled, PlainRequest } from "../exchange";
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
  const type = { "content-type": document?.media_type ?? "application/octet-stream", "accept-ranges": "bytes" };
  const [, from, to] = /^bytes=(\d{1,12})-(\d{0,12})$/.exec(headers.range ?? "") ?? [];
  const start = Number(from);
  if (from === undefined || start >= bytes.length) return ok({ status: 200, headers: type, body: bytes });
  const end = Math.min(to === undefined || to === "" ? bytes.length : Number(to) + 1, bytes.length);
  const range = { "content-range": `bytes ${start}-${end - 1}/${bytes.length}` };
  return ok({ status: 206, headers: { ...type, ...range }, body: bytes.subarray(start, end) });
}
