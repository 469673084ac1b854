import type { CalendarData } from "../../src/calendar/calendar-data";
import { createWorkingCalendar } from "../../src/calendar/working-calendar";
import type { Actor, Party } from "../../src/dossier/body-parts";
import type { AcceptCommand, MoveCommand, PaperInput, PartyInput } from "../../src/intake/commands";
import type { CounterRules } from "../../src/intake/counter-rules";
import type { IntakeContext, ProcedureRules } from "../../src/intake/intake-context";
import type { CommandId, DossierId, Hash, KeyId } from "../../src/shared/brand";
import { ok } from "../../src/shared/result";

// Fakes of ids: the right form is all a test needs.
export const dossierId = (number: number): DossierId => hex(number, 32) as DossierId;
export const commandId = (number: number): CommandId => hex(number, 32) as CommandId;
export const keyId = (number: number): KeyId => hex(number, 32) as KeyId;
export const aHash = (number: number): Hash => hex(number, 64) as Hash;

function hex(number: number, digits: number): string {
  return number.toString(16).padStart(digits, "0");
}

export const anActor: Actor = { officer: "cb-01", name: "Đoàn Trúc Hạ Vi", role: "officer" };

/** Monday to Friday, 07:30-11:30 and 13:30-17:00, no holidays. */
export const aCalendarData: CalendarData = {
  version: "2026-01-01",
  sessions: [
    { start: "07:30", end: "11:30" },
    { start: "13:30", end: "17:00" },
  ],
  sessionVariants: [],
  workingWeekdays: [1, 2, 3, 4, 5],
  hoursPerWorkingDay: 8,
  sameDayCutoff: "15:00",
  days: [],
};
export const aCalendar = createWorkingCalendar(aCalendarData);

export function aParty(changes: Partial<PartyInput> = {}): PartyInput & Party {
  return {
    kind: "person",
    name: "Nguyễn Thị Phương Thảo",
    idNumber: "079190999001",
    idKind: "card",
    birthDate: "1990-03-18",
    sex: "female",
    address: "Thôn Mẫu, xã Mẫu",
    phone: "0900 000 001",
    email: null,
    representative: null,
    ...changes,
  };
}

export const aProcedure: ProcedureRules = {
  code: "2.000815",
  version: "2026-07",
  name: "Chứng thực bản sao từ bản chính",
  inForce: true,
  limit: { value: 2, unit: "workingDays", sameDayCutoff: null },
  immediate: false,
  papers: [
    { id: "ban-chinh", required: true, firm: true, alternatives: [] },
    { id: "ban-sao", required: true, firm: false, alternatives: [] },
  ],
};

export function aPaper(changes: Partial<PaperInput> = {}): PaperInput {
  return {
    id: "ban-chinh",
    name: "Bản chính giấy tờ",
    original: 1,
    certifiedCopy: 0,
    photocopy: 0,
    how: "seen",
    pages: [],
    fields: [],
    source: null,
    ...changes,
  };
}

export function anAcceptCommand(changes: Partial<AcceptCommand> = {}): AcceptCommand {
  return {
    kind: "accept",
    commandId: commandId(1),
    draftId: dossierId(1),
    procedure: { code: aProcedure.code, version: aProcedure.version },
    channel: "direct",
    owner: aParty(),
    submitter: null,
    authorisation: null,
    content: "Chứng thực bằng tốt nghiệp",
    papers: [aPaper(), aPaper({ id: "ban-sao", name: "Bản sao" })],
    absent: [],
    copies: 1,
    delivery: "counter",
    comparedByEye: true,
    resolvingOffice: null,
    supportingOffice: null,
    dueAt: null,
    note: null,
    ...changes,
  };
}

export function aMoveCommand(changes: Partial<MoveCommand> = {}): MoveCommand {
  return {
    kind: "move",
    commandId: commandId(2),
    dossier: dossierId(1),
    expectedHeads: [],
    move: "transfer",
    reason: null,
    ground: null,
    department: null,
    missing: [],
    receiver: null,
    pages: [],
    ...changes,
  };
}

export const someRules: CounterRules = { maxExtensions: 1, maxSupplements: 1, unclaimedAfterDays: 15 };

/** Monday 23/11/2026 08:00 in Vietnam, one procedure, no dossier, numbers from 1. */
export function anIntakeContext(changes: Partial<IntakeContext> = {}): IntakeContext {
  return {
    now: Date.UTC(2026, 10, 23, 1, 0, 0),
    actor: anActor,
    officeName: "Trung tâm Phục vụ hành chính công xã Mẫu",
    calendar: aCalendar,
    calendarOf: () => aCalendar,
    idPrefixes: [{ prefix: "079", oldProvince: "TP Hồ Chí Minh", provinceCode2025: "79" }],
    key: keyId(9),
    rules: someRules,
    nextReceipt: () => ok({ number: { series: "receipt/H00.001", scope: "XM-26-1", number: 1 }, form: "01BLP" }),
    pages: new Map(),
    findProcedure: (code) => (code === aProcedure.code ? aProcedure : undefined),
    findDossier: () => undefined,
    allotCode: (day) =>
      ok({ code: `H00.001-${day}-0001`, number: { series: "dossier/H00.001", scope: day, number: 1 } }),
    ...changes,
  };
}
