import { z } from "zod";
import { openBox, sealBox } from "../../src/access/sealed-box";
import { decodeUtf8, encodeUtf8, equalBytes, toHex } from "../../src/shared/bytes";
import type { CryptoSuite } from "../../src/shared/crypto-suite";
import { fail, ok, type Result } from "../../src/shared/result";
import type { StationSecrets } from "./opened-secrets";
import type { KeyFault } from "./ports";
import { permittedEpochs } from "./station-secrets";
import {
  createEpoch,
  currentEpoch,
  epochShape,
  type CentreEpoch,
  type Opens,
  type UnlockedKeys,
} from "./unlocked-keys";

export type EpochFault =
  | KeyFault
  /** Not closed for this station, or changed on the way. */
  | { readonly kind: "not-authentic" }
  /** Another public key under a number that is known: two centres, or somebody lies. Nothing was taken over. */
  | { readonly kind: "epoch-conflict"; readonly number: number };

const CONTEXT = encodeUtf8("quay-mot-cua centre epochs 1");

/** Revoking a station: what is sealed from now on, it cannot open. The others get the new key by `sealEpochsFor`. */
export async function startNextEpoch(
  crypto: CryptoSuite,
  secrets: StationSecrets,
): Promise<Result<CentreEpoch, KeyFault>> {
  const keys = secrets.keys();
  if (keys.opens !== "centre") return fail({ kind: "not-allowed" });
  const next = createEpoch(crypto, currentEpoch(keys).number + 1);
  const changed = await secrets.change({ epochs: [...keys.epochs, next] });
  return changed.ok ? ok(next) : changed;
}

/** The centre's epochs, closed for one station's agreement key; private keys only for those that open the centre's. */
export function sealEpochsFor(
  crypto: CryptoSuite,
  keys: UnlockedKeys,
  receiver: { readonly agreementPublicKey: Uint8Array; readonly opens: Opens },
): Uint8Array {
  const epochs = permittedEpochs(keys.epochs, receiver.opens);
  const text = JSON.stringify(epochs, (_name, value: unknown) => (value instanceof Uint8Array ? toHex(value) : value));
  return sealBox(crypto, receiver.agreementPublicKey, encodeUtf8(text), CONTEXT);
}

/** Opens a box of `sealEpochsFor` without taking it over: for a station that is being set up. */
export function openEpochs(
  crypto: CryptoSuite,
  agreement: UnlockedKeys["agreement"],
  box: Uint8Array,
): Result<UnlockedKeys["epochs"], { readonly kind: "not-authentic" }> {
  const plain = openBox(crypto, agreement, box, CONTEXT);
  if (!plain.ok) return plain;
  const parsed = z.tuple([epochShape], epochShape).safeParse(JSON.parse(decodeUtf8(plain.value)));
  return parsed.success ? ok(parsed.data) : fail({ kind: "not-authentic" });
}

/** Adds what is new; what is known must agree. Whoever calls has checked that a supervisor of the centre sent it. */
export async function acceptEpochs(
  crypto: CryptoSuite,
  secrets: StationSecrets,
  box: Uint8Array,
): Promise<Result<undefined, EpochFault>> {
  const keys = secrets.keys();
  const offered = openEpochs(crypto, keys.agreement, box);
  if (!offered.ok) return offered;
  const merged = new Map(keys.epochs.map((epoch) => [epoch.number, epoch]));
  for (const epoch of permittedEpochs(offered.value, keys.opens)) {
    const known = merged.get(epoch.number);
    if (known !== undefined && !equalBytes(known.publicKey, epoch.publicKey)) {
      return fail({ kind: "epoch-conflict", number: epoch.number });
    }
    merged.set(epoch.number, { ...epoch, privateKey: known?.privateKey ?? epoch.privateKey });
  }
  const [first, ...later] = [...merged.values()].sort((a, b) => a.number - b.number);
  if (first === undefined) return ok();
  return secrets.change({ epochs: [first, ...later] });
}
