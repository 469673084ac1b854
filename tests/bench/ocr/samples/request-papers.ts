import { aDate, aPerson } from "./people";
import {
  bare,
  cells,
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

/** Requests, contracts and health papers: for tuning. */
export const REQUEST_PAPERS: Readonly<Record<string, Template>> = {
  ct01(random) {
    const [p, owner] = [aPerson(random), aPerson(random)];
    const date = aDate(random, 2024, 2026);
    return {
      kind: "to-khai-ct01",
      filling: random.pick(FILLINGS),
      fields: {
        ho_ten: upper(p.name),
        ngay_sinh: p.born,
        so_dinh_danh: p.id,
        ho_ten_chu_ho: owner.name,
        so_dinh_danh_chu_ho: owner.id,
        ngay: date,
      },
      lines: [
        ...nation,
        title("TỜ KHAI THAY ĐỔI THÔNG TIN CƯ TRÚ"),
        { text: `Kính gửi: Công an ${p.commune}`, align: "centre" },
        row(["1. Họ, chữ đệm và tên:", upper(p.name)]),
        row(["2. Ngày, tháng, năm sinh:", p.born], ["3. Giới tính:", sex(p)]),
        row(["4. Số định danh cá nhân:", p.id]),
        row(["5. Số điện thoại liên hệ:", `0900000${String(random.below(900) + 100)}`], ["6. Email:", "khong"]),
        row(["7. Họ, chữ đệm và tên chủ hộ:", owner.name], ["8. Mối quan hệ với chủ hộ:", "Con"]),
        row(["9. Số định danh cá nhân của chủ hộ:", owner.id]),
        row(["10. Nội dung đề nghị:", "Đăng ký thường trú"]),
        { text: "11. Những thành viên trong hộ gia đình cùng thay đổi:" },
        cells("TT", "Họ, chữ đệm và tên", "Ngày sinh", "Số định danh cá nhân"),
        cells("1", aPerson(random).name, aDate(random, 1970, 2020), aPerson(random).id),
        placed(bare(p.commune), date),
        signed("Ý KIẾN CỦA CHỦ HỘ", "NGƯỜI KÊ KHAI"),
      ],
    };
  },
  tokhaikhaisinh(random) {
    const [asker, child, mother, father] = [
      aPerson(random),
      aPerson(random, 2024, 2026),
      aPerson(random, 1980, 2003),
      aPerson(random, 1980, 2003),
    ];
    const date = aDate(random, 2024, 2026);
    return {
      kind: "to-khai-ho-tich",
      filling: random.pick(FILLINGS),
      fields: {
        ho_ten_nguoi_yeu_cau: asker.name,
        so_dinh_danh_nguoi_yeu_cau: asker.id,
        noi_cu_tru_nguoi_yeu_cau: asker.address,
        ho_ten: upper(child.name),
        ngay_sinh: child.born,
        ho_ten_me: mother.name,
        ho_ten_cha: father.name,
        ngay: date,
      },
      lines: [
        ...nation,
        title("TỜ KHAI ĐĂNG KÝ KHAI SINH"),
        { text: `Kính gửi: Ủy ban nhân dân ${asker.commune}`, align: "centre" },
        row(["Họ, chữ đệm, tên người yêu cầu:", asker.name]),
        row(["Nơi cư trú:", asker.address]),
        row(["Giấy tờ tùy thân:", `Thẻ căn cước số ${asker.id}, cấp ngày ${aDate(random, 2021, 2024)}`]),
        row(["Quan hệ với người được khai sinh:", "Cha"]),
        { text: "Đề nghị cơ quan đăng ký khai sinh cho người dưới đây:", bold: true },
        row(["Họ, chữ đệm, tên:", upper(child.name)]),
        row(["Ngày, tháng, năm sinh:", child.born]),
        row(["Giới tính:", sex(child)], ["Dân tộc:", "Kinh"], ["Quốc tịch:", "Việt Nam"]),
        row(["Họ, chữ đệm, tên người mẹ:", mother.name]),
        row(["Năm sinh:", mother.born.slice(-4)], ["Dân tộc:", "Kinh"], ["Quốc tịch:", "Việt Nam"]),
        row(["Họ, chữ đệm, tên người cha:", father.name]),
        row(["Năm sinh:", father.born.slice(-4)], ["Dân tộc:", "Kinh"], ["Quốc tịch:", "Việt Nam"]),
        {
          text: "Tôi cam đoan nội dung đề nghị đăng ký khai sinh trên đây là đúng sự thật, được sự thỏa thuận nhất trí của các bên liên quan theo quy định pháp luật.",
        },
        placed(`Làm tại: ${bare(asker.commune)}`, date),
        signed("", "Người yêu cầu"),
      ],
    };
  },
  chuyennhuong(random) {
    const [a, b] = [aPerson(random), aPerson(random)];
    const money = (random.below(900) + 100) * 1_000_000;
    return {
      kind: "hop-dong",
      fields: {
        ho_ten_ben_a: a.name,
        so_dinh_danh_ben_a: a.id,
        noi_cu_tru_ben_a: a.address,
        ho_ten_ben_b: b.name,
        so_dinh_danh_ben_b: b.id,
        noi_cu_tru_ben_b: b.address,
        so_tien: String(money),
      },
      lines: [
        ...nation,
        title("HỢP ĐỒNG CHUYỂN NHƯỢNG QUYỀN SỬ DỤNG ĐẤT"),
        {
          text: `Hôm nay, ${spoken(aDate(random, 2024, 2026))}, tại trụ sở Ủy ban nhân dân ${a.commune}, chúng tôi gồm có:`,
        },
        { text: "BÊN CHUYỂN NHƯỢNG (BÊN A):", bold: true },
        { text: `Họ và tên: ${a.name}     Năm sinh: ${a.born.slice(-4)}` },
        { text: `Căn cước công dân số: ${a.id}` },
        { text: `Thường trú tại: ${a.address}` },
        { text: "BÊN NHẬN CHUYỂN NHƯỢNG (BÊN B):", bold: true },
        { text: `Họ và tên: ${b.name}     Năm sinh: ${b.born.slice(-4)}` },
        { text: `Căn cước công dân số: ${b.id}` },
        { text: `Thường trú tại: ${b.address}` },
        { text: "Hai bên đồng ý thực hiện việc chuyển nhượng quyền sử dụng đất theo các thỏa thuận sau đây:" },
        {
          text: "Điều 1. Bên A chuyển nhượng cho Bên B toàn bộ quyền sử dụng đối với thửa đất theo Giấy chứng nhận đã cấp.",
        },
        { text: `Điều 2. Giá chuyển nhượng: ${points(money)} đồng. Phương thức thanh toán: chuyển khoản.` },
        signed("BÊN A", "BÊN B"),
      ],
    };
  },
};
