import type { PaperRecord } from "../../src/dossier/body-parts";

/** Of the only page of a decision, digitised on 22/11/2026 at 09:05. */
export function aPaperRecord(changes: Partial<PaperRecord> = {}): PaperRecord {
  return {
    id: `${"0".repeat(31)}1.0`,
    name: "Bản chính giấy tờ",
    kind: "quyet-dinh",
    nationalCode: null,
    dossierCode: "H99.999-261122-0007",
    procedureCode: "2.000815",
    fieldCode: "chung-thuc",
    ownerId: "079060999001",
    ownerName: "Nguyễn Hữu Đặng",
    number: "12/QĐ-UBND",
    abstract: "Về việc công nhận",
    issuer: "UBND xã Mẫu",
    signer: "Lê Văn Mẫu",
    issuedOn: "2024-05-02",
    validUntil: null,
    validForEver: true,
    scope: null,
    role: "component",
    state: 0,
    unit: "Trung tâm mẫu",
    digitisedBy: "Trần Nguyễn Bảo Khánh",
    digitisedAt: Date.UTC(2026, 10, 22, 2, 5, 0),
    files: ["ab".repeat(32)],
    bytes: 1234,
    extracted: { so: "12/QĐ-UBND" },
    storeId: null,
    storedAt: null,
    ...changes,
  };
}
