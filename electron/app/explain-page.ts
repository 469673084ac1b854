import type { PurgeRequests } from "../../src/ipc/purge-requests";
import type { ProvinceLink } from "../sync/province-link";
import type { Vault } from "../vault/vault";

/** Why the picture of this page does not come; `link` undefined: what was purged is not known yet, some seconds after the start. */
export async function explainPage(
  page: string,
  link: Pick<ProvinceLink, "pageFault"> | undefined,
  vault: Pick<Vault, "read">,
): Promise<PurgeRequests["page:why"]["output"]> {
  const asked = link?.pageFault(page);
  if (asked !== undefined) return asked === "not-there" ? "not-here" : asked;
  // Nobody asked the province: the line is switched off, or not open yet; or the file is here.
  const read = await vault.read(page);
  if (read.ok) return "not-yet";
  const why = read.fault.kind === "unreadable" ? read.fault.why : "damaged";
  if (why === "elsewhere") return link === undefined ? "not-yet" : "no-line";
  return why === "missing" ? "not-here" : "damaged";
}
