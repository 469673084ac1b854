import type { DossierId, Hash } from "../shared/brand";
import type { Instant } from "../shared/clock";
import { readCentreNews, type CentreBody } from "./centre-bodies";
import type { FileRef } from "./enrolment";
import type { FetchedBody, NewsBody } from "./station-entries";

/** A file that the province's journal for the centre names: it comes by its hash, after everything else. */
export interface PublishedFile {
  readonly what: "catalogue" | "calendar" | "result";
  /** SHA-256 of the file as it travels. */
  readonly file: Hash;
  /** About: of a result what is inside. */
  readonly size: number;
  /** Of a catalogue or calendar: the local day from which it counts. */
  readonly version: string | null;
  readonly at: Instant;
  readonly state: "wanted" | FetchedBody["outcome"];
  /** Of a result; null: it is of no dossier. */
  readonly result: ResultFile | null;
}

export interface ResultFile {
  readonly dossier: DossierId;
  /** Number and symbol of the paper. */
  readonly number: string | null;
  readonly name: string;
  readonly page: string;
  /** Of what is inside. */
  readonly sha256: Hash;
  readonly mediaType: string;
}

/** Files that one entry of the province names; none where it is of another kind. */
export function filesOfNews({ kind, dossier, at, body }: NewsBody): readonly PublishedFile[] {
  const news = readCentreNews(kind, 1, body);
  if (typeof news === "string") return [];
  switch (news.kind) {
    case "catalogue.published":
      return [documentOf("catalogue", at, news.body.file)];
    case "calendar.published":
      return [documentOf("calendar", at, news.body.file)];
    case "dossier.result":
      return dossier === null ? [] : resultsOf(dossier, at, news.body);
    default:
      return [];
  }
}

function documentOf(what: "catalogue" | "calendar", at: Instant, { sha256, size, version }: FileRef): PublishedFile {
  return { what, file: sha256, size, version, at, state: "wanted", result: null };
}

function resultsOf(dossier: DossierId, at: Instant, body: CentreBody<"dossier.result">): readonly PublishedFile[] {
  return body.files.map(({ file, name, page, sha256, size, mediaType }) => ({
    what: "result",
    file,
    size,
    version: null,
    at,
    state: "wanted",
    result: { dossier, number: body.number, name, page, sha256, mediaType },
  }));
}

/** Those that are new; a file that is named twice is fetched once. */
export function withFiles(files: readonly PublishedFile[], more: readonly PublishedFile[]): readonly PublishedFile[] {
  const known = new Set(files.map(({ file }) => file));
  const fresh = more.filter(({ file }) => !known.has(file));
  return fresh.length === 0 ? files : [...files, ...fresh];
}

export function withFetched(
  files: readonly PublishedFile[],
  { file, outcome }: Pick<FetchedBody, "file" | "outcome">,
): readonly PublishedFile[] {
  return files.map((one) => (one.file === file ? { ...one, state: outcome } : one));
}

/** What is to be fetched, in order: not what a later version has taken the place of by `today`. */
export function wantedFiles(files: readonly PublishedFile[], today: string): readonly PublishedFile[] {
  const isReplaced = ({ what, version }: PublishedFile): boolean =>
    version !== null &&
    files.some((other) => other.what === what && (other.version ?? "") > version && (other.version ?? "") <= today);
  return files.filter((file) => file.state === "wanted" && !isReplaced(file));
}
