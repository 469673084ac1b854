import type { DossierId } from "../../src/shared/brand";
import { toHex } from "../../src/shared/bytes";
import { fail, ok, type Result } from "../../src/shared/result";
import { hash as hashShape } from "../../src/sync/parts";
import { mayCarry, spend } from "../../src/sync/byte-budget";
import type { Failure } from "../../src/sync/failure";
import { formatMetadata, TUS_VERSION, uploadAnswer, type UploadAnswer } from "../../src/sync/uploads";
import { findJson } from "./read-json";
import { park, STOPPED, type SessionTools } from "./tools";

/** Requests for pages at one time: a slow line is full with two, and a page that hangs holds up no other. */
const LANES = 3;

export interface WantedPage {
  readonly page: string;
  readonly dossier: DossierId;
  /** The province says that it lacks it. */
  readonly isMissing?: true;
}

/** Sends pages while entries travel; what was said of a page in this session is not said again. */
export interface PageSender {
  want(pages: readonly WantedPage[]): void;
  /** All that was wanted was sent, parked, or has to wait for the day's bytes; or the line failed. */
  settled(): Promise<Result<undefined, Failure>>;
  /** Pages that the province has said to hold or to keep since the sender was made. */
  arrived(): number;
  /** Pages that wait for another day, as the line is metered. */
  waitingForBytes(): number;
}

export function createPageSender(tools: SessionTools): PageSender {
  const queue: WantedPage[] = [];
  const seen = new Set<string>();
  const working = new Set<Promise<void>>();
  let failure: Failure | undefined;
  let [arrived, waiting, underWay] = [0, 0, 0];

  /** Bytes that are under way in the other lanes count as spent. */
  const mayGo = (size: number): boolean => {
    const { parts } = tools;
    const [now, before] = [parts.clock.now(), tools.spent()];
    return mayCarry(size, parts.budget(), spend(before, now, underWay), now);
  };
  const noteAbsent = async ({ page, dossier, isMissing }: WantedPage): Promise<void> => {
    const isPurged = (tools.own.book.find(dossier)?.away ?? "none") !== "none";
    // A purged page is at the province; only when that says otherwise, nobody here can send it.
    if (!isPurged) await park(tools, "page-missing", page, dossier, null);
    else if (isMissing === true) await park(tools, "page-purged", page, dossier, null);
    else seen.delete(page);
  };
  const sendOne = async (wanted: WantedPage): Promise<Result<boolean, Failure>> => {
    const { parts } = tools;
    const file = await parts.readPageFile(wanted.page);
    if (!file.ok) {
      if (file.fault.kind === "missing") await noteAbsent(wanted);
      return ok(false);
    }
    const size = file.value.length;
    if (!mayGo(size)) {
      waiting += 1;
      return ok(false);
    }
    underWay += size;
    const sent = await sendPage(tools, wanted, file.value);
    underWay -= size;
    return sent;
  };
  const sendNext = async (): Promise<void> => {
    for (let next = queue.shift(); next !== undefined && failure === undefined; next = queue.shift()) {
      if (tools.stopped()) failure = STOPPED;
      else {
        const sent = await sendOne(next);
        if (sent.ok) arrived += sent.value ? 1 : 0;
        else if (sent.fault.kind === "refused") {
          await park(tools, "page-refused", next.page, next.dossier, sent.fault.problem?.problem ?? null);
        } else failure = sent.fault;
      }
    }
  };
  const start = (): void => {
    while (working.size < LANES && queue.length > 0) {
      const lane: Promise<void> = sendNext().finally(() => working.delete(lane));
      working.add(lane);
    }
  };

  return {
    want(pages) {
      for (const wanted of pages) {
        if (seen.has(wanted.page)) continue;
        seen.add(wanted.page);
        queue.push(wanted);
      }
      start();
    },
    async settled() {
      while (working.size > 0) await Promise.all(working);
      return failure === undefined ? ok() : fail(failure);
    },
    arrived: () => arrived,
    waitingForBytes: () => waiting,
  };
}

/** True: it is there now. False: parked, or to be asked again. */
async function sendPage(
  tools: SessionTools,
  { page, dossier }: WantedPage,
  bytes: Uint8Array,
): Promise<Result<boolean, Failure>> {
  const { parts, limits, memory, keepUpload } = tools;
  const sha256 = hashShape.parse(toHex(parts.crypto.sha256(bytes)));
  const metadata = formatMetadata({ dossier, page, sha256 }, (text) => Buffer.from(text).toString("base64"));
  const fits = bytes.length <= limits.chunkBytes;
  const known = fits ? undefined : memory().uploads.find(([file]) => file === sha256)?.[1];
  const sent =
    known === undefined ? await create(tools, bytes, metadata, fits) : await resume(tools, bytes, known, metadata);
  if (!sent.ok) return sent;
  let { value } = sent;
  let isAnew = false;
  while (value.answer === undefined) {
    if (tools.stopped()) return fail(STOPPED);
    await keepUpload(sha256, value.location);
    let next = await continueAt(tools, bytes, value);
    if (!next.ok && next.fault.problem?.problem === "not-found" && !isAnew) {
      // A gateway that was put back has not kept its beginning.
      isAnew = true;
      next = await create(tools, bytes, metadata, false);
    }
    if (!next.ok) return next;
    value = next.value;
  }
  await keepUpload(sha256, undefined);
  if (value.answer.state === "unequal") await park(tools, "page-unequal", page, dossier, null);
  return ok(value.answer.state !== "unequal");
}

/** How far an upload came; `answer`: it is whole. */
interface Upload {
  readonly location: string;
  readonly offset: number;
  readonly answer: UploadAnswer | undefined;
}

const NO_BODY = new Uint8Array(0);

/** A page that fits goes in one request; a larger one is begun with none of its bytes, as it may be there already. */
async function create(
  { calls }: SessionTools,
  bytes: Uint8Array,
  metadata: string,
  fits: boolean,
): Promise<Result<Upload, Failure>> {
  const headers = {
    "tus-resumable": TUS_VERSION,
    "upload-length": String(bytes.length),
    "upload-metadata": metadata,
    "content-type": "application/offset+octet-stream",
  };
  const body = fits ? bytes : NO_BODY;
  const reply = await calls.send({ method: "POST", path: "/v1/uploads", headers, body });
  return reply.ok ? uploadOf(reply.value, undefined) : reply;
}

async function resume(
  tools: SessionTools,
  bytes: Uint8Array,
  location: string,
  metadata: string,
): Promise<Result<Upload, Failure>> {
  const reply = await tools.calls.send({ method: "HEAD", path: location, headers: TUS, body: NO_BODY });
  // The gateway forgot it, as after a week: it begins anew.
  if (!reply.ok) return reply.fault.kind === "refused" ? create(tools, bytes, metadata, false) : reply;
  const upload = uploadOf(reply.value, location);
  const isWhole = upload.ok && upload.value.offset === bytes.length;
  return isWhole ? create(tools, bytes, metadata, false) : upload;
}

async function continueAt(
  { calls, limits }: SessionTools,
  bytes: Uint8Array,
  { location, offset }: Upload,
): Promise<Result<Upload, Failure>> {
  const headers = {
    ...TUS,
    "upload-offset": String(offset),
    "content-type": "application/offset+octet-stream",
  };
  const body = bytes.subarray(offset, offset + limits.chunkBytes);
  const reply = await calls.send({ method: "PATCH", path: location, headers, body });
  return reply.ok ? uploadOf(reply.value, location) : reply;
}

const TUS = { "tus-resumable": TUS_VERSION };

/** An answer without the words of tus is of somebody in between. */
function uploadOf(
  { headers, body }: { readonly headers: Readonly<Record<string, string | undefined>>; readonly body: Uint8Array },
  known: string | undefined,
): Result<Upload, Failure> {
  const location = headers["location"] ?? known;
  const offset = Number(headers["upload-offset"] ?? "none");
  if (location?.startsWith("/v1/uploads/") !== true || !Number.isSafeInteger(offset)) return fail(STOPPED);
  if (body.length === 0) return ok({ location, offset, answer: undefined });
  const answer = uploadAnswer.safeParse(findJson(body));
  return answer.success ? ok({ location, offset, answer: answer.data }) : fail(STOPPED);
}
