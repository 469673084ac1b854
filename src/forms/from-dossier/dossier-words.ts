import type { DossierPaper, Party } from "../../dossier/body-parts";
import type { Dossier } from "../../dossier/dossier";
import type { DossierStatus } from "../../dossier/dossier-status";
import type { TimeLimit } from "../../procedure/time-limit";
import type { FormApplicant, FormPaper } from "../definitions/applicant-fields";

export const CHANNEL_WORDS = { direct: "Trực tiếp", online: "Trực tuyến", post: "Bưu chính công ích" } as const;

export const DELIVERY_WORDS = {
  counter: "Quầy trả kết quả của Trung tâm",
  post: "Qua dịch vụ bưu chính công ích",
  electronic: "Bản điện tử",
} as const;

/** TrangThaiHoSo in the words of the provincial systems (domain §4). */
export const STATUS_WORDS: Readonly<Record<DossierStatus, string>> = {
  registered: "Mới đăng ký",
  received: "Được tiếp nhận",
  refused: "Không được tiếp nhận",
  processing: "Đang xử lý",
  supplement: "Yêu cầu bổ sung giấy tờ",
  finance: "Yêu cầu thực hiện nghĩa vụ tài chính",
  withdrawn: "Công dân yêu cầu rút hồ sơ",
  stopped: "Dừng xử lý",
  resolved: "Đã xử lý xong",
  returned: "Đã trả kết quả",
};

const UNITS = { workingHours: "giờ làm việc", workingDays: "ngày làm việc", calendarDays: "ngày" } as const;

/** "03 ngày làm việc"; what the catalogue does not know is said to be agreed. */
export function limitInWords(limit: TimeLimit | undefined): string {
  if (limit?.unit === "sameDay") return "Trong ngày làm việc";
  if (limit?.value == null || limit.unit === null) return "Theo thời gian hẹn trả dưới đây";
  return `${String(limit.value).padStart(2, "0")} ${UNITS[limit.unit]}`;
}

/** Who handed in: the submitter, else the owner. */
export function applicantOf({ acceptance }: Dossier): FormApplicant {
  const party = acceptance.submitter ?? acceptance.owner;
  const { name, address, phone, email, idNumber } = party;
  return { salutation: salutationOf(party), name, address, phone, email, idNumber };
}

export function salutationOf(party: Party): string {
  if (party.kind === "organisation") return "Tổ chức";
  return party.sex === null ? "Ông/Bà" : { male: "Ông", female: "Bà" }[party.sex];
}

export function paperOf({ name, original, certifiedCopy, photocopy, how }: DossierPaper): FormPaper {
  const note = { pages: null, reused: "Đã số hóa", seen: "Xuất trình" }[how];
  return { name, original, certifiedCopy, photocopy, note };
}

/** Something that is asked for in words, without a count. */
export function wantedPaper(name: string): FormPaper {
  return { name, original: 0, certifiedCopy: 0, photocopy: 0, note: null };
}
