import { findFileFacts, type FileFacts } from "./file-facts";
import { fail, ok, type Result } from "../shared/result";

export const MOST_MEGAPIXELS = 60;
export const MOST_PDF_PAGES = 300;

/** Why a dropped or scanned file cannot become pages. The draft stays as it was. */
export type FileFault =
  | { readonly kind: "empty-file" }
  | { readonly kind: "not-a-page" }
  /** A picture or paper, of a sort that is not read (HEIC, TIFF, WebP). */
  | { readonly kind: "unsupported-format"; readonly format: string }
  | { readonly kind: "too-large"; readonly megapixels: number }
  | { readonly kind: "broken-file" }
  | { readonly kind: "encrypted-pdf" }
  | { readonly kind: "too-many-pages"; readonly pages: number };

export type PageFile = FileFacts & { readonly kind: "jpeg" | "png" | "pdf" };

/** Looks at the first bytes before anything is decoded, so that a huge picture is refused before it fills the memory. */
export function acceptFile(bytes: Uint8Array): Result<PageFile, FileFault> {
  if (bytes.length === 0) return fail({ kind: "empty-file" });
  const facts = findFileFacts(bytes);
  switch (facts.kind) {
    case "pdf":
      return ok({ ...facts, kind: "pdf" });
    case "jpeg":
    case "png": {
      if (facts.size === undefined) return fail({ kind: "broken-file" });
      const megapixels = (facts.size.width * facts.size.height) / 1e6;
      if (megapixels > MOST_MEGAPIXELS) return fail({ kind: "too-large", megapixels: Math.ceil(megapixels) });
      return megapixels === 0 ? fail({ kind: "broken-file" }) : ok({ ...facts, kind: facts.kind });
    }
    case "webp":
    case "tiff":
    case "heic":
      return fail({ kind: "unsupported-format", format: facts.kind });
    case "other":
      return fail({ kind: "not-a-page" });
  }
}
