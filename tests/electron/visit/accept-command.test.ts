import { describe, expect, test } from "vitest";
import { acceptCommandOf, readDate } from "../../../electron/visit/accept-command";
import type { DraftPageRecord, DraftRecord } from "../../../electron/visit/draft-record";
import type { CommandId, DossierId, Hash, KeyId } from "../../../src/shared/brand";
import { EMPTY_FORM, type BehalfForm } from "../../../src/ipc/visit-requests";
import type { Procedure } from "../../../src/procedure/procedure";
import { expectOk } from "../../../src/shared/result";
import { structuredForm } from "../../../electron/visit/draft-desk";
import { aCalendar } from "../../fakes/build-intake";

const PAGE = "a".repeat(64);
const COMMAND = "1".repeat(32) as CommandId;

function aPage(changes: Partial<DraftPageRecord> = {}): DraftPageRecord {
  const sha256 = PAGE as Hash;
  const size = { width: 100, height: 200, dpi: 300, size: 3 };
  return {
    page: PAGE,
    sha256,
    mediaType: "image/jpeg",
    paper: "to-khai",
    fileName: "a.jpg",
    removed: false,
    fields: null,
    ...size,
    ...changes,
  };
}

function aDraft(form: Partial<DraftRecord["form"]>, pages: DraftPageRecord[] = []): DraftRecord {
  return {
    format: 1,
    id: "2".repeat(32) as DossierId,
    key: "3".repeat(32) as KeyId,
    createdAt: 0,
    form: { ...structuredForm(EMPTY_FORM), ...form },
    pages,
  };
}

const paper = { id: "to-khai", name: "Tờ khai", original: 1, certifiedCopy: 0, photocopy: 0 };
const procedure = {
  version: "1.001193@2026-11-22",
  // What the command needs of a procedure; the catalogue's own tests cover the rest.
  procedure: { name: "Khai sinh", authority: "UBND xã", papers: [paper] } as unknown as Procedure,
};

const commandOf = (record: DraftRecord) => acceptCommandOf(COMMAND, record, procedure, aCalendar);

describe("dates as people type them", () => {
  test.each([
    ["18/3/1994", "1994-03-18"],
    ["02-09-1991", "1991-09-02"],
    ["1950", "1950"],
    ["31/02/2000", undefined],
    ["1994-03-18", undefined],
    ["mai", undefined],
  ])("%s is %s", (typed, read) => {
    expect(readDate(typed)).toBe(read);
  });
});

describe("the command of a visit", () => {
  test("a date that is none is told by its field, and nothing is decided", () => {
    const applicant = { ...EMPTY_FORM.applicant, birthDate: "31/02/2000" };
    expect(commandOf(aDraft({ applicant, promisedDate: "hôm nay" }))).toMatchObject({
      fault: { kind: "form", fields: ["applicant.birthDate", "promisedDate"] },
    });
  });

  test("pages belong to their paper, removed ones to none, and what has no paper is kept as another paper", () => {
    const other = { ...aPage({ page: "b".repeat(64), paper: null }) };
    const gone = { ...aPage({ page: "c".repeat(64), removed: true }) };
    const { papers } = expectOk(commandOf(aDraft({}, [aPage(), other, gone])));
    expect(papers.map((each) => [each.id, each.pages])).toEqual([
      ["to-khai", [PAGE]],
      [null, ["b".repeat(64)]],
    ]);
  });

  test("a paper that was shown and handed back has no page", () => {
    const { papers } = expectOk(commandOf(aDraft({ seenPapers: ["to-khai"] })));
    expect(papers).toMatchObject([{ id: "to-khai", how: "seen", pages: [] }]);
  });

  test("of what the machine read only what an officer confirmed or corrected is kept, beside what was read", () => {
    const field = {
      id: "f1",
      key: "ho_ten",
      type: "name",
      label: "Họ tên",
      value: "NGUYÊN",
      doubtful: true,
      hints: [],
      page: PAGE,
    };
    const fields = [field, { ...field, id: "f2" }];
    const { papers } = expectOk(commandOf(aDraft({ confirmed: { f1: "NGUYỄN" } }, [aPage({ fields })])));
    expect(papers[0]?.fields).toEqual([
      { key: "ho_ten", label: "Họ tên", value: "NGUYỄN", read: "NGUYÊN", page: PAGE },
    ]);
  });

  test("a promised day lasts until the office closes", () => {
    const { dueAt } = expectOk(commandOf(aDraft({ promisedDate: "25/11/2026" })));
    expect(new Date(dueAt ?? 0).toISOString()).toBe("2026-11-25T10:00:00.000Z");
  });
});

describe("whom the dossier is about", () => {
  const applicant = {
    idNumber: "079190999001",
    name: "Nguyễn Thị Phương Thảo",
    birthDate: "18/03/1990",
    sex: "female",
    address: "Thôn Mẫu",
    phone: "0900000001",
  } as const;
  const commandFor = (behalf: Partial<BehalfForm>) =>
    expectOk(commandOf(aDraft({ applicant, behalf: { ...EMPTY_FORM.behalf, ...behalf } })));

  test("a person for themselves has no submitter", () => {
    expect(commandFor({})).toMatchObject({ owner: { kind: "person", name: applicant.name }, submitter: null });
  });

  test("for an organisation the person represents it and hands in", () => {
    expect(commandFor({ organisation: "Hợp tác xã Mẫu", taxCode: "0123456789" })).toMatchObject({
      owner: {
        kind: "organisation",
        name: "Hợp tác xã Mẫu",
        idKind: "tax-code",
        idNumber: "0123456789",
        representative: applicant.name,
      },
      submitter: { kind: "person", name: applicant.name, idNumber: applicant.idNumber },
    });
  });

  test("somebody who was sent hands in for the owner, by a right that is kept", () => {
    const sent = { submitter: "Lê Văn Tám", submitterId: "079190999002", authorisation: "Giấy ủy quyền số 12" };
    expect(commandFor(sent)).toMatchObject({
      owner: { name: applicant.name, birthDate: "1990-03-18" },
      submitter: { name: "Lê Văn Tám", idNumber: "079190999002", idKind: "card", birthDate: null },
      authorisation: "Giấy ủy quyền số 12",
    });
  });
});

test("dates of the authorisation cross as days, and what is no date stands at its field", () => {
  const sent = { submitter: "Lê Văn Tám", submitterId: "079190999002", authorisation: "Giấy ủy quyền" };
  const behalf = { ...EMPTY_FORM.behalf, ...sent, authorisedFrom: "1/11/2026", authorisedUntil: "30/11/2026" };
  expect(expectOk(commandOf(aDraft({ behalf })))).toMatchObject({
    mandate: { signedOn: "2026-11-01", validUntil: "2026-11-30", reason: null },
  });
  // A year alone says nothing about a paper.
  expect(commandOf(aDraft({ behalf: { ...behalf, authorisedFrom: "2026", authorisedUntil: "31/11/2026" } }))).toEqual({
    ok: false,
    fault: { kind: "form", fields: ["behalf.authorisedFrom", "behalf.authorisedUntil"] },
  });
});

test("a paper that the centre holds is named with where it is, and pages that were brought come before it", () => {
  const source = { dossier: "4".repeat(32) as DossierId, paper: "to-khai" };
  const reusedPapers = { "to-khai": { ...source, code: "H99.001-261101-0007" } };
  expect(expectOk(commandOf(aDraft({ reusedPapers }))).papers).toMatchObject([{ how: "reused", source, pages: [] }]);
  expect(expectOk(commandOf(aDraft({ reusedPapers }, [aPage()]))).papers).toMatchObject([
    { how: "pages", source: null, pages: [PAGE] },
  ]);
});
