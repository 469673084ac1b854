import type { Person, Random } from "./people";

export interface Line {
  readonly text: string;
  /** Beside `text`, in the right half of the page. */
  readonly right?: string;
  readonly align?: "centre" | "columns";
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly size?: number;
  /** Label and value, several on one row, where the form has dotted lines or a heavier type for what was filled in. */
  readonly filled?: readonly (readonly [label: string, value: string])[];
  /** Cells of one row of a ruled table. */
  readonly cells?: readonly string[];
}

/** How forms show what was filled in: as their own type, heavier, or over dots. */
export type Filling = "plain" | "bold" | "dots";

export interface Paper {
  readonly kind: string;
  readonly lines: readonly Line[];
  readonly fields: Readonly<Record<string, string>>;
  readonly filling?: Filling;
}

export type Template = (random: Random) => Paper;

export const spoken = (date: string): string => {
  const [day = "", month = "", year = ""] = date.split("/");
  return `ngày ${day} tháng ${month} năm ${year}`;
};
export const upper = (text: string): string => text.toUpperCase();
export const sir = (person: Person): string => (person.male ? "ông" : "bà");
export const sex = (person: Person): string => (person.male ? "Nam" : "Nữ");
export const title = (text: string): Line => ({ text, align: "centre", bold: true, size: 15 });
export const row = (...filled: readonly (readonly [label: string, value: string])[]): Line => ({ text: "", filled });
export const cells = (...texts: readonly string[]): Line => ({ text: "", cells: texts });
export const placed = (place: string, date: string): Line => ({
  text: "",
  right: `${place}, ${spoken(date)}`,
  align: "columns",
  italic: true,
});
export const signed = (left: string, right: string): Line => ({ text: left, right, align: "columns", bold: true });
/** "Phường Ba Đình" → "Ba Đình", as it stands before the date. */
export const bare = (commune: string): string => commune.replace(/^\S+\s(?:khu\s)?/, "");
export const points = (value: number): string => value.toLocaleString("de-DE");
export const nation: readonly Line[] = [
  { text: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", align: "centre", bold: true },
  { text: "Độc lập - Tự do - Hạnh phúc", align: "centre", bold: true },
];
export function letterhead(above: string, body: string, number: string, place: string, date: string): readonly Line[] {
  return [
    { text: above, right: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", align: "columns", bold: true, size: 12 },
    { text: body, right: "Độc lập - Tự do - Hạnh phúc", align: "columns", bold: true, size: 12 },
    { text: `Số: ${number}`, right: `${place}, ${spoken(date)}`, align: "columns", size: 12 },
  ];
}
export function head(person: Person, number: string, date: string): readonly Line[] {
  return letterhead("ỦY BAN NHÂN DÂN", upper(person.commune), number, bare(person.commune), date);
}
export const main = (person: Person) => ({
  ho_ten: person.name,
  ngay_sinh: person.born,
  so_dinh_danh: person.id,
  noi_cu_tru: person.address,
});
export const issued = (person: Person, number: string, date: string) => ({
  so_van_ban: number,
  ngay: date,
  co_quan_ban_hanh: `Ủy ban nhân dân ${person.commune}`,
});
