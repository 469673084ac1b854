import { dossierSeries, grantDraft } from "../../src/intake/number-state";
import type { KeyId, StationId } from "../../src/shared/brand";
import type { Disk, DiskFault } from "../../src/shared/disk";
import type { IdSource } from "../../src/shared/id-source";
import { fail, ok, type Result } from "../../src/shared/result";
import type { KeyTools } from "../keys/master-key";
import { openKeyRing } from "../keys/key-ring";
import type { StationSecrets } from "../keys/opened-secrets";
import type { KeyFault } from "../keys/ports";
import { createStationSecrets, unlockStationSecrets } from "../keys/station-secrets";
import type { StationRuntime } from "../station/station-runtime";

export interface NewCentre {
  readonly passphrase: string;
}

export interface FoundedCentre {
  readonly secrets: StationSecrets;
  readonly stationKey: KeyId;
}

/**
 * Keys of a new centre with one station. The recovery code of this moment is not handed on: the one that a person gets
 * on paper is made when it is shown (`renewRecovery`), so that a founding that was cut off needs no other way.
 * A founding that was cut off goes on where it stopped: secrets that are there
 * and open with the same passphrase are this centre's own.
 */
export async function foundCentre(
  disk: Disk,
  tools: KeyTools,
  ids: IdSource,
  wish: NewCentre,
): Promise<Result<FoundedCentre, KeyFault>> {
  const station = ids.next() as StationId; // 128 random bits are what the brand asks for
  const created = await createStationSecrets(disk, tools, { station, opens: "centre", passphrase: wish.passphrase });
  const secrets = created.ok ? ok(created.value.secrets) : await goOn(disk, tools, wish, created.fault);
  if (!secrets.ok) return secrets;
  const ring = await openKeyRing({ disk, crypto: tools.crypto, ids, keys: () => secrets.value.keys() });
  if (!ring.ok) return fail({ kind: "disk", fault: ring.fault });
  const made = await ring.value.create(1);
  await ring.value.close();
  if (!made.ok) return fail({ kind: "disk", fault: made.fault });
  const [stationKey] = made.value;
  if (stationKey === undefined) throw new Error("one key was asked for and none came");
  return ok({ secrets: secrets.value, stationKey });
}

function goOn(
  disk: Disk,
  tools: KeyTools,
  { passphrase }: NewCentre,
  fault: KeyFault,
): Promise<Result<StationSecrets, KeyFault>> {
  if (fault.kind !== "secrets-exist") return Promise.resolve(fail(fault));
  return unlockStationSecrets(disk, tools, { kind: "passphrase", passphrase });
}

/** Four digits a day: the training centre gives itself what a province would give, with a part kept in reserve. */
const TRAINING_BLOCK = { block: { from: 1, to: 8999 }, reserve: { from: 9000, to: 9999 } } as const;

/** Numbers for a centre that has no province: only where there are none yet. */
export async function grantTrainingNumbers(
  runtime: StationRuntime,
  agency: string,
  stationKey: KeyId,
): Promise<Result<undefined, DiskFault | { readonly kind: "not-written" }>> {
  if (runtime.state().numbers().series[dossierSeries(agency)] !== undefined) return ok();
  const grant = { kind: "daily", ...TRAINING_BLOCK } as const;
  const recorded = await runtime.record([grantDraft({ series: dossierSeries(agency), grant }, stationKey)]);
  return recorded.ok ? ok() : fail({ kind: "not-written" });
}
