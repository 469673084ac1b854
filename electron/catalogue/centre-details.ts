import { dayOf, isoDate } from "../../src/calendar/local-time";
import { detailsInForce, type CentreDetails } from "../../src/procedure/centre-details";
import type { Clock } from "../../src/shared/clock";
import type { ReferenceData } from "./reference-data";

interface NamedCentre {
  readonly name: string;
  readonly commune: string;
  readonly training: boolean;
}

/** What a centre says of itself as long as nobody has said anything: the training centre's own, or what its name tells. */
function firstDetails(data: Pick<ReferenceData, "trainingDetails">, centre: NamedCentre): CentreDetails {
  const { name, commune, training } = centre;
  if (training) return data.trainingDetails;
  // Until the centre has filled in its own: no account, no receipts, one department that nobody has named yet.
  return {
    parentAgency: `ỦY BAN NHÂN DÂN ${commune.toLocaleUpperCase("vi")}`,
    place: commune,
    phone: null,
    website: null,
    taxCode: null,
    departments: [{ id: "centre", name, fields: [] }],
    counters: [],
    account: null,
    receipts: null,
  };
}

/** The details in force at each look: a version that begins tomorrow counts tomorrow, without a restart. */
export function centreDetails(
  data: Pick<ReferenceData, "trainingDetails" | "ownDetails">,
  centre: NamedCentre,
  clock: Pick<Clock, "now">,
): CentreDetails {
  const first = firstDetails(data, centre);
  const now = (): CentreDetails => detailsInForce(data.ownDetails(), isoDate(dayOf(clock.now())))?.details ?? first;
  return {
    get parentAgency() {
      return now().parentAgency;
    },
    get place() {
      return now().place;
    },
    get phone() {
      return now().phone;
    },
    get website() {
      return now().website;
    },
    get taxCode() {
      return now().taxCode;
    },
    get departments() {
      return now().departments;
    },
    get counters() {
      return now().counters;
    },
    get account() {
      return now().account;
    },
    get receipts() {
      return now().receipts;
    },
  };
}
