import type { Commune, Province, Units } from "../procedure/units";
import { foldText } from "../shared/fold-text";
import type { IdNumberPrefix } from "./id-number";

/** What an address from before 1/7/2025 becomes; a list that a province publishes, kept as data. */
export interface CommuneChange {
  readonly oldCommune: string;
  /** District of then, which told communes of one name apart. */
  readonly oldDistrict: string;
  readonly oldProvince: string;
  readonly newCode: string;
  readonly legalBasis: string;
}

/** A suggestion for the officer to confirm; never taken over by itself. */
export interface AddressSuggestion {
  readonly province: Province | undefined;
  /** Best first; empty where nothing is known. */
  readonly communes: readonly Commune[];
  /** A published change says so; otherwise communes of the same name are offered. */
  readonly byPublishedChange: boolean;
}

/** Reads "phường Bến Nghé, Quận 1, TP. Hồ Chí Minh" from the right: province, district, commune. */
export function suggestNewAddress(
  address: string,
  units: Units,
  prefixes: readonly IdNumberPrefix[],
  changes: readonly CommuneChange[],
): AddressSuggestion {
  const parts = address.split(",").map(bare);
  const province = findProvince(parts, units, prefixes);
  const [oldCommune, oldDistrict, oldProvince] = parts.slice(-3);
  const published = changes.filter(
    (change) =>
      bare(change.oldCommune) === oldCommune &&
      bare(change.oldDistrict) === oldDistrict &&
      bare(change.oldProvince) === oldProvince,
  );
  if (published.length > 0) {
    const codes = new Set(published.map((change) => change.newCode));
    const communes = units.communes.filter((commune) => codes.has(commune.code));
    return { province: communes[0]?.province ?? province, communes, byPublishedChange: true };
  }
  const communes = units.communes.filter(
    (commune) => commune.province.code === province?.code && parts.includes(bare(commune.name)),
  );
  return { province, communes, byPublishedChange: false };
}

function findProvince(
  parts: readonly string[],
  units: Units,
  prefixes: readonly IdNumberPrefix[],
): Province | undefined {
  const last = parts.at(-1) ?? "";
  const now = units.provinces.find((province) => bare(province.name) === last);
  if (now !== undefined) return now;
  const old = prefixes.find((row) => bare(row.oldProvince) === last);
  return units.provinces.find((province) => province.code === old?.provinceCode2025);
}

const UNIT_WORD = /^(?:xa|phuong|thi tran|dac khu|huyen|quan|thi xa|thanh pho|tinh|tp|tt|p|q|h)\.? +/;

/** "TP. Hồ Chí Minh" and "Thành phố Hồ Chí Minh" are one name: "ho chi minh". Numbers stay: "Quận 1" is "1". */
function bare(part: string): string {
  return foldText(part.replace(/\./g, ". ")).replace(UNIT_WORD, "").trim();
}
