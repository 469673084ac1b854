import { createNodeCrypto } from "../../../electron/keys/node-crypto";
import type { KeyTools } from "../../../electron/keys/master-key";
import type { StretchParameters } from "../../../electron/keys/ports";
import { createStationSecrets, type CreatedStation, type NewStation } from "../../../electron/keys/station-secrets";
import { stretchWithArgon2 } from "../../../electron/keys/argon2";
import type { StationId } from "../../../src/shared/brand";
import type { Disk } from "../../../src/shared/disk";
import { expectOk } from "../../../src/shared/result";

/** Parameters are data: the least that Argon2id allows, so that tests are quick. */
export const QUICK_STRETCH: StretchParameters = { memoryKiB: 8, passes: 1, lanes: 1 };

export const crypto = createNodeCrypto();
export const tools: KeyTools = { crypto, stretch: stretchWithArgon2 };

export async function aStation(disk: Disk, wish: Partial<NewStation> = {}): Promise<CreatedStation> {
  const station: NewStation = {
    // Of the form that the brand promises.
    station: "0123456789abcdef0123456789abcdef" as StationId,
    opens: "centre",
    passphrase: "một câu để mở trạm",
    stretch: QUICK_STRETCH,
    ...wish,
  };
  return expectOk(await createStationSecrets(disk, tools, station));
}
