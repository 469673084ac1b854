import { z } from "zod";
import { foldText } from "../shared/fold-text";
import { fail, ok, type Result } from "../shared/result";
import { describeIssue, type Malformed } from "./malformed";

export interface Province {
  readonly code: string;
  readonly name: string;
}

export interface Commune {
  readonly code: string;
  /** "Xã Tân Tiến", "Phường Ba Đình", "Đặc khu Phú Quốc". */
  readonly name: string;
  readonly province: Province;
}

/** The units since 1/7/2025, in two levels, ready for searching. */
export interface Units {
  readonly provinces: readonly Province[];
  readonly communes: readonly Commune[];
  readonly folded: readonly FoldedCommune[];
}

interface FoldedCommune {
  readonly commune: Commune;
  /** Without "xã", "phường", "đặc khu". */
  readonly name: string;
  readonly all: readonly string[];
  readonly province: string;
}

export type UnitsFault = Malformed | { readonly kind: "two-rows-of-one-code"; readonly code: string };

const unitsSchema = z.array(
  z.object({
    Code: z.string().regex(/^\d{2}$/),
    FullName: z.string().min(1),
    Wards: z.array(
      z.object({
        Code: z.string().regex(/^\d{5}$/),
        FullName: z.string().min(1),
        ProvinceCode: z.string().regex(/^\d{2}$/),
      }),
    ),
  }),
);

/** Reads assets/units/administrative-units.json: provinces with their communes. */
export function parseUnits(raw: unknown): Result<Units, UnitsFault> {
  const parsed = unitsSchema.safeParse(raw);
  if (!parsed.success) return fail(describeIssue(parsed.error));
  const communes = parsed.data.flatMap((row) => {
    const province = { code: row.Code, name: row.FullName.normalize("NFC") };
    return row.Wards.map((ward) => ({ code: ward.Code, name: capitalize(ward.FullName.normalize("NFC")), province }));
  });
  const seen = new Set<string>();
  for (const { code } of communes) {
    if (seen.has(code)) return fail({ kind: "two-rows-of-one-code", code });
    seen.add(code);
  }
  const provinces = parsed.data.map((row) => ({ code: row.Code, name: row.FullName.normalize("NFC") }));
  return ok({ provinces, communes, folded: communes.map(foldCommune) });
}

export function findCommune(units: Units, code: string): Commune | undefined {
  return units.communes.find((commune) => commune.code === code);
}

/** Name, part of it or code, with the province's name to narrow: "tan tien dong nai". Best first. */
export function searchCommunes(units: Units, query: string, limit = 20): readonly Commune[] {
  const text = foldName(query);
  if (text === "") return [];
  const words = text.split(" ");
  const hits: { readonly commune: Commune; readonly score: number }[] = [];
  for (const row of units.folded) {
    const score = scoreCommune(row, text, words);
    if (score > 0) hits.push({ commune: row.commune, score });
  }
  return hits
    .toSorted((a, b) => b.score - a.score)
    .slice(0, limit)
    .map((hit) => hit.commune);
}

function scoreCommune(row: FoldedCommune, text: string, words: readonly string[]): number {
  if (row.commune.code === text) return 100;
  if (!words.every((word) => row.all.some((own) => own.startsWith(word)))) return 0;
  const bare = text.replace(UNIT_WORD, "");
  if (row.name === bare) return 90;
  // The rest of the query must then be the province's.
  if (bare.startsWith(`${row.name} `)) return row.province.startsWith(bare.slice(row.name.length + 1)) ? 80 : 70;
  if (row.name.startsWith(bare)) return 60;
  return row.province.startsWith(bare) ? 20 : 40;
}

const UNIT_WORD = /^(?:xa|phuong|dac khu|tinh|thanh pho|tp) /;

function foldCommune(commune: Commune): FoldedCommune {
  const full = foldName(commune.name);
  const province = foldName(commune.province.name);
  return {
    commune,
    name: full.replace(UNIT_WORD, ""),
    province: province.replace(UNIT_WORD, ""),
    all: [...full.split(" "), ...province.split(" "), "tp"],
  };
}

/** "Ea H'Leo" is typed with, without and with another apostrophe. */
function foldName(name: string): string {
  return foldText(name.replace(/['’ʼ]/g, "").replace(/[^\p{L}\p{M}\p{N}\s]/gu, " "));
}

function capitalize(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
