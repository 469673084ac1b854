import { expect, test } from "vitest";
import { bringRecords } from "../../../electron/core/reused-papers";
import { detailOf } from "../../../electron/core/show-dossier";
import type { PaperRecord } from "../../../src/dossier/body-parts";
import type { Dossier } from "../../../src/dossier/dossier";
import { acceptedSchema } from "../../../src/dossier/entry-bodies";
import { foldDossier } from "../../../src/dossier/fold-dossier";
import type { AcceptCommand } from "../../../src/intake/commands";
import { decideCommand } from "../../../src/intake/decide-command";
import type { IntakeContext } from "../../../src/intake/intake-context";
import type { JsonValue } from "../../../src/journal/entry";
import type { DossierId } from "../../../src/shared/brand";
import { expectOk } from "../../../src/shared/result";
import {
  aHash,
  anAcceptCommand,
  anIntakeContext,
  aPaper,
  aParty,
  aProcedure,
  dossierId,
} from "../../fakes/build-intake";

const PAGE = "a".repeat(64);
const pages: IntakeContext["pages"] = new Map([
  [PAGE, { page: PAGE, sha256: aHash(1), size: 61_000, mediaType: "image/jpeg", overruled: [] }],
]);
const [firm] = aProcedure.papers;
if (firm === undefined) throw new Error("the procedure of the tests has papers");
const procedure = { ...aProcedure, field: "Chứng thực", papers: [{ ...firm, kind: "giay-khai-sinh" }] };
const said = (key: string, value: string) => ({ key, label: key, value, read: value, page: PAGE });
const fields = [said("so", "12/2020"), said("ngay_cap", "1/11/2020"), said("co_quan_cap", "UBND xã Mẫu")];
const captured = aPaper({ how: "pages", pages: [PAGE], fields });

function accept(command: Partial<AcceptCommand>): JsonValue {
  const context = anIntakeContext({ pages, findProcedure: () => procedure });
  return expectOk(decideCommand(anAcceptCommand(command), context))[0]?.body ?? null;
}

function fold(body: JsonValue): Dossier {
  const common = { station: "a", incarnation: 1, sequence: 1, parents: [], version: 1, recordedAt: 0 };
  const { dossier } = foldDossier([{ hash: aHash(1), kind: "dossier.accepted", ...common, body }]);
  if (dossier === undefined) throw new Error("no dossier");
  return dossier;
}

const recordOf = (dossier: Dossier): PaperRecord | undefined => dossier.acceptance.papers[0]?.record;
const first = fold(accept({ draftId: dossierId(1), papers: [captured] }));
const runtime = { readDossier: (id: DossierId) => Promise.resolve(id === dossierId(1) ? first : undefined) };
const source = { dossier: dossierId(1), paper: "ban-chinh" };
const reusing = (changes: Partial<AcceptCommand> = {}) =>
  anAcceptCommand({ draftId: dossierId(2), papers: [aPaper({ how: "reused", source })], ...changes });

test("a paper with pages is kept with its record: what was confirmed on it, by whom, where, and nothing that nobody read", () => {
  expect(recordOf(first)).toEqual({
    id: `${dossierId(1)}.0`,
    name: "Bản chính giấy tờ",
    kind: "giay-khai-sinh",
    nationalCode: null,
    dossierCode: "H00.001-2026-11-23-0001",
    procedureCode: "2.000815",
    fieldCode: "Chứng thực",
    ownerId: "079190999001",
    ownerName: "Nguyễn Thị Phương Thảo",
    number: "12/2020",
    abstract: null,
    issuer: "UBND xã Mẫu",
    signer: null,
    issuedOn: "2020-11-01",
    validUntil: null,
    validForEver: false,
    scope: null,
    role: "component",
    // Not digitised before an officer has compared and signed.
    state: 0,
    unit: "Trung tâm Phục vụ hành chính công xã Mẫu",
    digitisedBy: "Đoàn Trúc Hạ Vi",
    digitisedAt: Date.UTC(2026, 10, 23, 1, 0, 0),
    files: [PAGE],
    bytes: 61_000,
    extracted: { so: "12/2020", ngay_cap: "1/11/2020", co_quan_cap: "UBND xã Mẫu" },
    storeId: null,
    storedAt: null,
  });
  expect(acceptedSchema.safeParse(first.acceptance).success).toBe(true);
});

test("a reused paper brings its record along by its one key, and the page of the dossier shows it as reused", async () => {
  const command = expectOk(await bringRecords(runtime, reusing()));
  const second = fold(accept(command));
  expect(second.acceptance.papers[0]).toMatchObject({ how: "reused", digitisation: 2, pages: [], source });
  expect(recordOf(second)).toEqual({ ...recordOf(first), state: 2 });
  const next = {
    heads: [],
    moves: [],
    extendable: false,
    finance: "none",
    feeVnd: undefined,
    delivery: "none",
  } as const;
  const more = { papers: [], departments: [], disagreements: [] };
  const shown = detailOf(dossierId(2), second, undefined, { ...next, ...more }, 1);
  expect(shown.papers[0]?.record).toMatchObject({ id: `${dossierId(1)}.0`, state: 2, number: "12/2020" });
});

test("the result of an earlier dossier is reused as such", async () => {
  const [paper] = first.acceptance.papers;
  const record = recordOf(first);
  if (paper === undefined || record === undefined) throw new Error("a paper with its record");
  const acceptance = { ...first.acceptance, papers: [{ ...paper, record: { ...record, role: "result" as const } }] };
  const held = { readDossier: () => Promise.resolve({ ...first, acceptance }) };
  expect(fold(accept(expectOk(await bringRecords(held, reusing())))).acceptance.papers[0]?.digitisation).toBe(3);
});

test("an entry from before records were kept gives the record that it can", async () => {
  const [paper] = first.acceptance.papers;
  if (paper === undefined) throw new Error("a paper");
  const older = { ...paper };
  delete older.record;
  const held = {
    readDossier: () => Promise.resolve({ ...first, acceptance: { ...first.acceptance, papers: [older] } }),
  };
  const [brought] = expectOk(await bringRecords(held, reusing())).papers;
  expect(brought?.record).toMatchObject({ id: `${dossierId(1)}.0`, kind: null, number: "12/2020" });
});

test("what the centre does not hold, or holds of somebody else, is not reused", async () => {
  const lost = reusing({ papers: [aPaper({ how: "reused", source: { dossier: dossierId(7), paper: "ban-chinh" } })] });
  expect(await bringRecords(runtime, lost)).toMatchObject({ fault: { kind: "papers", missing: ["ban-chinh"] } });
  const others = reusing({ owner: aParty({ idNumber: "079190999002" }) });
  expect(await bringRecords(runtime, others)).toMatchObject({ fault: { kind: "papers" } });
  // The owner of the paper may hand in for somebody else.
  expect((await bringRecords(runtime, { ...others, submitter: aParty() })).ok).toBe(true);
});
