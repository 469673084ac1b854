import { isSameSpelling } from "./name-lists";
import { foldLetters } from "./segments";

/**
 * Words of two syllables that papers of offices are full of, and whose marks are often misread into something that no
 * Vietnamese word is ("chỉ trả"). Only such as have one spelling without a second meaning.
 */
const COMMON =
  "chi trả|chi phí|chi tiêu|chi nhánh|chi cục|trợ cấp|trợ giúp|hỗ trợ|xã hội|hộ nghèo|thoát nghèo|cận nghèo|hộ tịch|khai sinh|khai tử|kết hôn|đất đai|sử dụng|đăng ký|xác nhận|xác minh|cư trú|thường trú|tạm trú|cao tuổi|khuyết tật|mai táng|hưu trí|hằng tháng|kinh phí|chăm sóc|công nhận|công dân|bảo hiểm|bảo trợ|y tế|giáo dục|đào tạo|xây dựng|kinh doanh|lệ phí|học phí|tiền lương|phụ cấp|ủy quyền|chuyển nhượng|quyết định|thông báo|phối hợp|cung cấp|danh sách|thông tin|rà soát|thực hiện|giải quyết|thủ tục|hành chính|hồ sơ|giấy phép|chứng nhận|chứng thực|nông thôn|nông nghiệp|môi trường|văn hóa|thể thao|an ninh|trật tự|quốc phòng|nghĩa vụ|quân sự|trẻ em|phụ nữ|thanh niên|có công|thương binh|liệt sĩ|trước bạ|thu nhập|cá nhân|tổ chức|bổ nhiệm|điều động|khen thưởng|kỷ luật|phê duyệt|thành lập|ban hành|sửa đổi|bổ sung|kế hoạch|nhiệm vụ|báo cáo|dân số|định cư|bồi thường|thu hồi|cưỡng chế|xử phạt|vi phạm|nộp thuế|tiền thuế|thuế thu|khiếu nại|tố cáo|cộng hòa|chủ nghĩa|độc lập|tự do|hạnh phúc|nhân dân|ủy ban|hội đồng|chủ tịch|bệnh viện|thành phố|khu phố|giới tính|quốc tịch|dân tộc|tôn giáo|địa chỉ|định danh|căn cước|quan hệ|đề nghị|cam đoan|sự thật|lời khai|trách nhiệm|pháp luật|quy định|kính gửi|chuyển giao|chữ đệm|tên gọi|quê quán|người đi|người mẹ|người cha|yêu cầu|chữ ký|ghi rõ|số tiền|đồng ý|hợp đồng|tài sản|thửa đất|diện tích|thời hạn|nguồn gốc|hiệu lực|văn bản|điện thoại|liên hệ|hiện tại|hôn nhân|gia đình".split(
    "|",
  );

const BY_LETTERS = new Map(COMMON.map((word) => [foldLetters(word), word] as const));

/** The text with such words as they are spelled; the same where nothing is suspicious. */
export function mendCommonWords(text: string): string {
  const syllables = text.split(" ");
  for (let at = 0; at + 1 < syllables.length; at += 1) {
    const read = `${syllables[at] ?? ""} ${syllables[at + 1] ?? ""}`;
    const bare = read.replace(/[^\p{L} ]/gu, "");
    const word = BY_LETTERS.get(foldLetters(bare));
    if (word === undefined || isSameSpelling(word, bare)) continue;
    const [first = "", second = ""] = word.split(" ");
    syllables[at] = inCaseOf(first, syllables[at] ?? "");
    syllables[at + 1] = inCaseOf(second, syllables[at + 1] ?? "");
  }
  return syllables.join(" ");
}

function inCaseOf(word: string, read: string): string {
  const ending = /[^\p{L}]*$/u.exec(read)?.[0] ?? "";
  const letters = read.slice(0, read.length - ending.length);
  const capital = letters.slice(0, 1) !== letters.slice(0, 1).toLowerCase();
  if (letters.length > 1 && letters === letters.toUpperCase()) return word.toUpperCase() + ending;
  return (capital ? word.slice(0, 1).toUpperCase() + word.slice(1) : word) + ending;
}

/** How many syllables of such words were misread in a text: what a page does to words that are known, it does to names, too. */
export function countMisread(text: string): number {
  const read = text.split(" ");
  const mended = mendCommonWords(text).split(" ");
  return read.filter((word, index) => word !== mended[index]).length;
}
