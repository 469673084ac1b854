import { findFileFacts, type FileFacts } from "./file-facts";
import { fail, ok, type Result } from "../shared/result";

export const MOST_MEGAPIXELS = 60;
export const MOST_PDF_PAGES = 300;

/** Why a dropped or scanned file cannot become pages. The draft stays as it was. */
export type FileFault =
  | { readonly kind: "empty-file" }
  /** Also pictures of a sort that is not read (HEIC). */
  | { readonly kind: "not-a-picture" }
  | { readonly kind: "too-many-pixels" }
  | { readonly kind: "broken-picture" }
  | { readonly kind: "broken-pdf" }
  | { readonly kind: "encrypted-pdf" }
  | { readonly kind: "too-many-pages" };

export type PageFile = FileFacts & { readonly kind: "jpeg" | "png" | "webp" | "tiff" | "pdf" };

/** Looks at the first bytes before anything is decoded, so that a huge picture is refused before it fills the memory. */
export function acceptFile(bytes: Uint8Array): Result<PageFile, FileFault> {
  if (bytes.length === 0) return fail({ kind: "empty-file" });
  const facts = findFileFacts(bytes);
  switch (facts.kind) {
    // How many pages, and how large, is seen when it is opened.
    case "pdf":
    case "tiff":
      return ok({ ...facts, kind: facts.kind });
    case "jpeg":
    case "png":
    case "webp": {
      const pixels = (facts.size?.width ?? 0) * (facts.size?.height ?? 0);
      if (pixels === 0) return fail({ kind: "broken-picture" });
      return pixels > MOST_MEGAPIXELS * 1e6 ? fail({ kind: "too-many-pixels" }) : ok({ ...facts, kind: facts.kind });
    }
    case "heic":
    case "other":
      return fail({ kind: "not-a-picture" });
  }
}
