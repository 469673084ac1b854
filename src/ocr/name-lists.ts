import { foldLetters } from "./segments";

/** Family names of Vietnam with their marks; the common ones of all peoples. A name outside is looked at by a person, never changed. */
const SURNAMES =
  "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đoàn Vương Trịnh Trương Đinh Lâm Phùng Mai Tô Hà Tạ Cao Thái Lương Lưu Châu Chu Tăng La Thạch Kim Sơn Quách Triệu Diệp Nghiêm Từ Tống Mạc Bạch Doãn Khổng Kiều Quan Văn Ông Thân Ninh Giang Hứa Viên Lục Vi Nông Hầu Ma Sùng Vàng Giàng Thào Lò Quàng Cầm Lường Tòng Hoàn Cù Cung Âu Ân An Bế Bàn Biện Bồ Cai Cam Cấn Chế Chung Công Cồ Danh Đàm Đan Điền Điêu Đồng Đổng Đới Đường Đậu Giáp Hàn Hạ Hán Hồng Hùng Hữu Kha Khương Khúc Khuất Khưu La Lã Lại Lều Liêu Liễu Lỗ Lữ Mã Mạnh Mẫn Mẫu Nhan Nhâm Nhữ Ngụy Ôn Phí Phó Phú Phương Quản Quế Sử Sầm Tào Tề Thẩm Thi Thiều Thôi Tiêu Tiết Tôn Tôn-Thất Tông Trà Trang Tri Trình Trưng Ty Uông Ưng Ứng Vạn Văn Vầy Vĩnh Vòng Xa Y Ksor Rơ Siu Niê Kpă Rmah Nay Hờ Lầu Mùa Phàn Tẩn Chảo Lù Sần Tráng Thền Vừ Cứ Hạng Lèng Giáo Hoa Lang Lăng Lèo Cà Hảng Hờ Dềnh Mông Đèo Đới Bá Bạc Bì Cụt Kha Kiên Lộc Mạch Nhiêu Ngân Phù Sái Tái Tưởng Thang Thiên Thục Tiền Trầm Tất".split(
    " ",
  );

const KNOWN = new Set(SURNAMES.map((name) => name.toLowerCase()));
const BY_FOLDED = new Map<string, readonly string[]>();
for (const name of SURNAMES) {
  const key = foldLetters(name);
  BY_FOLDED.set(key, [...new Set([...(BY_FOLDED.get(key) ?? []), name])]);
}

export function isSurname(word: string): boolean {
  return KNOWN.has(modernTone(word.normalize("NFC").toLowerCase()));
}

/** Family names that differ from `word` in marks only. */
export function surnamesLike(word: string): readonly string[] {
  return BY_FOLDED.get(foldLetters(word)) ?? [];
}

const OLD_TO_NEW: readonly (readonly [RegExp, string])[] = [
  ["òa", "oà"],
  ["óa", "oá"],
  ["ỏa", "oả"],
  ["õa", "oã"],
  ["ọa", "oạ"],
  ["òe", "oè"],
  ["óe", "oé"],
  ["ỏe", "oẻ"],
  ["õe", "oẽ"],
  ["ọe", "oẹ"],
  ["ùy", "uỳ"],
  ["úy", "uý"],
  ["ủy", "uỷ"],
  ["ũy", "uỹ"],
  ["ụy", "uỵ"],
].map(([older, newer]) => [new RegExp(`${older ?? ""}$`), newer ?? ""] as const);

/** One spelling for both placements of the tone: "hòa" and "hoà" → "hoà". Lower case. */
export function modernTone(syllable: string): string {
  for (const [older, newer] of OLD_TO_NEW) if (older.test(syllable)) return syllable.replace(older, newer);
  return syllable;
}

/** True where old and new placement of the tone are all that parts two names. */
export function isSameSpelling(a: string, b: string): boolean {
  const one = (text: string) => text.normalize("NFC").toLowerCase().split(/\s+/).map(modernTone).join(" ");
  return one(a) === one(b);
}
