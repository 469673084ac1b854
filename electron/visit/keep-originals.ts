import { acceptFile, type PageFile } from "../../src/capture/accept-file";
import type { DossierId, KeyId } from "../../src/shared/brand";
import { equalBytes } from "../../src/shared/bytes";
import type { OriginalStore } from "./ports";

/** What came, untouched: the picture of a camera or a scanner, or a file with its pages. */
export interface BroughtFile {
  readonly dossier: DossierId;
  readonly key: KeyId;
  readonly bytes: Uint8Array;
}

/** Told of each page that is in the vault: its name there, its bytes, and its number in the file, from 1. Never fails a page. */
export type KeepOriginal = (page: string, prepared: Uint8Array, number: number) => Promise<void>;

const MEDIA_TYPES: Readonly<Record<PageFile["kind"], string>> = {
  jpeg: "image/jpeg",
  webp: "image/webp",
  png: "image/png",
  tiff: "image/tiff",
  pdf: "application/pdf",
};

/**
 * The one way in which originals are kept, whatever the source: one keeper for each file. A file of several pages is stored
 * once, beside the first of them; a picture that nothing had to be done to is its own original.
 */
export function createOriginalKeeper(originals: OriginalStore | undefined, file: BroughtFile): KeepOriginal {
  const accepted = acceptFile(file.bytes);
  if (originals === undefined || !accepted.ok) return () => Promise.resolve();
  const mediaType = MEDIA_TYPES[accepted.value.kind];
  let beside: string | undefined;
  return async (page, prepared, number) => {
    if (equalBytes(file.bytes, prepared)) return;
    const kept = await originals.keep({ ...file, page, mediaType, number, beside });
    if (kept) beside ??= page;
  };
}
