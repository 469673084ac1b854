import { foldLetters } from "./segments";

/** How a value is read and compared. */
export type FieldType =
  "number" | "date" | "name" | "idNumber" | "address" | "issuer" | "subject" | "money" | "sex" | "text";

export interface Label {
  /** Key of the field without its role. */
  readonly key: string;
  readonly type: FieldType;
  readonly text: string;
  readonly folded: string;
  /** May stand in the middle of a sentence, without a colon. */
  readonly inline: boolean;
}

type Row = readonly [key: string, type: FieldType, inline: readonly string[], alone: readonly string[]];

/** Labels as the forms in use print them (assets/catalogue/paper-kinds.json and circulars 04/2024/TT-BTP, 55/2021/TT-BCA). */
const ROWS: readonly Row[] = [
  [
    "ho_ten",
    "name",
    ["tên tôi là", "tôi tên là", "tôi là"],
    [
      "họ, chữ đệm, tên khai sinh",
      "họ, chữ đệm, tên",
      "họ, chữ đệm và tên",
      "họ và tên khai sinh",
      "họ và tên",
      "họ, tên",
      "họ tên",
      "ông/bà",
      "ông (bà)",
      "ông",
      "bà",
      "chủ hộ",
      "người nộp tiền",
      "tên người nộp",
      "người nộp",
      "người bệnh",
      "full name",
      "cấp cho",
      "cho",
    ],
  ],
  [
    "ngay_sinh",
    "date",
    ["sinh ngày", "sinh năm", "ngày sinh", "ngày, tháng, năm sinh"],
    ["ngày tháng năm sinh", "năm sinh", "sinh ngày, tháng, năm", "date of birth"],
  ],
  [
    "so_dinh_danh",
    "idNumber",
    [
      "số định danh cá nhân",
      "số định danh",
      "mã định danh cá nhân",
      "căn cước công dân số",
      "thẻ căn cước công dân số",
      "thẻ căn cước số",
      "căn cước số",
      "cccd số",
      "số cccd",
      "số căn cước công dân",
      "số căn cước",
      "cmnd số",
      "số cmnd",
      "chứng minh nhân dân số",
      "số đdcn",
    ],
    [
      "số định danh cá nhân/cmnd",
      "số định danh cá nhân/số cmnd",
      "số cmnd/cccd/hộ chiếu",
      "số cmnd/cccd",
      "số cccd/hộ chiếu",
      "số cccd/cmnd",
      "cccd/cmnd số",
      "cmnd/cccd số",
      "cmnd/cccd/hộ chiếu số",
      "số giấy tờ tùy thân",
      "giấy tờ tùy thân",
      "số giấy tờ",
      "số thẻ căn cước",
      "căn cước/cccd số",
      "cccd/cmnd",
      "cmnd/cccd",
      "cccd",
    ],
  ],
  [
    "noi_cu_tru",
    "address",
    [
      "nơi cư trú",
      "nơi thường trú",
      "thường trú tại",
      "cư trú tại",
      "hiện cư trú tại",
      "hộ khẩu thường trú",
      "địa chỉ thường trú",
      "trú tại",
      "ngụ tại",
    ],
    [
      "nơi đăng ký thường trú",
      "nơi thường trú/tạm trú",
      "nơi đăng ký hộ khẩu thường trú",
      "hộ khẩu thường trú tại",
      "thường trú",
      "nơi đăng ký hktt",
      "hktt",
      "place of residence",
    ],
  ],
  ["noi_tam_tru", "address", ["tạm trú tại"], ["nơi tạm trú", "địa chỉ tạm trú"]],
  ["noi_o_hien_tai", "address", [], ["nơi ở hiện tại", "nơi ở hiện nay", "chỗ ở hiện nay", "chỗ ở hiện tại"]],
  ["dia_chi", "address", [], ["địa chỉ liên hệ", "địa chỉ trụ sở", "địa chỉ", "trụ sở", "địa điểm kinh doanh"]],
  ["noi_sinh", "address", [], ["nơi sinh", "place of birth"]],
  ["que_quan", "address", [], ["quê quán", "nguyên quán", "place of origin"]],
  ["gioi_tinh", "sex", [], ["giới tính", "nam/nữ", "sex"]],
  ["dan_toc", "text", [], ["dân tộc"]],
  ["quoc_tich", "text", [], ["quốc tịch", "nationality"]],
  ["ton_giao", "text", [], ["tôn giáo"]],
  ["quan_he", "text", [], ["quan hệ với chủ hộ", "quan hệ với"]],
  ["dien_thoai", "text", [], ["số điện thoại liên hệ", "điện thoại liên hệ", "số điện thoại", "điện thoại", "sđt"]],
  ["email", "text", [], ["email", "thư điện tử"]],
  ["ngay_cap", "date", ["cấp ngày"], ["ngày cấp", "ngày, tháng, năm cấp"]],
  ["ngay_dang_ky", "date", [], ["ngày, tháng, năm đăng ký", "ngày đăng ký"]],
  [
    "ngay_het_han",
    "date",
    [],
    ["có giá trị đến", "giá trị đến", "date of expiry", "thời hạn đến ngày", "ngày hết hạn"],
  ],
  ["ngay_hieu_luc", "date", [], ["có hiệu lực từ ngày", "giá trị từ ngày", "giá trị sử dụng từ ngày"]],
  ["ngay_chet", "date", [], ["đã chết vào lúc", "chết ngày", "đã chết ngày"]],
  [
    "so_tien",
    "money",
    ["số tiền là", "với số tiền", "với mức", "mức trợ cấp"],
    [
      "tổng số tiền",
      "số tiền",
      "mức lệ phí",
      "lệ phí",
      "mức phí",
      "thành tiền",
      "tổng cộng",
      "vốn kinh doanh",
      "giá chuyển nhượng",
    ],
  ],
  ["trich_yeu", "subject", [], ["về việc", "v/v", "vjv", "vlv", "trích yếu"]],
  ["so_vao_so", "number", [], ["số vào sổ cấp gcn", "số vào sổ", "vào sổ cấp giấy chứng nhận số"]],
  [
    "noi_dung",
    "text",
    [],
    ["nội dung đề nghị", "mục đích sử dụng giấy xác nhận", "nội dung khác", "mục đích sử dụng", "mục đích"],
  ],
  ["kinh_gui", "text", [], ["kính gửi"]],
  [
    "khac",
    "text",
    [],
    [
      "nơi đăng ký khai sinh",
      "nơi đăng ký",
      "ghi bằng chữ",
      "bằng chữ",
      "tình trạng hôn nhân",
      "nghề nghiệp",
      "ghi chú",
      "diện tích",
      "thời hạn sử dụng",
      "nguồn gốc sử dụng",
      "hình thức sử dụng",
      "thửa đất số",
      "tờ bản đồ số",
      "nơi nhận",
      "lý do",
      "quyển số",
      "nơi cấp",
      "số hiệu",
    ],
  ],
];

/** Longest first: "số cmnd/cccd" is tried before "số cmnd". */
export const LABELS: readonly Label[] = ROWS.flatMap(([key, type, inline, alone]) => [
  ...inline.map((text) => ({ key, type, text, folded: foldLetters(text), inline: true })),
  ...alone.map((text) => ({ key, type, text, folded: foldLetters(text), inline: false })),
]).sort((a, b) => b.folded.length - a.folded.length);
