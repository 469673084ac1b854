import { useState } from "react";
import { vi } from "vitest";
import type { Declining } from "../../renderer/desk/visit/DeclineForm";
import { VisitScreen } from "../../renderer/desk/visit/VisitScreen";
import { HelpColumn } from "../../renderer/desk/visit/HelpColumn";
import type { VisitScreenProps } from "../../renderer/desk/visit/visit-props";
import type { DossierDetail, DossierSummary } from "../../src/ipc/dossier-requests";
import {
  EMPTY_FORM,
  type Draft,
  type DraftPage,
  type SuggestedField,
  type VisitForm,
} from "../../src/ipc/visit-requests";
import type { Procedure } from "../../src/procedure/procedure";
import type { RequiredPaper } from "../../src/procedure/required-paper";
import type { DossierId } from "../../src/shared/brand";
import { someNextWork } from "./work-fixtures";

export const NOW = Date.UTC(2026, 10, 24, 3);
export const LONG_NAME = "Nguyễn Thị Phương Thảo Nguyên Hoàng Bảo Châu";

export function anId(text: string): DossierId {
  // A test names dossiers by short words; the screens only compare them.
  return text as DossierId;
}

export function aPaper(changes: Partial<RequiredPaper> = {}): RequiredPaper {
  return {
    id: "form",
    name: "Tờ khai",
    required: true,
    condition: null,
    original: 1,
    certifiedCopy: 0,
    photocopy: 0,
    presentOnly: false,
    quantityNote: null,
    kind: null,
    otherKinds: [],
    alternatives: [],
    confidence: "high",
    ...changes,
  };
}

export function aProcedure(changes: Partial<Procedure> = {}): Procedure {
  return {
    code: "1.001193",
    name: "Thủ tục đăng ký khai sinh",
    field: "Hộ tịch",
    aliases: [],
    authority: "Ủy ban nhân dân cấp xã",
    online: null,
    channels: null,
    papers: [
      aPaper(),
      aPaper({ id: "card", name: "Căn cước", condition: "Khi không tra cứu được", presentOnly: true }),
    ],
    timeLimit: { value: 3, unit: "workingDays", sameDayCutoff: null, note: null, confidence: "high" },
    fees: [],
    exemptions: null,
    results: [],
    legalBasis: [],
    conditions: [],
    notes: [],
    validFrom: null,
    validTo: null,
    publishedBy: null,
    detail: "full",
    sources: [],
    confidence: "low",
    revision: "1",
    ...changes,
  };
}

export function aField(changes: Partial<SuggestedField> = {}): SuggestedField {
  return {
    id: "f1",
    key: "ho_ten",
    type: "name",
    label: "",
    value: "NGUYỄN VĂN ÁNH",
    doubtful: false,
    hints: [],
    page: "p1",
    box: undefined,
    ...changes,
  };
}

export function aPage(changes: Partial<DraftPage> = {}): DraftPage {
  return {
    id: "p1",
    paper: undefined,
    fileName: "to-khai.jpg",
    width: 1000,
    height: 1400,
    reading: { kind: "read", fields: [] },
    ...changes,
  };
}

export function aForm(changes: Partial<VisitForm> = {}): VisitForm {
  return { ...EMPTY_FORM, ...changes };
}

export function aDraft(changes: Partial<Draft> = {}): Draft {
  return { id: anId("draft"), createdAt: NOW, form: EMPTY_FORM, pages: [], imports: [], ...changes };
}

export function aSummary(changes: Partial<DossierSummary> = {}): DossierSummary {
  return {
    id: anId("d1"),
    code: "H99.001-261124-0001",
    name: LONG_NAME,
    procedureCode: "1.001193",
    procedureName: "Thủ tục đăng ký khai sinh",
    status: 2,
    receivedAt: NOW,
    dueAt: NOW + 86_400_000,
    custody: 1,
    ...changes,
  };
}

export function aDetail(changes: Partial<DossierDetail> = {}): DossierDetail {
  return {
    summary: aSummary(),
    idNumber: "079190999001",
    birthDate: "01/01/1990",
    address: "Thôn Mẫu, xã Mẫu",
    phone: "0900000001",
    submitter: "",
    papers: [{ name: "Tờ khai", pages: ["p1"], seen: false, suppliedAt: undefined }],
    timeline: [
      {
        at: NOW,
        kind: "dossier.accepted",
        what: undefined,
        reason: undefined,
        officer: "Trần Thị Ngọc Ánh",
        applied: true,
      },
    ],
    next: someNextWork(),
    slip: { state: "printed", reason: undefined, job: undefined },
    ...changes,
  };
}

export function someDeclining(changes: Partial<Declining> = {}): Declining {
  return {
    working: false,
    fault: undefined,
    refuse: vi.fn(),
    guided: { kind: "none" },
    guide: vi.fn(),
    saveGuide: vi.fn(),
    closeGuide: vi.fn(),
    ...changes,
  };
}

export interface ShownVisit extends VisitScreenProps {
  /** The form as it is now. */
  readonly form: () => VisitForm;
}

/** Everything a visit is handed, with spies; the form is kept as the window keeps it. */
export function aVisit(draft: Draft, changes: Partial<VisitScreenProps> = {}) {
  let current = draft.form;
  const spies = {
    onDiscard: vi.fn(),
    read: vi.fn(),
    search: vi.fn(),
    accept: vi.fn(),
    add: vi.fn(),
    stop: vi.fn(),
    addStill: vi.fn(),
    capture: vi.fn(),
    takeCode: vi.fn(),
    replace: vi.fn(),
    insertAfter: vi.fn(),
    arrange: vi.fn(),
    edit: vi.fn(),
    revert: vi.fn(),
    attach: vi.fn(),
    remove: vi.fn(),
    restore: vi.fn(),
    dismiss: vi.fn(),
  };
  function Shown() {
    const [form, setForm] = useState(draft.form);
    current = form;
    const procedure = changes.procedures?.chosen;
    const now = { ...draft, form };
    return (
      <>
        <VisitScreen
          draft={now}
          saving="saved"
          onChange={setForm}
          onDiscard={spies.onDiscard}
          problems={{}}
          card={{ state: { kind: "idle" }, read: spies.read, take: spies.takeCode }}
          procedures={{ words: "", hits: [], search: spies.search, chosen: undefined }}
          onCapture={spies.capture}
          tray={{
            ...spies,
            removed: undefined,
            undoable: undefined,
            toolFault: undefined,
            waiting: 0,
            faults: [],
            pageUrl: (page) => `app://station/page/d/${page}`,
          }}
          acceptance={{ state: { kind: "ready" }, accept: spies.accept }}
          declining={someDeclining()}
          {...changes}
        />
        <aside aria-label="help">
          <HelpColumn draft={now} procedure={procedure} pageUrl={(page) => `app://station/page/d/${page}`} />
        </aside>
      </>
    );
  }
  return { element: <Shown />, spies, form: () => current };
}
