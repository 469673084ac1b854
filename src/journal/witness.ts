import { comparePositions, type Head } from "./entry";

export type WitnessVerdict =
  /** The witness knows what is here, or less. */
  | { readonly kind: "agrees" }
  /** It knows entries that are not here. */
  | { readonly kind: "behind"; readonly witness: Head }
  /** It knows another entry under a number that is taken here. */
  | { readonly kind: "forked"; readonly witness: Head }
  /** It knows a later incarnation: of two that live the older must stop. */
  | { readonly kind: "fenced"; readonly by: Head };

/**
 * What the heads that others hold say about a journal that ends at `own`. `differs` tells whether this journal holds
 * another entry at the place of a head (false where it was not read). The gravest verdict wins.
 */
export function judgeByWitnesses(
  own: Head,
  witnesses: readonly Head[],
  differs: (head: Head) => boolean,
): WitnessVerdict {
  const later = witnesses.filter((head) => head.incarnation > own.incarnation);
  const [by] = later.sort((a, b) => b.incarnation - a.incarnation || b.sequence - a.sequence);
  if (by) return { kind: "fenced", by };
  const forked = witnesses.find(differs);
  if (forked) return { kind: "forked", witness: forked };
  const ahead = witnesses.filter((head) => head.incarnation === own.incarnation && head.sequence > own.sequence);
  const [witness] = ahead.sort((a, b) => b.sequence - a.sequence);
  return witness ? { kind: "behind", witness } : { kind: "agrees" };
}

/**
 * The same for heads that this very computer kept outside of its journal. A later incarnation among them is not alive
 * elsewhere: it was here, and its journal is gone.
 */
export function judgeByOwnHeads(own: Head, kept: readonly Head[], differs: (head: Head) => boolean): WitnessVerdict {
  const [witness] = kept.filter((head) => comparePositions(head, own) > 0).sort((a, b) => comparePositions(b, a));
  if (witness) return { kind: "behind", witness };
  const forked = kept.find(differs);
  return forked ? { kind: "forked", witness: forked } : { kind: "agrees" };
}

/** Somebody knows the entry with this number: then it was flushed once, and must not be cut as if it had never been. */
export function isWitnessed(incarnation: number, sequence: number, witnesses: readonly Head[]): boolean {
  return witnesses.some((head) => head.incarnation === incarnation && head.sequence >= sequence);
}
