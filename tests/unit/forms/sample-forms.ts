import { parseLocalTime } from "../../../src/calendar/local-time";
import type { FormApplicant } from "../../../src/forms/definitions/applicant-fields";
import type { FormHead } from "../../../src/forms/form-definition";
import type { FormData, FormSetting } from "../../../src/forms/make-form";

export const SETTING: FormSetting = {
  fonts: [{ url: "app://station/fonts/tinos-vietnamese-400-normal.woff2", weight: 400, style: "normal" }],
  training: false,
};

const at = parseLocalTime;

export const HEAD: FormHead = {
  office: {
    parentAgency: "ỦY BAN NHÂN DÂN XÃ MẪU",
    centre: "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG XÃ MẪU",
    place: "Xã Mẫu",
    phone: "0900 000 100",
    website: "tracuu.example.vn",
  },
  issuedAt: at("2026-11-25T09:05:00"),
  number: "12/TNHS",
};

const SIGNER = { title: "TUQ. CHỦ TỊCH", name: "Đặng Thị Ễn" };

export const APPLICANT: FormApplicant = {
  salutation: "Bà",
  name: "Đoàn Trúc Hạ Vi",
  address: "Thôn Bình Minh, xã Mẫu, tỉnh Minh Họa",
  phone: "0900000001",
  email: "ha.vi@example.vn",
  idNumber: "038194999001",
};

const PAPER = { name: "Tờ khai đăng ký khai sinh", original: 1, certifiedCopy: 0, photocopy: 2, note: "Đã số hóa" };

const ACKNOWLEDGEMENT = {
  ...HEAD,
  code: "H99.999-261125-0007",
  qr: '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h1v1z"/></svg>',
  part: "Liên 2: Giao người nộp",
  channel: "Trực tiếp",
  applicant: APPLICANT,
  content: "Đăng ký khai sinh cho con",
  ownerName: "Phùng Khắc Tường",
  ownerAddress: "Thôn Bình Minh",
  copies: 1,
  timeLimit: "Trong ngày",
  receivedAt: at("2026-11-25T09:05:00"),
  dueAt: at("2026-11-26T17:00:00"),
  secondStage: null,
  deliveryPlace: "Quầy trả kết quả",
  book: "01/2026",
  bookNumber: "128",
  officerName: "Thân Đức Nghiễm",
  signer: SIGNER,
  applicantSignature: null,
};

/** One complete example of each form. */
export const SAMPLES: FormData = {
  "01": { ...ACKNOWLEDGEMENT, papers: [PAPER] },
  "01-copies": {
    ...ACKNOWLEDGEMENT,
    originals: [{ name: "Bằng tốt nghiệp", pages: 3, paperCopies: 5, electronic: true }],
  },
  "02": {
    ...HEAD,
    code: null,
    applicant: APPLICANT,
    content: "Đăng ký kết hôn",
    papers: [{ ...PAPER, note: "Khai lại theo mẫu hiện hành" }],
    reason: "Tờ khai chưa đúng mẫu hiện hành",
    supplyBy: at("2026-12-02T17:00:00"),
    officerName: "Thân Đức Nghiễm",
    signer: SIGNER,
  },
  "03": {
    ...HEAD,
    code: null,
    submittedAt: null,
    applicant: APPLICANT,
    content: "Cấp hộ chiếu",
    reason: "Yêu cầu không thuộc thẩm quyền",
    legalGround: "Luật Xuất cảnh, nhập cảnh",
    goTo: "Công an tỉnh Minh Họa",
    officerName: "Thân Đức Nghiễm",
    signer: SIGNER,
    applicantSignature: null,
  },
  "04": {
    ...HEAD,
    code: "H99.999-261125-0007",
    recipient: "Bà Đoàn Trúc Hạ Vi",
    procedureName: "Tách hộ",
    receivedAt: at("2026-11-25T09:05:00"),
    dueAt: at("2026-12-02T17:00:00"),
    reason: "Cần xác minh thêm nơi cư trú",
    newDueAt: at("2026-12-07T17:00:00"),
    time: 1,
    signerTitle: "GIÁM ĐỐC",
    signerName: "Uông Thị Ghềnh",
  },
  "05": {
    ...HEAD,
    code: "H99.999-261125-0007",
    recipient: "Bà Đoàn Trúc Hạ Vi",
    procedureName: "Tách hộ",
    ground: "Đơn đề nghị rút hồ sơ ngày 27/11/2026",
    stage: "Đang thẩm định",
    reason: "Công dân đề nghị dừng",
    returnedPapers: "01 tờ khai",
    refund: "Không thu phí",
    signerTitle: "GIÁM ĐỐC",
    signerName: "Uông Thị Ghềnh",
  },
  "06": {
    ...HEAD,
    code: "H99.999-261125-0007",
    ownerName: "Đoàn Trúc Hạ Vi",
    book: "01/2026",
    bookNumber: "128",
    receivedAt: at("2026-11-25T09:05:00"),
    dueAt: at("2026-11-26T17:00:00"),
    resolvingOffice: "Phòng Văn hóa - Xã hội",
    coordinatingOffice: "Công an xã",
    steps: [
      {
        from: "Bộ phận tiếp nhận",
        to: "Phòng VH-XH",
        at: at("2026-11-25T10:00:00"),
        outcome: "onTime",
        note: "Đủ giấy tờ",
      },
    ],
    blankRows: 3,
  },
  "07": {
    ...HEAD,
    period: "Tháng 11 năm 2026",
    rows: [
      {
        code: "H99.999-261125-0007",
        procedureName: "Đăng ký khai sinh",
        copies: 1,
        ownerName: "Đoàn Trúc Hạ Vi",
        addressAndPhone: "Thôn Bình Minh, 0900000001",
        resolvingOffice: "UBND xã Mẫu",
        receivedAt: at("2026-11-25T09:05:00"),
        dueAt: at("2026-11-26T17:00:00"),
        returnedAt: null,
        delivery: "Tại quầy",
        note: "Liên thông",
      },
    ],
  },
  handover: {
    ...HEAD,
    heading: "PHIẾU BÀN GIAO KẾT QUẢ",
    fromOffice: "Phòng Văn hóa - Xã hội",
    toOffice: "Bộ phận trả kết quả",
    handedOverAt: at("2026-11-25T15:30:00"),
    rows: [
      {
        code: "H99.999-261125-0007",
        content: "Đăng ký khai sinh",
        result: "Giấy khai sinh",
        ownerName: "Đoàn Trúc Hạ Vi",
        address: "Thôn Bình Minh",
        hasFee: true,
        byPost: false,
      },
    ],
    giverName: "Khổng Thị Mận",
    receiverName: null,
  },
  visit: {
    ...HEAD,
    applicant: APPLICANT,
    rows: [
      {
        code: "H99.999-261125-0007",
        content: "Đăng ký khai sinh",
        resolvingOffice: "UBND xã Mẫu",
        receivedAt: at("2026-11-25T09:05:00"),
        dueAt: at("2026-11-25T17:00:00"),
        timeLimit: "Trong ngày",
        copies: 1,
        ownerName: "Phùng Khắc Tường",
      },
    ],
    officerName: "Thân Đức Nghiễm",
    applicantSignature: null,
  },
  receipt: {
    ...HEAD,
    taxCode: null,
    form: "01BLP",
    symbol: "XM-26-1",
    receiptNumber: 123,
    part: "Liên 2: Giao người nộp",
    payerName: "Đoàn Trúc Hạ Vi",
    payerAddress: "Thôn Bình Minh",
    dossierCode: "H99.999-261125-0007",
    lines: [
      { name: "Phí chứng thực bản sao", amountVnd: 22_000 },
      { name: "Lệ phí hộ tịch", amountVnd: 8000 },
    ],
    method: "Tiền mặt",
    collectorName: "Thân Đức Nghiễm",
  },
};

/** The words of a page as a reader sees them. */
export function textOf(html: string): string {
  const body = /<body>([\s\S]*)<\/body>/.exec(html)?.[1] ?? "";
  const entities: Readonly<Record<string, string>> = {
    "&amp;": "&",
    "&lt;": "<",
    "&gt;": ">",
    "&quot;": '"',
    "&#39;": "'",
  };
  return body
    .replace(/<[^>]*>/g, " ")
    .replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? "")
    .replace(/\s+/g, " ");
}

/** Throws unless all pieces stand in the text one after the other. */
export function findInOrder(text: string, pieces: readonly string[]): number {
  return pieces.reduce((from, piece) => {
    const at = text.indexOf(piece, from);
    if (at === -1) throw new Error(`"${piece}" does not come after position ${String(from)}`);
    return at + piece.length;
  }, 0);
}
