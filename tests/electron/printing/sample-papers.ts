import { layOutEndOfDaySlip } from "../../../src/printing/layouts/end-of-day-slip";
import { layOutLabel } from "../../../src/printing/layouts/label";
import { layOutReceipt } from "../../../src/printing/layouts/receipt";
import { layOutReceptionSlip } from "../../../src/printing/layouts/reception-slip";
import { layOutSelfTest } from "../../../src/printing/layouts/self-test";
import { layOutTicket } from "../../../src/printing/layouts/ticket";
import { layOutTransferSlip } from "../../../src/printing/layouts/transfer-slip";
import { vietQrPayload } from "../../../src/payment/vietqr";
import { expectOk } from "../../../src/shared/result";
import { finishPaper } from "../../../src/printing/finish-paper";
import type { Paper } from "../../../src/printing/paper";

const centre = "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG XÃ MẪU, TỈNH MINH HỌA";
const at = Date.UTC(2026, 10, 23, 1, 5);
const code = "000.00.01.H99-261123-0007";
const longName = "Công Tằng Tôn Nữ Diệu Khuê Nguyễn Phước Hoàng Thị Quỳnh Như Ngọc Bích Thuỵ";
const longProcedure =
  "Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất trong các trường hợp chuyển đổi, chuyển nhượng, thừa kế, tặng cho";

/** Every layout with names that are longer than the paper is wide. */
export const SAMPLE_PAPERS: Readonly<Record<string, Paper>> = {
  reception: finishPaper(
    layOutReceptionSlip({
      training: true,
      centre,
      code,
      applicantName: longName,
      procedure: longProcedure,
      receivedAt: at,
      dueAt: at + 10 * 86_400_000,
      handOver: "tại quầy, hoặc qua bưu chính công ích",
      officerName: "Đặng Trần Thuỷ Nguyên",
      phone: "0900 000 099",
      qr: code,
      lookUpNumber: "4827",
    }),
    { jobId: "3f2a09c1000000000000000000000000", mark: 1 },
  ),
  ticket: finishPaper(
    layOutTicket({
      training: false,
      centre,
      number: "A037",
      service: "Chứng thực bản sao từ bản chính, chữ ký, hợp đồng giao dịch",
      counters: ["1", "2", "5"],
      waitingBefore: 12,
      waitMinutes: [15, 30],
      priority: true,
      takenAt: at,
      qr: "QMC:T:A037:261123",
    }),
    { jobId: "9b110c42000000000000000000000000", mark: 0 },
  ),
  receipt: finishPaper(
    layOutReceipt({
      training: true,
      centre,
      taxCode: "0100000999",
      formNumber: "01BLP-001",
      symbol: "XM-26T",
      number: "0000123",
      part: "Liên 2: giao người nộp",
      payerName: longName,
      payerAddress: "Thôn Bình Minh, xã Mẫu, tỉnh Minh Họa",
      dossierCode: code,
      lines: [
        { what: "Lệ phí chứng thực bản sao từ bản chính (12 trang)", dong: 24_000 },
        { what: "Phí thẩm định hồ sơ cấp giấy chứng nhận quyền sử dụng đất", dong: 1_250_000 },
      ],
      totalDong: 1_274_000,
      totalInWords: "Một triệu hai trăm bảy mươi tư nghìn đồng",
      method: "Chuyển khoản (VietQR), chờ đối chiếu",
      collectedAt: at,
      collectorName: "Đặng Trần Thuỷ Nguyên",
    }),
    { jobId: "00c7d2e8000000000000000000000000", mark: 0 },
  ),
  transfer: finishPaper(
    layOutTransferSlip({
      training: false,
      centre,
      dossierCode: code,
      payerName: longName,
      lines: [
        { what: "Lệ phí chứng thực bản sao từ bản chính (12 trang)", dong: 24_000 },
        { what: "Phí thẩm định hồ sơ cấp giấy chứng nhận quyền sử dụng đất", dong: 1_250_000 },
      ],
      totalDong: 1_274_000,
      accountHolder: "TRUNG TAM PHUC VU HANH CHINH CONG XA MAU",
      accountNumber: "1500201234567",
      purpose: "H99.999-261123-0007",
      askedAt: at,
      officerName: "Đặng Trần Thuỷ Nguyên",
      qr: expectOk(vietQrPayload({ bin: "970405", number: "1500201234567" }, 1_274_000, "H99.999-261123-0007")),
    }),
    { jobId: "41c7d2e8000000000000000000000000", mark: 0 },
  ),
  "end-of-day": finishPaper(
    layOutEndOfDaySlip({
      training: false,
      centre,
      stationName: "Quầy 2 – Hộ tịch, chứng thực",
      officerName: "Đặng Trần Thuỷ Nguyên",
      day: at,
      closedAt: at + 9 * 3_600_000,
      counts: [
        { what: "Tiếp nhận", count: 41 },
        { what: "Trả kết quả", count: 36 },
        { what: "Yêu cầu bổ sung, hoàn thiện hồ sơ", count: 3 },
        { what: "Còn phải gửi lên tỉnh", count: 5 },
      ],
      money: [
        { what: "Tiền mặt", dong: 1_250_000 },
        { what: "Chuyển khoản đã đối chiếu", dong: 12_480_000 },
      ],
      receipts: [{ symbol: "XM-26T", from: "0000101", to: "0000123" }],
      journal: { sequence: 10_482, head: "5d41402abc4b2a76b9719d911017c5925d41402abc4b2a76b9719d911017c592" },
    }),
    { jobId: "7a7a1e00000000000000000000000000", mark: 0 },
  ),
  label: finishPaper(
    layOutLabel({
      training: false,
      code,
      applicantName: longName,
      procedure: longProcedure,
      dueAt: at,
      shelf: "B3-12",
    }),
    { jobId: "51e0ffaa000000000000000000000000", mark: 0 },
  ),
  "self-test": finishPaper(
    layOutSelfTest({
      training: true,
      centre,
      printerName: "Máy in mẫu 80 mm",
      width: 576,
      printedAt: at,
      qr: "QMC:IN-THU",
    }),
    { jobId: "e2e2b0b0000000000000000000000000", mark: 0 },
  ),
};
