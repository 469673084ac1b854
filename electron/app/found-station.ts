import type { Role } from "../../src/access/roles";
import { parsePin, type Pin } from "../../src/access/pin-rules";
import { SHORTEST_PASSPHRASE } from "../../src/access/passphrase";
import { normalizePersonName } from "../../src/citizen/person-name";
import { isAgencyCode, type Founding, type FoundingFault } from "../../src/ipc/founding-requests";
import type { Clock } from "../../src/shared/clock";
import type { Disk } from "../../src/shared/disk";
import type { IdSource } from "../../src/shared/id-source";
import { fail, ok, type Result } from "../../src/shared/result";
import type { KeyTools } from "../keys/master-key";
import { openOfficerRegister } from "../keys/officer-register";
import type { StationSecrets } from "../keys/opened-secrets";
import type { Station } from "./station";

export interface FoundStationParts {
  readonly station: Pick<Station<unknown>, "describe" | "found">;
  readonly disk: Disk;
  readonly tools: KeyTools;
  readonly clock: Clock;
  readonly ids: IdSource;
}

/** The first person does everything until there are others. */
const FIRST_ROLES: readonly Role[] = ["supervisor", "officer", "admin"];

/** Founds the station of a real centre, with its first officer in the register before anything else is written. */
export function createFounding(
  parts: FoundStationParts,
): (wish: Founding) => Promise<Result<undefined, FoundingFault>> {
  return async ({ role, commune, province, agencyCode, passphrase, officer }) => {
    if (parts.station.describe().phase !== "first-start") return fail({ kind: "not-in-this-phase" });
    if (!isAgencyCode(agencyCode)) return fail({ kind: "bad-agency-code" });
    if (passphrase.length < SHORTEST_PASSPHRASE) return fail({ kind: "short-passphrase" });
    const name = normalizePersonName(officer.name);
    if (!name.ok) return fail({ kind: "bad-name" });
    const pin = parsePin(officer.pin);
    if (!pin.ok) return pin;
    const centre = {
      name: `Trung tâm Phục vụ hành chính công ${lowerFirst(commune)}`,
      ...{ commune, province, agencyCode, training: false },
    };
    const founded = await parts.station.found(centre, passphrase, {
      role,
      prepare: (secrets) => enrolFirst(parts, secrets, name.value, pin.value),
    });
    if (founded.ok) return ok();
    // The folder was begun before, with other words.
    return fail({ kind: founded.fault.kind === "wrong-passphrase" ? "other-passphrase" : "not-founded" });
  };
}

/** Asked again after a cut, the same person is not entered twice; the PIN of the last time counts. */
async function enrolFirst(
  { disk, tools, clock, ids }: FoundStationParts,
  secrets: StationSecrets,
  displayName: string,
  pin: Pin,
): Promise<Result<undefined, { readonly kind: string }>> {
  const register = await openOfficerRegister({ disk, tools, clock, ids, registerKey: secrets.keys().register });
  if (!register.ok) return register;
  const known = register.value.list().find((officer) => officer.displayName === displayName);
  if (known !== undefined) return register.value.setPin(known.id, pin);
  const added = await register.value.add({ displayName, roles: FIRST_ROLES }, pin);
  return added.ok ? ok() : added;
}

function lowerFirst(commune: string): string {
  return `${commune.charAt(0).toLocaleLowerCase("vi")}${commune.slice(1)}`;
}
