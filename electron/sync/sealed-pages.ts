import type { Disk } from "../../src/shared/disk";
import { fail, type Result } from "../../src/shared/result";
import { readWholeFile } from "../disk/whole-file";
import { pagePath, parsePageId } from "../vault/page-place";

/** A page as it lies in the vault, sealed: what travels is what was stored. */
export async function readPageFile(
  disk: Disk,
  page: string,
): Promise<Result<Uint8Array, { readonly kind: "missing" | "disk" }>> {
  const id = parsePageId(page);
  if (id === undefined) return fail({ kind: "missing" });
  const read = await readWholeFile(disk, pagePath(id));
  return read.ok ? read : fail({ kind: read.fault.kind === "not-found" ? "missing" : "disk" });
}
