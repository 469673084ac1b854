import { follows, hasItsBody, headOf, isSigned, type EntryTools } from "../../src/journal/chain";
import type { Entry, Head } from "../../src/journal/entry";
import type { Damage } from "../../src/journal/ports";
import type { ReadOnlyReason } from "./journal";

/** Entries kept by a witness must be this station's own, unbroken behind `head`, and end with a whole group. */
export function findWrongEntry(tools: EntryTools, head: Head, entries: readonly Entry[]): Damage | undefined {
  let last = head;
  for (const [index, entry] of entries.entries()) {
    const isLast = index === entries.length - 1;
    const { incarnation, sequence, group } = entry.envelope;
    const wrong = (kind: Damage["kind"]): Damage => ({ kind, segment: "", offset: 0, incarnation, sequence });
    if (!follows(last, entry) || (isLast && group.index !== group.size - 1)) return wrong("chain");
    if (!hasItsBody(tools.crypto, entry)) return wrong("body");
    if (isLast && !isSigned(tools.crypto, tools.identity.publicKey, entry)) return wrong("signature");
    last = headOf(entry);
  }
  return undefined;
}

/** Whether what was adopted ends the reason for being read-only. */
export function judgeAdopted(why: ReadOnlyReason, adopted: readonly Entry[]): ReadOnlyReason | null {
  if (why.kind !== "behind") return why;
  const known = adopted.find(({ envelope }) => envelope.sequence === why.witness.sequence);
  if (!known) return why;
  return known.hash === why.witness.hash ? null : { kind: "forked", witness: why.witness };
}
