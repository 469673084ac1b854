import { toHex } from "../../src/shared/bytes";
import { ok, type Result } from "../../src/shared/result";
import { challengeAnswer, proofOf } from "../../src/sync/challenge";
import type { Failure } from "../../src/sync/failure";
import type { SessionTools } from "./tools";

/** "away": its file is not here. "unread": it is here and cannot be read. "differs": the province holds other bytes. */
export type PageProof = "same" | "differs" | "not-held" | "away" | "unread";

/** Pages that one request asks about: what the gateway has to read for it takes a fraction of a second. */
const PAGES_A_REQUEST = 50;

/** Asks the province to show that it holds these pages now, byte for byte as they are here now. */
export async function provePages(
  { parts, calls, limits }: Pick<SessionTools, "parts" | "calls" | "limits">,
  pages: readonly string[],
): Promise<Result<ReadonlyMap<string, PageProof>, Failure>> {
  const proofs = new Map<string, PageProof>();
  const most = Math.min(PAGES_A_REQUEST, limits.items);
  for (let at = 0; at < pages.length; at += most) {
    const nonce = toHex(parts.crypto.randomBytes(32));
    const ours = new Map<string, string>();
    for (const page of pages.slice(at, at + most)) {
      const file = await parts.readPageFile(page);
      if (file.ok) ours.set(page, proofOf(parts.crypto, nonce, file.value));
      else proofs.set(page, file.fault.kind === "missing" ? "away" : "unread");
      await parts.breather.breathe();
    }
    if (ours.size === 0) continue;
    const answer = await calls.ask("/v1/challenge", { nonce, pages: [...ours.keys()], entries: [] }, challengeAnswer);
    if (!answer.ok) return answer;
    const theirs = answer.value.pages;
    for (const [index, [page, proof]] of [...ours].entries()) {
      const said = theirs[index] ?? null;
      proofs.set(page, said === null ? "not-held" : said === proof ? "same" : "differs");
    }
  }
  return ok(proofs);
}
