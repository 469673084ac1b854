import { ok, type Result } from "../../src/shared/result";
import type { UnlockMethod } from "../keys/master-key";
import type { StationSecrets } from "../keys/opened-secrets";
import type { KeyFault, Keyring } from "../keys/ports";
import { TRAINING_PASSPHRASE } from "./demo-centre";
import type { Centre } from "./station-config";

/** What opens the station without a person: the training centre's known words, or the system's keyring. */
export function usualMethod({ training }: Centre, keyring: Keyring): UnlockMethod {
  if (training) return { kind: "passphrase", passphrase: TRAINING_PASSPHRASE };
  return { kind: "keyring", keyring };
}

/**
 * After a person opened the station by words, so that the next start needs nobody: `next` is the passphrase for this
 * computer, where one was given. A computer without a keyring goes on asking.
 */
export async function restoreUsualMethod(
  secrets: StationSecrets,
  { training }: Centre,
  keyring: Keyring,
  next: string | undefined,
): Promise<Result<undefined, KeyFault>> {
  if (training) return secrets.changePassphrase(TRAINING_PASSPHRASE);
  const changed = next === undefined ? ok() : await secrets.changePassphrase(next);
  if (!changed.ok) return changed;
  return (await keyring.available()) ? secrets.protectByKeyring(keyring) : ok();
}
