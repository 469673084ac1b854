import { aDate, aPerson } from "./people";
import {
  bare,
  cells,
  head,
  issued,
  letterhead,
  main,
  nation,
  placed,
  row,
  sex,
  signed,
  spoken,
  title,
  upper,
  type Template,
} from "./paper-lines";

const FILLINGS = ["plain", "bold", "dots"] as const;

/** Registers of persons, land and schools: for tuning. */
export const REGISTRY_PAPERS: Readonly<Record<string, Template>> = {
  khaisinh(random) {
    const [child, mother, father] = [
      aPerson(random, 2024, 2026),
      aPerson(random, 1980, 2003),
      aPerson(random, 1978, 2000),
    ];
    const number = `${random.below(400) + 1}/${random.pick(["2024", "2025", "2026"])}`;
    const date = aDate(random, 2024, 2026);
    return {
      kind: "giay-khai-sinh",
      filling: random.pick(FILLINGS),
      fields: {
        ho_ten: upper(child.name),
        ngay_sinh: child.born,
        so_dinh_danh: child.id,
        so_van_ban: number,
        ho_ten_me: mother.name,
        noi_cu_tru_me: mother.address,
        ho_ten_cha: father.name,
        noi_cu_tru_cha: father.address,
      },
      lines: [
        {
          text: `ỦY BAN NHÂN DÂN ${upper(mother.commune)}`,
          right: nation[0]?.text ?? "",
          align: "columns",
          bold: true,
          size: 12,
        },
        { text: `Số: ${number}`, right: nation[1]?.text ?? "", align: "columns", size: 12 },
        title("GIẤY KHAI SINH"),
        row(["Họ, chữ đệm, tên:", upper(child.name)]),
        row(["Ngày, tháng, năm sinh:", child.born], ["Giới tính:", sex(child)]),
        row(["Dân tộc:", "Kinh"], ["Quốc tịch:", "Việt Nam"], ["Số định danh cá nhân:", child.id]),
        row(["Nơi sinh:", `Trung tâm Y tế ${bare(mother.commune)}, ${mother.province}`]),
        row(["Họ, chữ đệm, tên người mẹ:", mother.name]),
        row(["Năm sinh:", mother.born.slice(-4)], ["Dân tộc:", "Kinh"], ["Quốc tịch:", "Việt Nam"]),
        row(["Nơi cư trú:", mother.address]),
        row(["Họ, chữ đệm, tên người cha:", father.name]),
        row(["Năm sinh:", father.born.slice(-4)], ["Dân tộc:", "Kinh"], ["Quốc tịch:", "Việt Nam"]),
        row(["Nơi cư trú:", father.address]),
        row(["Nơi đăng ký khai sinh:", `Ủy ban nhân dân ${mother.commune}`]),
        row(["Ngày, tháng, năm đăng ký:", date]),
        signed("NGƯỜI ĐI KHAI SINH", "NGƯỜI KÝ GIẤY KHAI SINH"),
        { text: "" },
        { text: father.name, right: aPerson(random).name, align: "columns" },
      ],
    };
  },
  ct07(random) {
    const p = aPerson(random);
    const owner = aPerson(random);
    const number = `${random.below(5000) + 10}/XN-CAX`;
    const date = aDate(random, 2024, 2026);
    return {
      kind: "giay-xac-nhan-cu-tru",
      filling: random.pick(FILLINGS),
      fields: {
        ...main(p),
        so_van_ban: number,
        ngay: date,
        co_quan_ban_hanh: `Công an ${p.commune}`,
        ho_ten_chu_ho: owner.name,
        so_dinh_danh_chu_ho: owner.id,
      },
      lines: [
        ...letterhead(`CÔNG AN ${upper(p.province)}`, `CÔNG AN ${upper(p.commune)}`, number, bare(p.commune), date),
        { text: "Mẫu CT07 ban hành kèm theo Thông tư số 66/2023/TT-BCA", italic: true, size: 10 },
        title("XÁC NHẬN THÔNG TIN VỀ CƯ TRÚ"),
        { text: "I. Thông tin về cư trú của công dân:", bold: true },
        row(["1. Họ, chữ đệm và tên:", p.name]),
        row(["2. Ngày, tháng, năm sinh:", p.born], ["3. Giới tính:", sex(p)]),
        row(["4. Số định danh cá nhân/CMND:", p.id]),
        row(["5. Dân tộc:", "Kinh"], ["6. Tôn giáo:", "Không"], ["7. Quốc tịch:", "Việt Nam"]),
        row(["8. Nơi thường trú:", p.address]),
        row(["9. Nơi tạm trú:", "Không"]),
        row(["10. Họ, chữ đệm và tên chủ hộ:", owner.name], ["11. Quan hệ với chủ hộ:", "Con"]),
        row(["12. Số định danh cá nhân của chủ hộ:", owner.id]),
        { text: "II. Những thành viên khác trong hộ:", bold: true },
        cells("TT", "Họ và tên", "Ngày sinh", "Quan hệ"),
        cells("1", aPerson(random).name, aDate(random, 1950, 2015), "Vợ"),
        cells("2", aPerson(random).name, aDate(random, 1950, 2015), "Con"),
        { text: "Xác nhận này có giá trị trong thời hạn 01 năm kể từ ngày cấp./." },
        signed("", "TRƯỞNG CÔNG AN"),
      ],
    };
  },
  dat(random) {
    const p = aPerson(random);
    const date = aDate(random, 2024, 2026);
    const number = `VP ${String(random.below(90000) + 1000)}`;
    return {
      kind: "gcn-quyen-su-dung-dat",
      filling: random.pick(FILLINGS),
      fields: { ho_ten: p.name, so_dinh_danh: p.id, noi_cu_tru: p.address, ngay: date },
      lines: [
        ...nation,
        title("GIẤY CHỨNG NHẬN"),
        title("QUYỀN SỬ DỤNG ĐẤT, QUYỀN SỞ HỮU TÀI SẢN GẮN LIỀN VỚI ĐẤT"),
        { text: "1. Người sử dụng đất, chủ sở hữu tài sản gắn liền với đất:", bold: true },
        { text: `${p.male ? "Ông" : "Bà"}: ${p.name}, CCCD số: ${p.id}` },
        { text: `Địa chỉ thường trú: ${p.address}` },
        { text: "2. Thông tin thửa đất:", bold: true },
        row(["a) Thửa đất số:", String(random.below(900) + 1)], ["b) Tờ bản đồ số:", String(random.below(90) + 1)]),
        row(["c) Diện tích:", `${random.below(900) + 60},${random.below(9)} m²`]),
        row(["d) Loại đất:", "Đất ở tại nông thôn"], ["đ) Thời hạn sử dụng:", "Lâu dài"]),
        row(["e) Hình thức sử dụng đất:", "Sử dụng riêng"]),
        { text: "3. Ghi chú: Không./." },
        placed(bare(p.province), date),
        signed("", "KT. GIÁM ĐỐC"),
        signed("", "PHÓ GIÁM ĐỐC"),
        { text: "" },
        { text: `Số vào sổ cấp Giấy chứng nhận: ${number}`, size: 11 },
      ],
    };
  },
  kethon(random) {
    const wife = { ...aPerson(random, 1985, 2003), male: false };
    const husband = { ...aPerson(random, 1983, 2003), male: true };
    const number = `${random.below(200) + 1}/${random.pick(["2023", "2024", "2025"])}`;
    const date = aDate(random, 2023, 2025);
    return {
      kind: "giay-chung-nhan-ket-hon",
      filling: random.pick(FILLINGS),
      fields: {
        so_van_ban: number,
        ho_ten_vo: upper(wife.name),
        ho_ten_chong: upper(husband.name),
        ngay_sinh_vo: wife.born,
        ngay_sinh_chong: husband.born,
        so_dinh_danh_vo: wife.id,
        so_dinh_danh_chong: husband.id,
        noi_cu_tru_vo: wife.address,
        noi_cu_tru_chong: husband.address,
      },
      lines: [
        { text: "ỦY BAN NHÂN DÂN", right: nation[0]?.text ?? "", align: "columns", bold: true, size: 12 },
        { text: upper(wife.commune), right: nation[1]?.text ?? "", align: "columns", bold: true, size: 12 },
        { text: `Số: ${number}`, align: "columns", size: 12 },
        title("GIẤY CHỨNG NHẬN KẾT HÔN"),
        row(["Họ, chữ đệm, tên vợ:", upper(wife.name)]),
        row(["Ngày, tháng, năm sinh:", wife.born]),
        row(["Dân tộc:", "Kinh"], ["Quốc tịch:", "Việt Nam"]),
        row(["Nơi cư trú:", wife.address]),
        row(["Số định danh cá nhân:", wife.id]),
        row(["Họ, chữ đệm, tên chồng:", upper(husband.name)]),
        row(["Ngày, tháng, năm sinh:", husband.born]),
        row(["Dân tộc:", "Kinh"], ["Quốc tịch:", "Việt Nam"]),
        row(["Nơi cư trú:", husband.address]),
        row(["Số định danh cá nhân:", husband.id]),
        row(["Nơi đăng ký kết hôn:", `Ủy ban nhân dân ${wife.commune}, ${wife.province}`]),
        row(["Ngày, tháng, năm đăng ký:", date]),
        signed("VỢ                         CHỒNG", "NGƯỜI KÝ GIẤY CHỨNG NHẬN"),
      ],
    };
  },
  totnghiep(random) {
    const p = aPerson(random, 1995, 2007);
    const date = aDate(random, 2020, 2025);
    return {
      kind: "bang-tot-nghiep",
      fields: { ho_ten: p.name, ngay_sinh: p.born, ngay: date },
      lines: [
        ...nation,
        { text: `GIÁM ĐỐC SỞ GIÁO DỤC VÀ ĐÀO TẠO ${upper(p.province)}`, align: "centre", bold: true },
        { text: "cấp", align: "centre", italic: true },
        title("BẰNG TỐT NGHIỆP TRUNG HỌC PHỔ THÔNG"),
        row(["Cho:", p.name]),
        row(["Ngày sinh:", p.born], ["Giới tính:", sex(p)]),
        row(["Nơi sinh:", p.province], ["Dân tộc:", "Kinh"]),
        row(["Học sinh trường:", "THPT Nguyễn Trãi"]),
        row(["Năm tốt nghiệp:", date.slice(-4)], ["Xếp loại tốt nghiệp:", "Khá"]),
        placed(bare(p.province), date),
        signed("Số hiệu: A 04412187", "GIÁM ĐỐC"),
      ],
    };
  },
  khuyettat(random) {
    const p = aPerson(random);
    const number = `${random.below(900) + 1}/GXN-KT`;
    const date = aDate(random, 2024, 2026);
    return {
      kind: "giay-xac-nhan-khuyet-tat",
      filling: random.pick(FILLINGS),
      fields: { ...main(p), ho_ten: upper(p.name), ...issued(p, number, date) },
      lines: [
        ...head(p, number, date),
        title("GIẤY XÁC NHẬN KHUYẾT TẬT"),
        row(["Họ và tên:", upper(p.name)]),
        row(["Ngày sinh:", p.born], ["Giới tính:", sex(p)]),
        row(["Số CCCD/CMND:", p.id]),
        row(["Nơi đăng ký hộ khẩu thường trú:", p.address]),
        row(["Dạng khuyết tật:", "Vận động"], ["Mức độ khuyết tật:", "Nặng"]),
        { text: `Có giá trị từ ${spoken(date)}.` },
        signed("", `TM. ỦY BAN NHÂN DÂN ${upper(bare(p.commune))}`),
        signed("", "CHỦ TỊCH"),
      ],
    };
  },
};
