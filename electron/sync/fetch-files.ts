import { dayOf, isoDate } from "../../src/calendar/local-time";
import type { Hash } from "../../src/shared/brand";
import { concatBytes, toHex } from "../../src/shared/bytes";
import type { Instant } from "../../src/shared/clock";
import { mayCarry } from "../../src/sync/byte-budget";
import type { Failure } from "../../src/sync/failure";
import { wantedFiles, type PublishedFile } from "../../src/sync/published-files";
import { provinceDraft, type FetchedBody } from "../../src/sync/station-entries";
import type { LinkParts } from "./ports";
import { dropArriving, keepArriving, type ArrivingFile } from "./arriving-file";
import { keepResult } from "./result-files";
import { park, type SessionTools } from "./tools";

/** What of the province's files is on its way. */
export interface FileShelf {
  /** The one that is being fetched, as far as it came; on the disk too. */
  begun: ArrivingFile | undefined;
  readonly notBefore: Map<Hash, Instant>;
  readonly failures: Map<Hash, number>;
}

/** `begun`: as it lay on the disk when the program started. */
export function createFileShelf(begun?: ArrivingFile): FileShelf {
  return { begun, notBefore: new Map(), failures: new Map() };
}

/** The gateway does not have it, or has it with other bytes: somebody at the province has to mend that. */
const ASK_AGAIN_MS = 60 * 60_000;
/** The gateway is there and cannot say why: by then an officer is told. */
const PATIENCE = 5;
/** Records and pages have gone before: a file costs a few requests a session, and the rest goes with the next one. */
const REQUESTS_A_SESSION = 64;

/**
 * Fetches what the province published: catalogue, calendar, results of dossiers. Comes last in a session, and no trouble with
 * it ends one. Returns how many files wait for another day's bytes.
 */
export async function fetchFiles(tools: SessionTools, shelf: FileShelf): Promise<number> {
  const { parts, own } = tools;
  // A station that may not write has nothing to put it in.
  if (parts.journal.condition().kind !== "open") return 0;
  let [waiting, left] = [0, REQUESTS_A_SESSION];
  const files = wantedFiles(own.book.files(), isoDate(dayOf(parts.clock.now())));
  if (shelf.begun !== undefined && !files.some(({ file }) => file === shelf.begun?.file)) await clear(parts, shelf);
  for (const wanted of files) {
    if (tools.stopped() || left <= 0) break;
    const now = parts.clock.now();
    if ((shelf.notBefore.get(wanted.file) ?? 0) > now) continue;
    if (!mayCarry(wanted.size, parts.budget(), tools.spent(), now)) {
      waiting += 1;
      continue;
    }
    const came = await fetchOne(tools, shelf, wanted, () => (left -= 1) > 0);
    if (came.kind === "whole") {
      await take(tools, shelf, wanted, came.bytes);
      if (shelf.begun !== undefined) await clear(parts, shelf);
    } else if (came.kind === "failed") await noteFailure(tools, shelf, wanted, came.failure);
    else if (came.kind === "spoilt") await putOff(tools, shelf, wanted, came.why);
  }
  return waiting;
}

type Fetched =
  | { readonly kind: "whole"; readonly bytes: Uint8Array }
  | { readonly kind: "failed"; readonly failure: Failure }
  | { readonly kind: "spoilt"; readonly why: string }
  /** Goes on with the next session, from where it is. */
  | { readonly kind: "later" };

async function fetchOne(
  { parts, calls, limits, stopped }: SessionTools,
  shelf: FileShelf,
  { file }: PublishedFile,
  mayAsk: () => boolean,
): Promise<Fetched> {
  let { bytes, isReadBack } = shelf.begun?.file === file ? shelf.begun : { bytes: NO_BYTES, isReadBack: false };
  for (;;) {
    if (stopped() || !mayAsk()) return { kind: "later" };
    const range = `bytes=${String(bytes.length)}-${String(bytes.length + limits.chunkBytes - 1)}`;
    const reply = await calls.send({ method: "GET", path: `/v1/files/${file}`, headers: { range }, body: NO_BYTES });
    if (!reply.ok) return { kind: "failed", failure: reply.fault };
    const { status, headers, body } = reply.value;
    const [, from, end] = /^bytes (\d{1,12})-\d{1,12}\/(\d{1,12})$/.exec(headers["content-range"] ?? "") ?? [];
    const isPart = status === 206 && Number(from) === bytes.length;
    // A portal's page is an answer too: only what has the hash counts.
    const total = isPart ? Number(end) : body.length;
    const before = isPart ? bytes.length : 0;
    bytes = isPart ? concatBytes(bytes, body) : body;
    if (bytes.length < total && body.length > 0 && total <= limits.fileBytes) {
      shelf.begun = { file, bytes, isReadBack };
      await keepArriving(parts.disk, shelf.begun, before);
      continue;
    }
    const isWhole = total <= limits.fileBytes && toHex(parts.crypto.sha256(bytes)) === file;
    if (isWhole) return { kind: "whole", bytes };
    await clear(parts, shelf);
    if (total > limits.fileBytes) return { kind: "spoilt", why: "too-large" };
    if (!isReadBack) return { kind: "spoilt", why: "wrong-bytes" };
    [bytes, isReadBack] = [NO_BYTES, false];
  }
}

/** Nothing is on its way any more. */
async function clear({ disk }: Pick<LinkParts, "disk">, shelf: FileShelf): Promise<void> {
  shelf.begun = undefined;
  await dropArriving(disk);
}

const NO_BYTES = new Uint8Array(0);

/** No line: the next session asks at once. Anything else is the gateway's own trouble with this one file. */
async function noteFailure(
  tools: SessionTools,
  shelf: FileShelf,
  wanted: PublishedFile,
  { kind, problem }: Failure,
): Promise<void> {
  if (kind === "no-connection") return;
  const failures = (shelf.failures.get(wanted.file) ?? 0) + 1;
  shelf.failures.set(wanted.file, failures);
  if (kind === "refused" || failures >= PATIENCE) await putOff(tools, shelf, wanted, problem?.problem ?? kind);
}

async function putOff(tools: SessionTools, shelf: FileShelf, wanted: PublishedFile, why: string): Promise<void> {
  shelf.notBefore.set(wanted.file, tools.parts.clock.now() + ASK_AGAIN_MS);
  await park(tools, "file-missing", wanted.file, wanted.result?.dossier ?? null, why);
}

/** What has come whole is used, then written down: a power cut in between only asks for it once more. */
async function take(tools: SessionTools, shelf: FileShelf, wanted: PublishedFile, bytes: Uint8Array): Promise<void> {
  const { parts } = tools;
  const { file, what, result } = wanted;
  const used = await use(parts, wanted, bytes);
  if (used.kind === "disk") {
    shelf.notBefore.set(file, parts.clock.now() + ASK_AGAIN_MS);
    return;
  }
  const outcome = used.kind === "taken" ? "taken" : "unreadable";
  if (outcome === "unreadable") await park(tools, "file-unreadable", file, result?.dossier ?? null, what);
  const from = used.kind === "taken" ? used.from : null;
  const body: FetchedBody = { at: parts.clock.now(), file, what, outcome, from };
  await parts.runtime.record([provinceDraft("fetched", parts.stationKey, body)]);
}

type Used = { readonly kind: "taken"; readonly from: string | null } | { readonly kind: "malformed" | "disk" };

async function use(parts: LinkParts, { what, file, result }: PublishedFile, bytes: Uint8Array): Promise<Used> {
  if (what !== "result") return parts.takeReference(what, file, bytes);
  if (result === null) return { kind: "malformed" };
  const kept = await keepResult(parts, file, result, bytes);
  return kept === "taken" ? { kind: "taken", from: null } : { kind: kept };
}
