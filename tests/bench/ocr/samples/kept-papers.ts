import { aDate, aPerson } from "./people";
import {
  bare,
  head,
  issued,
  letterhead,
  nation,
  placed,
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

/** Kept out of all tuning: rules may never be written after looking at how these are read. */
export const KEPT_PAPERS: Readonly<Record<string, Template>> = {
  baotu(random) {
    const p = aPerson(random, 1930, 1970);
    const date = aDate(random, 2024, 2026);
    const number = `${random.below(400) + 1}/GBT-TYT`;
    return {
      kind: "giay-bao-tu",
      filling: random.pick(FILLINGS),
      fields: {
        ho_ten: upper(p.name),
        ngay_sinh: p.born,
        so_dinh_danh: p.id,
        noi_cu_tru: p.address,
        so_van_ban: number,
        ngay: date,
        co_quan_ban_hanh: `Trạm Y tế ${p.commune}`,
      },
      lines: [
        ...letterhead(`SỞ Y TẾ ${upper(p.province)}`, `TRẠM Y TẾ ${upper(p.commune)}`, number, bare(p.commune), date),
        title("GIẤY BÁO TỬ"),
        row(["Họ và tên người tử vong:", upper(p.name)]),
        row(["Ngày, tháng, năm sinh:", p.born], ["Giới tính:", sex(p)]),
        row(["Số CCCD/Hộ chiếu:", p.id]),
        row(["Nơi cư trú cuối cùng:", p.address]),
        row(["Đã tử vong lúc:", `22 giờ 05 phút, ${spoken(aDate(random, 2024, 2026))}`]),
        row(["Nguyên nhân tử vong:", "Suy hô hấp"]),
        signed("NGƯỜI THÂN THÍCH", "TRƯỞNG TRẠM"),
      ],
    };
  },
  trogiup(random) {
    const p = aPerson(random, 1935, 1965);
    const date = aDate(random, 2024, 2026);
    return {
      kind: "to-khai-tro-giup-xa-hoi",
      filling: random.pick(FILLINGS),
      fields: { ho_ten: upper(p.name), ngay_sinh: p.born, so_dinh_danh: p.id, noi_cu_tru: p.address, ngay: date },
      lines: [
        ...nation,
        title("TỜ KHAI ĐỀ NGHỊ TRỢ GIÚP XÃ HỘI"),
        { text: "Phần 1. THÔNG TIN CỦA ĐỐI TƯỢNG", bold: true },
        row(["1. Họ và tên (Viết chữ in hoa):", upper(p.name)]),
        row(["Ngày, tháng, năm sinh:", p.born], ["Giới tính:", sex(p)], ["Dân tộc:", "Kinh"]),
        row(["Giấy CMND hoặc CCCD số:", p.id], ["Cấp ngày:", aDate(random, 2021, 2024)]),
        row(["2. Nơi thường trú:", p.address]),
        { text: "3. Có thẻ BHYT không?   Không   Có" },
        { text: "4. Đang hưởng chế độ nào sau đây: Trợ cấp BHXH hằng tháng: 0 đồng" },
        {
          text: "Tôi xin cam đoan những lời khai trên là đúng, nếu có điều gì khai không đúng tôi xin chịu trách nhiệm hoàn toàn.",
        },
        placed(bare(p.commune), date),
        signed("", "NGƯỜI KHAI"),
      ],
    };
  },
  gioithieu(random) {
    const p = aPerson(random);
    const date = aDate(random, 2024, 2026);
    const number = `${random.below(500) + 1}/GGT-UBND`;
    return {
      kind: "giay-gioi-thieu",
      fields: { ho_ten: p.name, so_dinh_danh: p.id, ...issued(p, number, date) },
      lines: [
        ...head(p, number, date),
        title("GIẤY GIỚI THIỆU"),
        { text: `Ủy ban nhân dân ${p.commune} trân trọng giới thiệu:` },
        row(["Ông (bà):", p.name]),
        row(["Chức vụ:", "Công chức Tư pháp - Hộ tịch"]),
        row(["Số căn cước:", p.id]),
        row(["Được cử đến:", `Sở Tư pháp ${p.province}`]),
        row(["Về việc:", "tra cứu sổ hộ tịch"]),
        { text: "Đề nghị quý cơ quan tạo điều kiện để ông (bà) có tên trên hoàn thành nhiệm vụ." },
        signed("Nơi nhận:", "CHỦ TỊCH"),
      ],
    };
  },
  boroi(random) {
    const p = aPerson(random);
    return {
      kind: "bien-ban",
      fields: { ho_ten: p.name, ngay_sinh: p.born, so_dinh_danh: p.id, noi_cu_tru: p.address },
      lines: [
        ...nation,
        title("BIÊN BẢN VỀ VIỆC TRẺ BỊ BỎ RƠI"),
        {
          text: `Hôm nay, vào hồi 08 giờ 30 phút, ${spoken(aDate(random, 2024, 2026))}, tại Ủy ban nhân dân ${p.commune}, chúng tôi lập biên bản như sau:`,
        },
        { text: "1. Người phát hiện trẻ bị bỏ rơi", bold: true },
        { text: `Họ và tên: ${p.name}     Ngày sinh: ${p.born}` },
        { text: `Giấy tờ tùy thân: Căn cước công dân số ${p.id}` },
        { text: `Nơi cư trú: ${p.address}` },
        {
          text: "2. Đặc điểm nhận dạng: trẻ mới sinh, nặng khoảng 2,9 kg, quấn khăn màu xanh, không có giấy tờ kèm theo.",
        },
        { text: "Biên bản được lập thành 02 bản, đọc cho mọi người cùng nghe và thống nhất ký tên." },
        signed("NGƯỜI PHÁT HIỆN", "NGƯỜI LẬP BIÊN BẢN"),
      ],
    };
  },
  camdoan(random) {
    const p = aPerson(random);
    const date = aDate(random, 2024, 2026);
    return {
      kind: "van-ban-cam-doan",
      filling: random.pick(FILLINGS),
      fields: { ho_ten: p.name, ngay_sinh: p.born, so_dinh_danh: p.id, noi_cu_tru: p.address, ngay: date },
      lines: [
        ...nation,
        title("GIẤY CAM ĐOAN"),
        row(["Tôi tên là:", p.name]),
        row(["Ngày, tháng, năm sinh:", p.born]),
        row(["Giấy tờ tùy thân:", `CCCD số ${p.id} cấp ngày ${aDate(random, 2021, 2024)}`]),
        row(["Nơi cư trú:", p.address]),
        {
          text: "Tôi cam đoan: từ trước đến nay tôi chưa từng đăng ký khai sinh tại bất kỳ cơ quan nào; nếu sai tôi xin chịu trách nhiệm trước pháp luật.",
        },
        placed(bare(p.commune), date),
        signed("", "NGƯỜI CAM ĐOAN"),
      ],
    };
  },
  lamchung(random) {
    const [a, b] = [aPerson(random), aPerson(random)];
    const date = aDate(random, 2024, 2026);
    return {
      kind: "van-ban-nguoi-lam-chung",
      fields: { ho_ten: upper(a.name), ngay_sinh: a.born, so_dinh_danh: a.id, noi_cu_tru: a.address, ngay: date },
      lines: [
        ...nation,
        title("VĂN BẢN XÁC NHẬN CỦA NGƯỜI LÀM CHỨNG"),
        { text: `Họ, chữ đệm, tên: ${upper(a.name)}` },
        { text: `Sinh ngày ${a.born}, số định danh cá nhân ${a.id}` },
        { text: `Hiện cư trú tại: ${a.address}` },
        { text: `Tôi xin làm chứng việc ${sir(b)} ${b.name} sinh sống liên tục tại địa phương từ năm 1998 đến nay.` },
        { text: "Tôi cam đoan lời làm chứng trên là đúng sự thật." },
        placed(bare(a.commune), date),
        signed("", "NGƯỜI LÀM CHỨNG"),
      ],
    };
  },
};
