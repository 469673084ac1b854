import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { acceptedSchema } from "../../../src/dossier/entry-bodies";
import { acceptDossier } from "../../../src/intake/accept-dossier";
import { acceptCommandSchema, type AcceptCommand } from "../../../src/intake/commands";
import type { IntakeContext } from "../../../src/intake/intake-context";
import { expectOk, fail } from "../../../src/shared/result";
import {
  aHash,
  anAcceptCommand,
  anIntakeContext,
  aPaper,
  aParty,
  aProcedure,
  dossierId,
} from "../../fakes/build-intake";

const run = (command: Partial<AcceptCommand> = {}, context: Partial<IntakeContext> = {}) =>
  acceptDossier(anAcceptCommand(command), anIntakeContext(context));

describe("an acceptance", () => {
  test("becomes one entry under the draft's id, with code, due time and tidy fields", () => {
    const [draft, ...more] = expectOk(run({ owner: aParty({ name: "  Nguyễn  Thị  Thảo ".normalize("NFD") }) }));
    expect(more).toEqual([]);
    expect(draft).toMatchObject({ dossier: dossierId(1), kind: "dossier.accepted", version: 1, parents: [] });
    const body = acceptedSchema.parse(draft?.body);
    expect(body).toMatchObject({
      code: "H00.001-2026-11-23-0001",
      status: "received",
      owner: { name: "Nguyễn Thị Thảo", phone: "0900000001" },
      // Two working days after Monday 23/11: Wednesday 17:00 in Vietnam.
      dueAt: Date.UTC(2026, 10, 25, 10, 0, 0),
    });
  });

  test.each([
    ["an empty name", { owner: aParty({ name: "  " }) }, "owner.name"],
    ["an emoji in a name", { owner: aParty({ name: "Nguyễn 😀" }) }, "owner.name"],
    ["a number of another birth year", { owner: aParty({ birthDate: "1991-03-18" }) }, "owner.idNumber"],
    [
      "a birth date in the future",
      { owner: aParty({ birthDate: "2027-01-01", idNumber: "1", idKind: "other" }) },
      "owner.birthDate",
    ],
    ["no number of a person", { owner: aParty({ idNumber: null }) }, "owner.idNumber"],
    ["a date that does not exist", { owner: aParty({ birthDate: "1990-02-30" }) }, "owner.birthDate"],
    ["a phone that is none", { owner: aParty({ phone: "12" }) }, "owner.phone"],
    ["3,001 characters", { content: "a".repeat(3001) }, "content"],
    ["a paper to be captured without pages", { papers: [aPaper({ how: "pages" })] }, "papers.0.pages"],
    ["a reused paper from nowhere", { papers: [aPaper({ how: "reused" })] }, "papers.0.source"],
    ["a submitter without a name", { submitter: aParty({ name: "" }) }, "submitter.name"],
  ] as const)("with %s is refused at its field", (_name, change, field) => {
    expect(run(change as Partial<AcceptCommand>)).toMatchObject({
      ok: false,
      fault: { kind: "fields", faults: expect.arrayContaining([expect.objectContaining({ field })]) as unknown },
    });
  });

  test("says every fault at once", () => {
    const result = run({ owner: aParty({ name: "", phone: "1" }), content: "\u0000x" });
    expect(!result.ok && result.fault.kind === "fields" ? result.fault.faults.map((one) => one.field) : []).toEqual([
      "owner.name",
      "owner.phone",
      "content",
    ]);
  });

  test("lacks a firm paper even when it is declared absent; others may be declared with a reason", () => {
    const absent = [
      { paper: "ban-chinh", reason: "không có" },
      { paper: "ban-sao", reason: "chụp tại quầy" },
    ];
    expect(run({ papers: [], absent })).toMatchObject({ fault: { kind: "papers", missing: ["ban-chinh"] } });
    expect(run({ papers: [aPaper()], absent: absent.slice(1) }).ok).toBe(true);
    expect(run({ papers: [aPaper()] })).toMatchObject({ fault: { kind: "papers", missing: ["ban-sao"] } });
  });

  test("names only pages that the vault holds", () => {
    const papers = [aPaper({ how: "pages", pages: [aHash(5)] }), aPaper({ id: "ban-sao" })];
    expect(run({ papers })).toMatchObject({ fault: { kind: "papers", unknownPages: [aHash(5)] } });
    const page = { page: aHash(5), sha256: aHash(6), size: 10, mediaType: "image/jpeg", overruled: ["dark"] };
    const body = acceptedSchema.parse(expectOk(run({ papers }, { pages: new Map([[aHash(5), page]]) }))[0]?.body);
    expect(body.papers[0]?.pages).toEqual([page]);
  });

  test("is refused for a procedure that is unknown or not in force", () => {
    expect(run({ procedure: { code: "9.999999", version: "1" } })).toMatchObject({
      fault: { kind: "unknown-procedure" },
    });
    expect(run({}, { findProcedure: () => ({ ...aProcedure, inForce: false }) })).toMatchObject({
      fault: { kind: "not-in-force" },
    });
  });

  test("asks the officer for the date where the procedure says none", () => {
    const open = { ...aProcedure, limit: { value: null, unit: null, sameDayCutoff: null } };
    expect(run({}, { findProcedure: () => open })).toMatchObject({ fault: { kind: "due-date-needed" } });
    const dueAt = Date.UTC(2026, 11, 1);
    expect(expectOk(run({ dueAt }, { findProcedure: () => open }))[0]?.body).toMatchObject({ dueAt });
  });

  test("takes no number when it is refused, and says so when the numbers are used up", () => {
    let taken = 0;
    const allotCode = () => {
      taken += 1;
      return fail({ kind: "used-up" as const, series: "dossier/H00.001", part: "block" as const });
    };
    run({ papers: [] }, { allotCode });
    run({ content: "\u0000" }, { allotCode });
    expect(taken).toBe(0);
    expect(run({}, { allotCode })).toMatchObject({ fault: { kind: "used-up", part: "block" } });
  });

  test("is refused while the computer believes in 1970", () => {
    expect(run({}, { now: 0 })).toMatchObject({ fault: { kind: "clock-implausible" } });
  });

  test("never writes a text that is not NFC, whatever is typed", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (typed) => {
        const result = run({ note: typed.normalize("NFD"), content: typed });
        if (!result.ok) return;
        const text = JSON.stringify(result.value);
        expect(text).toBe(text.normalize("NFC"));
      }),
    );
  });

  test("parses back from what crosses the window's border", () => {
    const command = anAcceptCommand();
    expect(acceptCommandSchema.parse(structuredClone(command))).toEqual(command);
  });
});
