import { aDate, aPerson } from "./people";
import { head, issued, main, nation, sir, spoken, title, upper, type Template } from "./paper-lines";

/** What citizens write and registrars issue. */
export const CITIZEN_PAPERS: Readonly<Record<string, Template>> = {
  don(random) {
    const p = aPerson(random);
    const date = aDate(random, 2024, 2026);
    return {
      kind: "don-de-nghi",
      fields: { ...main(p), ngay: date },
      lines: [
        ...nation,
        title("ĐƠN ĐỀ NGHỊ"),
        { text: `Kính gửi: Ủy ban nhân dân ${p.commune}`, align: "centre" },
        { text: `Tôi tên là: ${p.name}` },
        { text: `Sinh ngày: ${p.born}     Giới tính: ${p.male ? "Nam" : "Nữ"}     Dân tộc: Kinh` },
        {
          text: `CCCD số: ${p.id} do Cục Cảnh sát quản lý hành chính về trật tự xã hội cấp ngày ${aDate(random, 2021, 2024)}`,
        },
        { text: `Địa chỉ thường trú: ${p.address}` },
        { text: "Điện thoại: 0900 000 118" },
        {
          text: "Nay tôi làm đơn này đề nghị quý cơ quan xem xét, xác nhận cho gia đình tôi thuộc diện được hỗ trợ theo quy định. Tôi cam đoan lời khai trên là đúng sự thật.",
        },
        { text: "", right: `${p.commune.replace(/^\S+\s/, "")}, ${spoken(date)}`, align: "columns" },
        { text: "", right: "Người làm đơn", align: "columns", bold: true },
        { text: "" },
        { text: "", right: p.name, align: "columns" },
      ],
    };
  },
  honnhan(random) {
    const p = aPerson(random);
    const date = aDate(random, 2024, 2026);
    const number = `${random.below(900) + 10}/UBND-XNTTHN`;
    return {
      kind: "giay-xac-nhan-tinh-trang-hon-nhan",
      fields: { ...main(p), ho_ten: upper(p.name), ...issued(p, number, date) },
      lines: [
        ...head(p, number, date),
        title("GIẤY XÁC NHẬN TÌNH TRẠNG HÔN NHÂN"),
        title(`ỦY BAN NHÂN DÂN ${upper(p.commune)}`),
        { text: "XÁC NHẬN:", align: "centre", bold: true },
        { text: `Họ, chữ đệm, tên: ${upper(p.name)}` },
        { text: `Ngày, tháng, năm sinh: ${p.born}` },
        { text: `Giới tính: ${p.male ? "Nam" : "Nữ"}     Dân tộc: Kinh     Quốc tịch: Việt Nam` },
        { text: `Số định danh cá nhân: ${p.id}` },
        { text: `Nơi cư trú: ${p.address}` },
        { text: "Trong thời gian cư trú tại địa phương từ ngày 01/01/2015 đến nay chưa đăng ký kết hôn với ai." },
        { text: "Giấy này có giá trị 6 tháng kể từ ngày cấp, được sử dụng để: làm thủ tục vay vốn ngân hàng." },
        { text: "NGƯỜI KÝ GIẤY", right: "PHÓ CHỦ TỊCH", align: "columns", bold: true },
      ],
    };
  },
  congvan(random) {
    const p = aPerson(random);
    const date = aDate(random, 2024, 2026);
    const number = `${random.below(900) + 10}/UBND-VHXH`;
    const subject = random.pick([
      "rà soát hộ nghèo năm 2026",
      "phối hợp xác minh thông tin cư trú",
      "cung cấp danh sách người có công",
    ]);
    return {
      kind: "cong-van",
      fields: {
        ...issued(p, number, date),
        trich_yeu: `V/v ${subject}`,
        ho_ten: p.name,
        so_dinh_danh: p.id,
        ngay_sinh: p.born,
        noi_cu_tru: p.address,
      },
      lines: [
        ...head(p, number, date),
        { text: `V/v ${subject}`, align: "columns", size: 12 },
        { text: "Kính gửi: Phòng Văn hóa - Xã hội", align: "centre" },
        {
          text: `Thực hiện chỉ đạo của Chủ tịch Ủy ban nhân dân ${p.province}, ${p.commune} đề nghị quý phòng kiểm tra hồ sơ của ${sir(p)} ${p.name}, sinh ngày ${p.born}, số định danh cá nhân ${p.id}, nơi cư trú: ${p.address}, và trả lời bằng văn bản trước ngày 30 hằng tháng.`,
        },
        { text: "Trân trọng./." },
        { text: "Nơi nhận:", right: "TM. ỦY BAN NHÂN DÂN", align: "columns", bold: true },
        { text: "- Như trên;", right: "CHỦ TỊCH", align: "columns" },
      ],
    };
  },
  khaitu(random) {
    const p = aPerson(random, 1930, 1960);
    const teller = aPerson(random);
    const date = aDate(random, 2024, 2026);
    const number = `${random.below(300) + 1}/TLKT-BS`;
    return {
      kind: "trich-luc-khai-tu",
      fields: {
        ...main(p),
        ho_ten: upper(p.name),
        noi_cu_tru: p.address,
        ...issued(p, number, date),
        ho_ten_nguoi_di_khai: upper(teller.name),
        so_dinh_danh_nguoi_di_khai: teller.id,
      },
      lines: [
        ...head(p, number, date),
        title("TRÍCH LỤC KHAI TỬ (BẢN SAO)"),
        { text: `Họ, chữ đệm, tên: ${upper(p.name)}` },
        { text: `Ngày, tháng, năm sinh: ${p.born}` },
        { text: `Giới tính: ${p.male ? "Nam" : "Nữ"}   Dân tộc: Kinh   Quốc tịch: Việt Nam` },
        { text: `Số định danh cá nhân: ${p.id}` },
        { text: `Nơi cư trú cuối cùng: ${p.address}` },
        { text: `Đã chết vào lúc: 07 giờ 15 phút, ${spoken(aDate(random, 2024, 2025))}` },
        { text: "Nguyên nhân chết: Bệnh già" },
        { text: `Họ, chữ đệm, tên người đi khai tử: ${upper(teller.name)}` },
        { text: `Giấy tờ tùy thân: Thẻ căn cước số ${teller.id}` },
        { text: "", right: "NGƯỜI KÝ TRÍCH LỤC", align: "columns", bold: true },
      ],
    };
  },
  uyquyen(random) {
    const a = aPerson(random);
    const b = aPerson(random);
    const date = aDate(random, 2024, 2026);
    return {
      kind: "giay-uy-quyen",
      fields: { ho_ten: a.name, ngay_sinh: a.born, so_dinh_danh: a.id, noi_cu_tru: a.address, ngay: date },
      lines: [
        ...nation,
        { text: `${a.commune.replace(/^\S+\s/, "")}, ${spoken(date)}`, align: "centre" },
        title("GIẤY ỦY QUYỀN"),
        { text: "BÊN ỦY QUYỀN:", bold: true },
        { text: `Họ và tên: ${a.name}` },
        { text: `Ngày sinh: ${a.born}` },
        { text: `Số CCCD: ${a.id}     Ngày cấp: ${aDate(random, 2021, 2024)}` },
        { text: `Hộ khẩu thường trú: ${a.address}` },
        { text: "BÊN ĐƯỢC ỦY QUYỀN:", bold: true },
        { text: `Họ và tên: ${b.name}` },
        { text: `Ngày sinh: ${b.born}` },
        { text: `Số CCCD: ${b.id}` },
        { text: `Hộ khẩu thường trú: ${b.address}` },
        {
          text: "Nội dung ủy quyền: Bên được ủy quyền thay mặt bên ủy quyền nộp hồ sơ và nhận kết quả giải quyết thủ tục hành chính.",
        },
      ],
    };
  },
};
