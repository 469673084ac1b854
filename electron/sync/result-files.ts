import type { Hash } from "../../src/shared/brand";
import { decodeUtf8, fromHex, toHex } from "../../src/shared/bytes";
import { fail, ok, type Result } from "../../src/shared/result";
import { keyOfPageFile, PAGE_HEAD_BYTES } from "../../src/sync/page-file";
import type { ResultFile } from "../../src/sync/published-files";
import { readWholeFile, replaceWholeFile } from "../disk/whole-file";
import type { LinkParts } from "./ports";

const FOLDER = "results";

type ResultParts = Pick<LinkParts, "disk" | "sealer" | "crypto">;

/** A document of a result, in clear. */
export interface ResultDocument {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

/** Keeps the file sealed as it came, flushed. "malformed": it does not hold what the province's journal says. */
export async function keepResult(
  parts: ResultParts,
  file: Hash,
  result: Pick<ResultFile, "page" | "sha256">,
  bytes: Uint8Array,
): Promise<"taken" | "malformed" | "disk"> {
  if (open(parts, result, bytes) === undefined) return "malformed";
  const made = await parts.disk.makeDirectory(FOLDER);
  const rooted = made.ok ? await parts.disk.flushDirectory("") : made;
  const kept = rooted.ok ? await replaceWholeFile(parts.disk, `${FOLDER}/${file}`, bytes) : rooted;
  return kept.ok ? "taken" : "disk";
}

/** Opens it again, and compares once more. */
export async function readResult(
  parts: ResultParts,
  file: Hash,
  result: Pick<ResultFile, "page" | "sha256">,
): Promise<Result<ResultDocument, { readonly kind: "not-here" | "damaged" }>> {
  const stored = await readWholeFile(parts.disk, `${FOLDER}/${file}`);
  if (!stored.ok) return fail({ kind: "not-here" });
  const document = open(parts, result, stored.value);
  return document === undefined ? fail({ kind: "damaged" }) : ok(document);
}

/** With the dossier: what is left without its key cannot be read any more. */
export async function removeResults({ disk }: Pick<LinkParts, "disk">, files: readonly Hash[]): Promise<void> {
  for (const file of files) await disk.remove(`${FOLDER}/${file}`);
}

function open(
  { sealer, crypto }: ResultParts,
  { page, sha256 }: Pick<ResultFile, "page" | "sha256">,
  stored: Uint8Array,
): ResultDocument | undefined {
  const key = keyOfPageFile(stored);
  const plain = key === undefined ? undefined : sealer.open(key, stored.subarray(PAGE_HEAD_BYTES), fromHex(page));
  if (plain?.ok !== true) return undefined;
  const end = 1 + (plain.value[0] ?? 0);
  const bytes = plain.value.slice(end);
  if (toHex(crypto.sha256(bytes)) !== sha256) return undefined;
  return { bytes, mediaType: decodeUtf8(plain.value.subarray(1, end)) };
}
