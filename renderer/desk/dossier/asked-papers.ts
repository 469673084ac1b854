import type { Draft } from "../../../src/ipc/visit-requests";
import type { RequiredPaper } from "../../../src/procedure/required-paper";

/** What the citizen was asked to bring, as the lists of papers show it; nothing keeps an officer from taking less. */
export function askedPapers({ asked = [] }: Draft): readonly RequiredPaper[] {
  return asked.map(({ id, name }) => ({
    id,
    name,
    required: false,
    condition: null,
    original: 0,
    certifiedCopy: 0,
    photocopy: 0,
    presentOnly: false,
    quantityNote: null,
    kind: null,
    otherKinds: [],
    alternatives: [],
    confidence: "high",
  }));
}
