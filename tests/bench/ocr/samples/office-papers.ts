import { aDate, aPerson } from "./people";
import { head, issued, main, nation, sir, spoken, title, upper, type Template } from "./paper-lines";

/** What offices, hospitals and cashiers issue. */
export const OFFICE_PAPERS: Readonly<Record<string, Template>> = {
  bienlai(random) {
    const p = aPerson(random);
    const date = aDate(random, 2024, 2026);
    const money = (random.below(90) + 1) * 5000;
    return {
      kind: "bien-lai",
      fields: { ho_ten: p.name, noi_cu_tru: p.address, so_tien: String(money), ngay: date },
      lines: [
        { text: `ĐƠN VỊ THU: UBND ${upper(p.commune)}`, bold: true },
        title("BIÊN LAI THU PHÍ, LỆ PHÍ"),
        { text: "Ký hiệu: AB-26E     Số: 0001187", align: "centre" },
        { text: `Họ tên người nộp: ${p.name}` },
        { text: `Địa chỉ: ${p.address}` },
        { text: "Lý do nộp: Lệ phí cấp bản sao trích lục hộ tịch" },
        { text: `Số tiền: ${money.toLocaleString("de-DE")} đồng` },
        { text: "Hình thức thanh toán: Tiền mặt" },
        { text: "", right: `${p.commune.replace(/^\S+\s/, "")}, ${spoken(date)}`, align: "columns" },
        { text: "", right: "Người thu tiền", align: "columns" },
      ],
    };
  },
  quyetdinh(random) {
    const p = aPerson(random, 1935, 1950);
    const date = aDate(random, 2024, 2026);
    const number = `${random.below(2000) + 1}/QĐ-UBND`;
    const subject = random.pick([
      "Về việc hưởng trợ cấp hưu trí xã hội",
      "Về việc công nhận hộ thoát nghèo",
      "Về việc hỗ trợ chi phí mai táng",
    ]);
    const money = (random.below(40) + 5) * 100000;
    return {
      kind: "quyet-dinh",
      fields: { ...main(p), ...issued(p, number, date), trich_yeu: subject, so_tien: String(money) },
      lines: [
        ...head(p, number, date),
        title("QUYẾT ĐỊNH"),
        { text: subject, align: "centre", bold: true },
        title(`CHỦ TỊCH ỦY BAN NHÂN DÂN ${upper(p.commune)}`),
        { text: "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;" },
        { text: "Căn cứ Nghị định số 176/2025/NĐ-CP ngày 30 tháng 6 năm 2025 của Chính phủ;" },
        { text: "QUYẾT ĐỊNH:", align: "centre", bold: true },
        {
          text: `Điều 1. Chi trả trợ cấp cho ${sir(p)} ${p.name}, sinh ngày ${p.born}, số định danh cá nhân ${p.id}, thường trú tại ${p.address}, với mức ${money.toLocaleString("de-DE")} đồng/tháng, kể từ tháng 9 năm 2025.`,
        },
        { text: "Điều 2. Quyết định này có hiệu lực kể từ ngày ký." },
        { text: "Nơi nhận:", right: "CHỦ TỊCH", align: "columns", bold: true },
      ],
    };
  },
  ravien(random) {
    const p = aPerson(random);
    const date = aDate(random, 2024, 2026);
    const number = `${random.below(9000) + 100}/GRV`;
    return {
      kind: "giay-to-y-te",
      fields: {
        ho_ten: upper(p.name),
        ngay_sinh: p.born,
        noi_cu_tru: p.address,
        ngay: date,
        so_dinh_danh: p.id,
        co_quan_ban_hanh: `Bệnh viện Đa khoa ${p.province}`,
        so_van_ban: number,
      },
      lines: [
        { text: `SỞ Y TẾ ${upper(p.province)}`, right: nation[0]?.text ?? "", align: "columns", size: 12 },
        {
          text: `BỆNH VIỆN ĐA KHOA ${upper(p.province)}`,
          right: nation[1]?.text ?? "",
          align: "columns",
          size: 12,
          bold: true,
        },
        { text: `Số: ${number}`, align: "columns", size: 12 },
        title("GIẤY RA VIỆN"),
        { text: `- Họ và tên người bệnh: ${upper(p.name)}` },
        { text: `- Ngày/tháng/năm sinh: ${p.born}     Nam/Nữ: ${p.male ? "Nam" : "Nữ"}` },
        { text: `- Số CCCD: ${p.id}` },
        { text: `- Địa chỉ: ${p.address}` },
        { text: "- Chẩn đoán: Viêm phổi" },
        { text: "- Phương pháp điều trị: Nội khoa" },
        { text: "", right: `${p.province.replace(/^(?:Tỉnh|Thành phố) /, "")}, ${spoken(date)}`, align: "columns" },
        { text: "", right: "TRƯỞNG KHOA", align: "columns", bold: true },
      ],
    };
  },
  kinhdoanh(random) {
    const p = aPerson(random);
    const date = aDate(random, 2024, 2026);
    return {
      kind: "gcn-dang-ky-ho-kinh-doanh",
      fields: { ho_ten: upper(p.name), ngay_sinh: p.born, so_dinh_danh: p.id, noi_cu_tru: p.address },
      lines: [
        ...nation,
        title("GIẤY CHỨNG NHẬN ĐĂNG KÝ HỘ KINH DOANH"),
        { text: "Mã số hộ kinh doanh: 8123456789", align: "centre" },
        { text: `Đăng ký lần đầu, ${spoken(date)}`, align: "centre" },
        { text: "1. Tên hộ kinh doanh: CỬA HÀNG TẠP HÓA MINH TÂM" },
        { text: "2. Ngành, nghề kinh doanh: Bán lẻ lương thực, thực phẩm" },
        { text: `3. Vốn kinh doanh: 150.000.000 đồng` },
        { text: `4. Họ và tên chủ hộ kinh doanh: ${upper(p.name)}` },
        { text: `Giới tính: ${p.male ? "Nam" : "Nữ"}     Sinh ngày: ${p.born}` },
        { text: `Số định danh cá nhân: ${p.id}` },
        { text: `Nơi thường trú: ${p.address}` },
      ],
    };
  },
};
