import { readFileSync } from "node:fs";
import { join } from "node:path";

const ROOT = new URL("../../../../", import.meta.url).pathname;

/** Seeded (mulberry32), so that a set of samples can be drawn again. */
export function createRandom(seed: number) {
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const below = (limit: number): number => Math.floor(next() * limit);
  const pick = <T>(items: readonly T[]): T => items[below(items.length)] as T; // never empty here
  return { next, below, pick };
}

export type Random = ReturnType<typeof createRandom>;

export interface Person {
  readonly name: string;
  readonly male: boolean;
  readonly born: string;
  readonly id: string;
  readonly address: string;
  readonly commune: string;
  readonly province: string;
}

const SURNAMES =
  "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đoàn Trịnh Trương Đinh Lâm Phùng Mai Hà Tạ Cao Thái Lương Tống Kiều".split(
    " ",
  );
const MALE =
  "Văn Đức Hữu Quang Minh Xuân Công Đình Thế Trọng Bá Gia Anh Tuấn Hùng Dũng Thắng Cường Hiếu Nghĩa Sơn Phúc Khánh Long Toàn Đạt Tùng Việt Hòa Quý".split(
    " ",
  );
const FEMALE =
  "Thị Ngọc Thu Thanh Hồng Kim Bích Diệu Phương Hường Hương Huyền Trang Linh Thủy Thúy Yến Nhung Loan Hạnh Nga Mỹ Quỳnh Uyên Vân Thảo Tuyết Ánh Lụa Xoan".split(
    " ",
  );

interface Province {
  readonly FullName: string;
  readonly Code: string;
  readonly Wards: readonly { readonly FullName: string }[];
}

// Public administrative data, checked by its own parser in src/procedure.
const provinces = JSON.parse(
  readFileSync(join(ROOT, "assets/units/administrative-units.json"), "utf8"),
) as readonly Province[];

const lowerFirst = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);
const two = (value: number): string => String(value).padStart(2, "0");

export function aDate(random: Random, from: number, to: number): string {
  return `${two(1 + random.below(28))}/${two(1 + random.below(12))}/${from + random.below(to - from + 1)}`;
}

interface DemoCitizen {
  readonly name: string;
  readonly sex: string;
}

const { citizens } = JSON.parse(readFileSync(join(ROOT, "assets/demo/citizens.json"), "utf8")) as {
  // Checked by its own parser in electron/app.
  readonly citizens: readonly DemoCitizen[];
};

/** Invented: names, numbers and houses belong to nobody. One in eight has a name of the demo centre, as long and rare as they come. */
export function aPerson(random: Random, from = 1945, to = 2005): Person {
  const invented = invent(random, from, to);
  if (random.next() > 0.125) return invented;
  const known = random.pick(citizens);
  const male = known.sex === "Nam";
  const born = Number(invented.born.slice(-4));
  const century = (born >= 2000 ? 2 : 0) + (male ? 0 : 1);
  return { ...invented, name: known.name, male, id: `${invented.id.slice(0, 3)}${century}${invented.id.slice(4)}` };
}

function invent(random: Random, from: number, to: number): Person {
  const male = random.next() < 0.5;
  const given = male ? MALE : FEMALE;
  const middle = random.pick(given);
  const last = random.pick(given.filter((word) => word !== middle && word !== "Thị" && word !== "Văn"));
  const extra =
    random.next() < 0.3
      ? ` ${random.pick(given.filter((word) => word !== middle && word !== last && word !== "Thị"))}`
      : "";
  const born = aDate(random, from, to);
  const year = Number(born.slice(-4));
  const century = (year >= 2000 ? 2 : 0) + (male ? 0 : 1);
  const prefix = random.pick(["001", "038", "040", "079", "092", "034", "024", "048", "082"]);
  const province = random.pick(provinces);
  const commune = random.pick(province.Wards).FullName;
  const house = random.pick([
    `Thôn ${random.below(12) + 1}`,
    `Số ${random.below(300) + 1} đường ${random.pick(["Trần Phú", "Lê Lợi", "Nguyễn Huệ", "Quang Trung", "Lĩnh Nam", "Hùng Vương"])}`,
    `Tổ ${random.below(30) + 1}, khu phố ${random.below(9) + 1}`,
    `Ấp ${random.pick(["Mỹ Lợi", "Bình Hòa", "Tân Thạnh", "Phú Đông"])}`,
    `Xóm ${random.below(15) + 1}`,
  ]);
  return {
    name: `${random.pick(SURNAMES)} ${middle}${extra} ${last}`,
    male,
    born,
    id: `${prefix}${century}${String(year).slice(-2)}${String(random.below(1e6)).padStart(6, "0")}`,
    address: `${house}, ${lowerFirst(commune)}, ${lowerFirst(province.FullName)}`,
    commune,
    province: province.FullName,
  };
}
