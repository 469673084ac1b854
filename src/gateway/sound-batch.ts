import { follows, hasItsBody, headOf, isSigned } from "../journal/chain";
import type { Entry } from "../journal/entry";
import type { CryptoSuite } from "../shared/crypto-suite";
import type { PushAnswer } from "../sync/push-entries";

type Why = Extract<PushAnswer, { outcome: "unsound" }>["why"];

export interface SoundBatch {
  /** Of one incarnation, each following the one before, the last one signed. */
  readonly sound: readonly Entry[];
  readonly unsound: { readonly sequence: number; readonly why: Why } | null;
}

/** The entries of a push up to the first that a journal could not hold. One signature covers the chain before it. */
export function soundPrefix(
  crypto: CryptoSuite,
  sender: { readonly station: string; readonly publicKey: Uint8Array },
  entries: readonly Entry[],
): SoundBatch {
  let sound: readonly Entry[] = entries;
  let unsound: SoundBatch["unsound"] = null;
  const cutAt = (index: number, why: Why): void => {
    unsound = { sequence: entries[index]?.envelope.sequence ?? 1, why };
    sound = entries.slice(0, index);
  };
  const bad = entries.findIndex(
    (entry, index) => whyUnsound(crypto, sender.station, entries[index - 1], entry) !== null,
  );
  const entry = entries[bad];
  if (entry !== undefined) cutAt(bad, whyUnsound(crypto, sender.station, entries[bad - 1], entry) ?? "chain");
  // A signature that is not valid takes only its own entry with it, unless the one before is not signed either.
  for (let tries = 0; tries < 2 && sound.length > 0; tries += 1) {
    const last = sound.at(-1);
    if (last !== undefined && isSigned(crypto, sender.publicKey, last)) return { sound, unsound };
    cutAt(tries === 0 ? sound.length - 1 : 0, "signature");
  }
  return { sound: [], unsound };
}

function whyUnsound(crypto: CryptoSuite, station: string, before: Entry | undefined, entry: Entry): Why | null {
  if (entry.envelope.station !== station) return "station";
  if (before !== undefined && !follows(headOf(before), entry)) return "chain";
  return hasItsBody(crypto, entry) ? null : "body";
}
