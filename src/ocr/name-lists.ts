import { foldLetters } from "./segments";

/** Family names of Vietnam with their marks; the common ones of all peoples. A name outside is looked at by a person, never changed. */
const SURNAMES =
  "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đào Đoàn Vương Trịnh Trương Đinh Lâm Phùng Mai Tô Hà Tạ Cao Thái Lương Lưu Châu Chu Tăng La Thạch Kim Sơn Quách Triệu Diệp Nghiêm Từ Tống Mạc Bạch Doãn Khổng Kiều Quan Văn Ông Thân Ninh Giang Hứa Viên Lục Vi Nông Hầu Ma Sùng Vàng Giàng Thào Lò Quàng Cầm Lường Tòng Hoàn Cù Cung Âu Ân An Bế Bàn Biện Bồ Cai Cam Cấn Chế Chung Công Cồ Danh Đàm Đan Điền Điêu Đồng Đổng Đới Đường Đậu Giáp Hàn Hạ Hán Hồng Hùng Hữu Kha Khương Khúc Khuất Khưu La Lã Lại Lều Liêu Liễu Lỗ Lữ Mã Mạnh Mẫn Mẫu Nhan Nhâm Nhữ Ngụy Ôn Phí Phó Phú Phương Quản Quế Sử Sầm Tào Tề Thẩm Thi Thiều Thôi Tiêu Tiết Tôn Tôn-Thất Tông Trà Trang Tri Trình Trưng Ty Uông Ưng Ứng Vạn Văn Vầy Vĩnh Vòng Xa Y Ksor Rơ Siu Niê Kpă Rmah Nay Hờ Lầu Mùa Phàn Tẩn Chảo Lù Sần Tráng Thền Vừ Cứ Hạng Lèng Giáo Hoa Lang Lăng Lèo Cà Hảng Hờ Dềnh Mông Đèo Đới Bá Bạc Bì Cụt Kha Kiên Lộc Mạch Nhiêu Ngân Phù Sái Tái Tưởng Thang Thiên Thục Tiền Trầm Tất".split(
    " ",
  );

/** Syllables of which middle and given names are made. */
const GIVEN =
  "A Ái An Ân Ấn Anh Ánh Ảnh Ba Bá Bách Bạch Bàng Bằng Bảo Bảy Bắc Băng Bích Biên Bình Bội Bổn Cẩm Cam Cảnh Canh Cao Cát Cần Cẩn Chi Chí Chiến Chiểu Chinh Chính Chỉnh Chung Chương Chuyên Công Cơ Cúc Cung Cường Dạ Danh Dần Dân Di Dĩ Diễm Diên Diễn Diện Diệp Diệu Dinh Doan Doanh Du Dục Duệ Dung Dũng Duy Duyên Duyệt Dư Dương Dưỡng Đa Đại Đài Đam Đàm Đan Đào Đạo Đạt Đắc Đăng Đệ Địch Điềm Điền Điệp Điểu Đình Đính Định Đoài Đoan Đoàn Đô Độ Đông Đồng Đổng Đức Được Đường Gái Gấm Gia Giai Giang Giao Giáo Giáp Hà Hạ Hai Hải Hân Hạnh Hành Hàn Hán Hào Hảo Hạo Hằng Hậu Hè Hệ Hiên Hiến Hiền Hiển Hiện Hiệp Hiếu Hiệu Hinh Hoa Hóa Hòa Hoài Hoan Hoàn Hoãn Hoàng Hoạt Hoằng Hội Hồi Hồng Hợi Hợp Huân Huấn Huê Huế Huệ Hùng Huy Huyên Huyền Huynh Hưng Hường Hương Hướng Hưởng Hữu Hy Hỷ Kha Khả Khang Khanh Khánh Khải Khắc Khiêm Khiết Khoa Khoan Khoát Khôi Khuê Khương Kiên Kiện Kiệm Kiệt Kiều Kim Kính Kỳ Kỷ Kỹ Lạc Lai Lài Lam Lãm Lan Lành Lân Lâm Lập Lặng Lê Lệ Lễ Liêm Liên Liễu Linh Lĩnh Loan Long Lộc Lợi Lụa Luân Luận Luật Lục Lực Lư Lương Lưu Lựu Ly Lý Mai Mạnh Mão Mẫn Mận Mậu Mến Mi Miên Minh Mộc Mộng Mơ Mùi Muội Mừng Mười Mỹ My Na Nam Năm Nga Ngà Ngạn Ngân Nghị Nghi Nghĩa Nghiêm Ngoan Ngoạn Ngọ Ngọc Ngôn Nguyên Nguyện Nguyệt Ngữ Nhã Nhàn Nhan Nhâm Nhân Nhẫn Nhất Nhật Nhi Nhị Nhiên Nhiệm Nho Nhu Nhung Nhuận Như Nhựt Ninh Nở Nụ Nữ Nương Oanh Phách Phái Phát Phẩm Phấn Phi Phong Phòng Phú Phúc Phước Phụng Phương Phượng Pháp Quan Quán Quang Quảng Quân Quế Quí Quý Quốc Quy Quyên Quyền Quyết Quỳnh Rạng Sa San Sang Sáng Sao Sáu Sâm Sen Sinh Son Song Soạn Sơn Sung Sử Sương Sửu Sỹ Sĩ Tài Tam Tám Tánh Tân Tấn Tầm Tâm Tạo Tất Tây Tèo Thạc Thạch Thái Tham Thanh Thành Thạnh Thảo Thao Thăng Thắm Thắng Thân Thận Thập Thế Thể Thêm Thêu Thi Thị Thiên Thiện Thiềm Thiết Thiều Thiệu Thịnh Thìn Thoa Thoại Thông Thống Thơ Thơm Thới Thời Thu Thuần Thuận Thuật Thục Thúc Thùy Thuyên Thuyết Thúy Thủy Thụy Thư Thức Thương Thường Thưởng Tiên Tiến Tiền Tiệp Tín Tính Tình Tịnh Toại Toàn Toán Tôn Tố Tông Trà Trạch Trai Trang Tràng Tráng Trâm Trân Trí Trị Triết Triều Triệu Trinh Trình Trọng Trúc Trung Truyền Trực Trường Trưởng Tú Tuân Tuấn Tuất Tuệ Tùng Túc Tư Từ Tứ Tự Tươi Tường Tưởng Tước Tuy Tuyên Tuyến Tuyền Tuyển Tuyết Tý Tỵ Tỷ Uy Uyên Uyển Vân Văn Vạn Vang Vàng Vận Vi Vị Vĩ Viên Viễn Viện Việt Vinh Vĩnh Vịnh Vọng Vũ Vui Vương Vượng Vy Vỹ Xoan Xuân Xuyên Xuyến Xứng Ý Yên Yến Khuyên Trác Trưng Tằng Hiệp Bính Đinh Giàu Hiểu Khởi Lượng Lượm Nết Ngát Nhài Nhạn Phận Sự Tịch Toản Thoan Vóc Út".split(
    " ",
  );

type Index = ReadonlyMap<string, readonly string[]>;

function indexOf(names: readonly string[]): Index {
  const index = new Map<string, readonly string[]>();
  for (const name of new Set(names)) index.set(foldLetters(name), [...(index.get(foldLetters(name)) ?? []), name]);
  return index;
}

const SURNAME_INDEX = indexOf(SURNAMES);
const GIVEN_INDEX = indexOf([...SURNAMES, ...GIVEN]);

/** Names that differ from `word` in marks only; empty where the list has none. */
export function namesLike(word: string, place: "first" | "later"): readonly string[] {
  return (place === "first" ? SURNAME_INDEX : GIVEN_INDEX).get(foldLetters(word)) ?? [];
}

export function isKnownName(word: string, place: "first" | "later"): boolean {
  return namesLike(word, place).some((name) => isSameSpelling(name, word));
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
