import type { CentreDetails } from "../../src/procedure/centre-details";
import type { ReferenceData } from "./reference-data";

interface NamedCentre {
  readonly name: string;
  readonly commune: string;
  readonly training: boolean;
}

/** What a centre says of itself: the training centre's own, or as much as its name tells. */
export function centreDetails(data: ReferenceData, { name, commune, training }: NamedCentre): CentreDetails {
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
