import { aDate, aPerson } from "./people";
import {
  bare,
  cells,
  head,
  issued,
  letterhead,
  nation,
  placed,
  points,
  row,
  sex,
  signed,
  sir,
  spoken,
  title,
  upper,
  type Template,
} from "./paper-lines";

const FILLINGS = ["plain", "bold", "dots"] as const;

/** Kept out of all tuning, as kept-papers.ts. */
export const KEPT_OFFICE_PAPERS: Readonly<Record<string, Template>> = {
  hentra(random) {
    const p = aPerson(random);
    const number = `${random.below(900) + 1}/TNHS`;
    const date = aDate(random, 2025, 2026);
    return {
      kind: "giay-tiep-nhan-hen-tra",
      filling: random.pick(FILLINGS),
      fields: { so_van_ban: number, ngay: date, ho_ten: p.name, dia_chi: p.address, so_dinh_danh: p.id },
      lines: [
        ...letterhead(`UBND ${upper(p.commune)}`, "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", number, bare(p.commune), date),
        title("GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ"),
        row(["Tiếp nhận hồ sơ của Ông/Bà:", p.name]),
        row(["Địa chỉ:", p.address]),
        row(["Số điện thoại:", "0900 000 417"], ["Số căn cước:", p.id]),
        row(["Nội dung yêu cầu giải quyết:", "Cấp bản sao trích lục hộ tịch"]),
        { text: "1. Tờ khai theo mẫu: 01 bản chính" },
        { text: "Thời gian giải quyết hồ sơ theo quy định: 01 ngày làm việc." },
        signed("NGƯỜI NỘP HỒ SƠ", "NGƯỜI TIẾP NHẬN HỒ SƠ"),
      ],
    };
  },
  dangkyhkd(random) {
    const p = aPerson(random);
    const date = aDate(random, 2024, 2026);
    const money = (random.below(60) + 4) * 5_000_000;
    return {
      kind: "giay-de-nghi-dang-ky-hkd",
      filling: random.pick(FILLINGS),
      fields: { ho_ten: upper(p.name), ngay_sinh: p.born, so_dinh_danh: p.id, so_tien: String(money), ngay: date },
      lines: [
        ...nation,
        placed(bare(p.commune), date),
        title("GIẤY ĐỀ NGHỊ ĐĂNG KÝ HỘ KINH DOANH"),
        { text: `Kính gửi: Phòng Kinh tế ${p.commune}`, align: "centre" },
        row(["Tôi là (ghi họ tên bằng chữ in hoa):", upper(p.name)]),
        row(["Ngày, tháng, năm sinh:", p.born], ["Giới tính:", sex(p)]),
        row(["Số định danh cá nhân:", p.id]),
        row(["Điện thoại:", "0900 000 236"]),
        { text: "Đăng ký hộ kinh doanh do tôi là chủ hộ với các nội dung sau:", bold: true },
        row(["1. Tên hộ kinh doanh:", "QUÁN ĂN HƯƠNG QUÊ"]),
        row(["2. Ngành, nghề kinh doanh:", "Dịch vụ ăn uống"]),
        row(["3. Vốn kinh doanh:", `${points(money)} đồng`]),
        signed("", "CHỦ HỘ KINH DOANH"),
      ],
    };
  },
  xaydung(random) {
    const p = aPerson(random);
    const number = `${random.below(300) + 1}/GPXD`;
    const date = aDate(random, 2024, 2026);
    return {
      kind: "giay-to-cho-o",
      fields: { ho_ten: p.name, noi_cu_tru: p.address, ...issued(p, number, date) },
      lines: [
        ...head(p, number, date),
        title("GIẤY PHÉP XÂY DỰNG"),
        { text: `1. Cấp cho: ${sir(p)} ${p.name}` },
        { text: `Địa chỉ thường trú: ${p.address}` },
        { text: "2. Được phép xây dựng công trình: Nhà ở riêng lẻ" },
        { text: "Diện tích xây dựng tầng 1: 84,5 m²; tổng diện tích sàn: 169 m²; chiều cao công trình: 7,2 m." },
        { text: "3. Giấy phép này có hiệu lực khởi công xây dựng trong thời hạn 12 tháng kể từ ngày cấp." },
        signed("", "TM. ỦY BAN NHÂN DÂN"),
        signed("", "CHỦ TỊCH"),
      ],
    };
  },
  thongbaothue(random) {
    const p = aPerson(random);
    const number = `${random.below(5000) + 100}/TB-TCS`;
    const date = aDate(random, 2024, 2026);
    const money = (random.below(9000) + 100) * 1000;
    const subject = random.pick([
      "Về việc nộp lệ phí trước bạ nhà, đất",
      "Về việc nộp tiền sử dụng đất",
      "Về việc nộp thuế thu nhập cá nhân",
    ]);
    return {
      kind: "bien-lai",
      fields: {
        ho_ten: p.name,
        so_tien: String(money),
        so_van_ban: number,
        ngay: date,
        dia_chi: p.address,
        trich_yeu: subject,
      },
      lines: [
        ...letterhead(
          "CỤC THUẾ",
          `THUẾ CƠ SỞ ${random.below(9) + 1} ${upper(p.province)}`,
          number,
          bare(p.province),
          date,
        ),
        title("THÔNG BÁO"),
        { text: subject, align: "centre", bold: true },
        row(["1. Tên người nộp thuế:", p.name]),
        row(["2. Địa chỉ:", p.address]),
        cells("STT", "Khoản thu", "Tỷ lệ"),
        cells("1", "Lệ phí trước bạ", "0,5 %"),
        row(["3. Tổng số tiền phải nộp:", `${points(money)} đồng`]),
        { text: "Thời hạn nộp tiền chậm nhất là 30 ngày kể từ ngày ban hành thông báo này." },
        signed("", "TRƯỞNG THUẾ CƠ SỞ"),
      ],
    };
  },
  dichuc(random) {
    const p = aPerson(random, 1930, 1960);
    const heir = aPerson(random);
    const date = aDate(random, 2024, 2026);
    return {
      kind: "di-chuc",
      fields: { ho_ten: p.name, ngay_sinh: p.born, so_dinh_danh: p.id, noi_cu_tru: p.address },
      lines: [
        ...nation,
        title("DI CHÚC"),
        {
          text: `Hôm nay, ${spoken(date)}, tại nhà riêng, tôi là: ${p.name}, sinh ngày ${p.born}, CCCD số ${p.id} do Bộ Công an cấp, thường trú tại ${p.address}.`,
        },
        {
          text: `Trong tình trạng tinh thần minh mẫn, sáng suốt, tôi lập di chúc này để lại toàn bộ tài sản của tôi cho ${sir(heir)} ${heir.name}.`,
        },
        { text: "Di chúc này được lập thành 03 bản, mỗi bản gồm 01 trang, có giá trị như nhau." },
        signed("NGƯỜI LÀM CHỨNG", "NGƯỜI LẬP DI CHÚC"),
      ],
    };
  },
  bhyt(random) {
    const p = aPerson(random);
    const number = `${random.below(900) + 1}/XN-BHXH`;
    const date = aDate(random, 2024, 2026);
    return {
      kind: "cong-van",
      filling: random.pick(FILLINGS),
      fields: {
        ho_ten: p.name,
        ngay_sinh: p.born,
        so_dinh_danh: p.id,
        noi_cu_tru: p.address,
        so_van_ban: number,
        ngay: date,
      },
      lines: [
        ...letterhead(`BẢO HIỂM XÃ HỘI ${upper(p.province)}`, "BẢO HIỂM XÃ HỘI CƠ SỞ", number, bare(p.province), date),
        title("GIẤY XÁC NHẬN THAM GIA BẢO HIỂM XÃ HỘI"),
        row(["Họ và tên:", p.name]),
        row(["Sinh ngày:", p.born], ["Nam/Nữ:", sex(p)]),
        row(["Số định danh cá nhân/CCCD:", p.id]),
        row(["Địa chỉ:", p.address]),
        { text: "Đã tham gia bảo hiểm xã hội bắt buộc với tổng thời gian 11 năm 04 tháng." },
        signed("", "PHÓ GIÁM ĐỐC"),
      ],
    };
  },
};
