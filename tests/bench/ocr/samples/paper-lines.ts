import type { Person, Random } from "./people";

export interface Line {
  readonly text: string;
  /** Beside `text`, in the right half of the page. */
  readonly right?: string;
  readonly align?: "centre" | "columns";
  readonly bold?: boolean;
  readonly size?: number;
}

export interface Paper {
  readonly kind: string;
  readonly lines: readonly Line[];
  readonly fields: Readonly<Record<string, string>>;
}

export type Template = (random: Random) => Paper;

export const spoken = (date: string): string => {
  const [day = "", month = "", year = ""] = date.split("/");
  return `ngày ${day} tháng ${month} năm ${year}`;
};
export const upper = (text: string): string => text.toUpperCase();
export const sir = (person: Person): string => (person.male ? "ông" : "bà");
export const title = (text: string): Line => ({ text, align: "centre", bold: true, size: 15 });
export const nation: readonly Line[] = [
  { text: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", align: "centre", bold: true },
  { text: "Độc lập - Tự do - Hạnh phúc", align: "centre", bold: true },
];
export function head(person: Person, number: string, date: string): readonly Line[] {
  const place = person.commune.replace(/^\S+\s(?:khu\s)?/, "");
  return [
    { text: "ỦY BAN NHÂN DÂN", right: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", align: "columns", bold: true, size: 12 },
    { text: upper(person.commune), right: "Độc lập - Tự do - Hạnh phúc", align: "columns", bold: true, size: 12 },
    { text: `Số: ${number}`, right: `${place}, ${spoken(date)}`, align: "columns", size: 12 },
  ];
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
