import { aDate, aPerson } from "./people";
import {
  bare,
  cells,
  head,
  issued,
  nation,
  placed,
  points,
  row,
  sex,
  signed,
  spoken,
  title,
  upper,
  type Template,
} from "./paper-lines";

const FILLINGS = ["plain", "bold", "dots"] as const;

/** Health and welfare: for tuning. */
export const WELFARE_PAPERS: Readonly<Record<string, Template>> = {
  suckhoe(random) {
    const p = aPerson(random);
    const date = aDate(random, 2024, 2026);
    const number = `${random.below(9000) + 100}/GKSK-TTYT`;
    return {
      kind: "giay-to-y-te",
      filling: random.pick(FILLINGS),
      fields: {
        ho_ten: upper(p.name),
        so_dinh_danh: p.id,
        noi_cu_tru: p.address,
        ngay: date,
        so_van_ban: number,
        co_quan_ban_hanh: `Trung tâm Y tế ${p.commune}`,
      },
      lines: [
        { text: `SỞ Y TẾ ${upper(p.province)}`, right: nation[0]?.text ?? "", align: "columns", size: 12 },
        {
          text: `TRUNG TÂM Y TẾ ${upper(p.commune)}`,
          right: nation[1]?.text ?? "",
          align: "columns",
          size: 12,
          bold: true,
        },
        { text: `Số: ${number}`, align: "columns", size: 12 },
        title("GIẤY KHÁM SỨC KHỎE"),
        row(["Họ và tên (chữ in hoa):", upper(p.name)]),
        row(["Giới:", sex(p)], ["Tuổi:", String(2026 - Number(p.born.slice(-4)))]),
        row(["Số CMND/CCCD/Hộ chiếu:", p.id], ["cấp ngày", aDate(random, 2021, 2024)]),
        row(["Chỗ ở hiện tại:", p.address]),
        row(["Lý do khám sức khỏe:", "Xin việc làm"]),
        { text: "KẾT LUẬN: Đủ sức khỏe để học tập và làm việc. Phân loại sức khỏe: Loại II." },
        placed(bare(p.commune), date),
        signed("", "NGƯỜI KẾT LUẬN"),
      ],
    };
  },
  chungsinh(random) {
    const mother = { ...aPerson(random, 1985, 2004), male: false };
    const date = aDate(random, 2025, 2026);
    return {
      kind: "giay-chung-sinh",
      filling: random.pick(FILLINGS),
      fields: {
        ho_ten_me: upper(mother.name),
        ngay_sinh_me: mother.born,
        so_dinh_danh_me: mother.id,
        noi_cu_tru_me: mother.address,
        ngay: date,
      },
      lines: [
        {
          text: `BỆNH VIỆN ĐA KHOA ${upper(mother.province)}`,
          right: nation[0]?.text ?? "",
          align: "columns",
          size: 12,
          bold: true,
        },
        { text: "", right: nation[1]?.text ?? "", align: "columns", size: 12, bold: true },
        title("GIẤY CHỨNG SINH"),
        row(["Họ và tên mẹ/Người nuôi dưỡng:", upper(mother.name)]),
        row(["Ngày, tháng, năm sinh:", mother.born]),
        row(["Nơi đăng ký thường trú:", mother.address]),
        row(["Số CCCD/Hộ chiếu:", mother.id], ["Dân tộc:", "Kinh"]),
        row(["Đã sinh con vào lúc:", `05 giờ 40 phút, ${spoken(aDate(random, 2025, 2026))}`]),
        row(["Số con trong lần sinh này:", "01"], ["Giới tính của con:", "Nữ"], ["Cân nặng:", "3100 gam"]),
        row(["Dự định đặt tên con là:", aPerson(random).name]),
        placed(bare(mother.province), date),
        signed("NGƯỜI ĐỠ ĐẺ", "THỦ TRƯỞNG CƠ SỞ"),
      ],
    };
  },
  hongheo(random) {
    const p = aPerson(random);
    const number = `${random.below(900) + 1}/GCN-HN`;
    const date = aDate(random, 2024, 2026);
    return {
      kind: "giay-chung-nhan-ho-ngheo",
      filling: random.pick(FILLINGS),
      fields: { ho_ten_chu_ho: p.name, so_dinh_danh_chu_ho: p.id, dia_chi: p.address, ...issued(p, number, date) },
      lines: [
        ...head(p, number, date),
        title("GIẤY CHỨNG NHẬN HỘ NGHÈO"),
        row(["Họ và tên chủ hộ:", p.name]),
        row(["Số định danh cá nhân:", p.id]),
        row(["Địa chỉ:", p.address]),
        { text: "Là hộ nghèo năm 2026 theo chuẩn nghèo đa chiều giai đoạn 2022 - 2026." },
        cells("STT", "Họ và tên", "Quan hệ với chủ hộ"),
        cells("1", aPerson(random).name, "Vợ"),
        cells("2", aPerson(random).name, "Con"),
        { text: "Nơi nhận:", right: "TM. ỦY BAN NHÂN DÂN", align: "columns", bold: true },
        { text: "- Như trên;", right: "CHỦ TỊCH", align: "columns" },
      ],
    };
  },
  trocap(random) {
    const p = aPerson(random, 1935, 1970);
    const number = `${random.below(900) + 1}/QĐ-UBND`;
    const date = aDate(random, 2024, 2026);
    const money = (random.below(30) + 5) * 50_000;
    const subject = random.pick([
      "Về việc chi trả trợ cấp xã hội hằng tháng",
      "Về việc hỗ trợ kinh phí chăm sóc người khuyết tật",
      "Về việc thôi hưởng trợ cấp xã hội",
    ]);
    return {
      kind: "quyet-dinh",
      fields: {
        ho_ten: p.name,
        ngay_sinh: p.born,
        so_dinh_danh: p.id,
        noi_cu_tru: p.address,
        ...issued(p, number, date),
        trich_yeu: subject,
        so_tien: String(money),
      },
      lines: [
        ...head(p, number, date),
        title("QUYẾT ĐỊNH"),
        { text: subject, align: "centre", bold: true },
        { text: "CHỦ TỊCH ỦY BAN NHÂN DÂN", align: "centre", bold: true },
        { text: "Căn cứ Nghị định số 20/2021/NĐ-CP ngày 15 tháng 3 năm 2021 của Chính phủ;", italic: true },
        { text: "Xét đề nghị của Phòng Văn hóa - Xã hội,", italic: true },
        { text: "QUYẾT ĐỊNH:", align: "centre", bold: true },
        { text: "Điều 1. Trợ cấp xã hội hằng tháng đối với:" },
        { text: `Ông (Bà): ${p.name}     Sinh ngày: ${p.born}` },
        { text: `Số CCCD: ${p.id}` },
        { text: `Nơi thường trú: ${p.address}` },
        { text: `Mức trợ cấp: ${points(money)} đồng/tháng.` },
        { text: "Điều 2. Quyết định này có hiệu lực thi hành kể từ ngày ký./." },
        signed("Nơi nhận:", "CHỦ TỊCH"),
      ],
    };
  },
};
