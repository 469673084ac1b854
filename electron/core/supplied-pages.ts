import type { WorkRequests } from "../../src/ipc/work-requests";
import { fail, ok } from "../../src/shared/result";
import { MAX_FILE_BYTES } from "../visit/import-pages";
import type { Recognition } from "../visit/ports";
import type { Core } from "./core";

type Supply = WorkRequests["supply:pages"];

interface SuppliedParts {
  readonly core: Pick<Core, "runtime" | "vault" | "keepPage">;
  readonly recognition: Pick<Recognition, "prepare">;
}

/** Pages for a dossier that was accepted before: each is in the vault, flushed, before the window may name it. */
export async function keepSuppliedPages(
  { core, recognition }: SuppliedParts,
  { id, fileName, bytes }: Supply["input"],
): Promise<Supply["output"]> {
  const known = core.runtime.find(id);
  if (known?.core === undefined || known.readOnly) return fail({ kind: "unknown-dossier" });
  if (bytes.length === 0) return fail({ kind: "empty-file", fileName });
  if (bytes.length > MAX_FILE_BYTES) return fail({ kind: "too-large-file", fileName });
  const pages: string[] = [];
  let fault: "disk-full" | "disk-fault" | undefined;
  const prepared = await recognition.prepare(bytes, async (page) => {
    const stored = await core.vault.put(known.key, page.bytes, page.mediaType);
    if (!stored.ok) {
      fault = stored.fault.kind === "disk-full" ? "disk-full" : "disk-fault";
      return false;
    }
    core.keepPage(id, { ...stored.value, overruled: [] });
    pages.push(stored.value.page);
    return true;
  });
  if (fault !== undefined) return fail({ kind: fault, fileName });
  return prepared.ok ? ok({ pages }) : fail({ kind: prepared.fault, fileName });
}
