import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isoDate } from "../../../src/calendar/local-time";
import { addDelegation, endDelegation, type DelegationInput } from "../../../src/intake/amend-delegations";
import { decideCommand } from "../../../src/intake/decide-command";
import {
  clashes,
  delegationOn,
  NO_DELEGATIONS,
  parseDelegations,
  type DelegationTable,
} from "../../../src/intake/delegation";
import { procedureRules } from "../../../src/intake/procedure-rules";
import { procedureVersion } from "../../../src/procedure/procedure";
import { expectOk } from "../../../src/shared/result";
import { anAcceptCommand, anIntakeContext, aProcedure } from "../../fakes/build-intake";
import { catalogue, getProcedure } from "../procedure/assets";

const CODE = "2.000815";
const FIELD = "Chứng thực";
const isKnown = (scope: string): boolean => [CODE, FIELD].includes(scope);

function anInput(changes: Partial<DelegationInput> = {}): DelegationInput {
  return {
    scope: CODE,
    authority: "Chủ tịch UBND xã Mẫu",
    signerTitle: "TUQ. CHỦ TỊCH\nGIÁM ĐỐC TRUNG TÂM",
    signerName: "Đặng Thị Ễn",
    legalBasis: "QĐ 12/QĐ-UBND ngày 01/11/2026",
    from: "2026-11-10",
    to: "2026-11-30",
    ...changes,
  };
}

const add = (table: DelegationTable, changes: Partial<DelegationInput> = {}) =>
  addDelegation(table, anInput(changes), "Hoàng Thị Diễm Hương", isKnown);
const faultsOf = (changes: Partial<DelegationInput>, table = NO_DELEGATIONS) => {
  const added = add(table, changes);
  return added.ok ? [] : added.fault.map(({ field, problem }) => [field, problem.kind]);
};
const on = (table: DelegationTable, day: string) => delegationOn(table, { code: CODE, field: FIELD }, day);

describe("delegation by date", () => {
  test("whatever is added and ended, a day has at most one answer, and never one outside its dates", () => {
    const FIRST = 20_700;
    const day = fc.integer({ min: 0, max: 60 }).map((after) => isoDate((FIRST + after) as never));
    const change = fc.record({ scope: fc.constantFrom(CODE, FIELD), from: day, to: fc.option(day), end: fc.boolean() });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 25 }), day, (changes, asked) => {
        let table = NO_DELEGATIONS;
        for (const { scope, from, to, end } of changes) {
          const row = table.rows[0];
          const next =
            end && row !== undefined
              ? endDelegation(table, { scope: row.scope, from: row.from, to: to ?? from }, "Hương")
              : add(table, { scope, from, to: to ?? "" });
          if (next.ok) table = next.value;
        }
        const holds = table.rows.filter((row) => row.from <= asked && (row.to === null || asked <= row.to));
        for (const scope of [CODE, FIELD]) {
          expect(holds.filter((row) => row.scope === scope).length).toBeLessThanOrEqual(1);
        }
        expect(table.rows.some((row, at) => table.rows.slice(at + 1).some((other) => clashes(row, other)))).toBe(false);
        const answer = on(table, asked);
        expect(answer === undefined).toBe(holds.length === 0);
        if (answer !== undefined) {
          expect(answer.from <= asked && asked <= (answer.to ?? asked)).toBe(true);
        }
        expect(expectOk(parseDelegations(JSON.parse(JSON.stringify(table))))).toEqual(table);
      }),
    );
  });

  test("first and last day count; the row of a procedure goes before the row of its field", () => {
    const one = expectOk(add(NO_DELEGATIONS));
    const both = expectOk(add(one, { scope: FIELD, authority: "UBND xã Mẫu", from: "2026-11-01", to: "" }));
    expect(["2026-11-09", "2026-11-10", "2026-11-30", "2026-12-01"].map((day) => on(one, day)?.authority)).toEqual([
      undefined,
      "Chủ tịch UBND xã Mẫu",
      "Chủ tịch UBND xã Mẫu",
      undefined,
    ]);
    expect(on(both, "2026-11-20")).toMatchObject({ authority: "Chủ tịch UBND xã Mẫu", version: 2 });
    expect(on(both, "2027-06-01")?.authority).toBe("UBND xã Mẫu");
  });

  test("bad input stands at its field, all of it at once, and nothing is written", () => {
    const wrong = {
      scope: "chăn nuôi sao Hỏa",
      authority: " ",
      legalBasis: "QĐ 🙂",
      from: "2026-02-30",
      to: "hôm nay",
    };
    expect(faultsOf({ ...wrong, signerName: "" })).toEqual([
      ["scope", "unknown-scope"],
      ["authority", "empty"],
      ["signerName", "needed"],
      ["legalBasis", "emoji"],
      ["from", "no-such-date"],
      ["to", "no-such-date"],
    ]);
    expect(faultsOf({ legalBasis: "ậ".repeat(3000) })).toEqual([["legalBasis", "too-long"]]);
    expect(faultsOf({ from: "" })).toEqual([["from", "needed"]]);
    expect(faultsOf({ to: "2026-11-09" })).toEqual([["to", "ends-before-it-begins"]]);
    const one = expectOk(add(NO_DELEGATIONS));
    expect(faultsOf({ from: "2026-11-30", to: "" }, one)).toEqual([["from", "overlaps"]]);
    expect(faultsOf({ from: "2026-12-01", to: "" }, one)).toEqual([]);
    const end = { scope: CODE, from: "2026-11-10" };
    expect(endDelegation(one, { ...end, to: "2026-11-01" }, "Hương")).toMatchObject({
      fault: [{ field: "to", problem: { kind: "ends-before-it-begins" } }],
    });
    // A row is never made longer by ending it.
    expect(endDelegation(one, { ...end, to: "2026-12-24" }, "Hương").ok).toBe(false);
    expect(on(expectOk(endDelegation(one, { ...end, to: "2026-11-19" }, "Hương")), "2026-11-20")).toBeUndefined();
  });

  test("typed with combining marks it is kept composed", () => {
    const table = expectOk(add(NO_DELEGATIONS, { signerName: "Đặng Thị Ễn".normalize("NFD") }));
    expect(table.rows[0]?.signer?.name).toBe("Đặng Thị Ễn");
  });

  test("a table with two answers for a day, kept by whatever program, is not used", () => {
    const { rows } = expectOk(add(NO_DELEGATIONS));
    expect(parseDelegations({ version: 1, author: null, rows: [...rows, ...rows] }).ok).toBe(false);
    expect(
      parseDelegations({ version: 1, author: null, rows: rows.map((row) => ({ ...row, to: "2026-01-01" })) }).ok,
    ).toBe(false);
  });
});

describe("at acceptance", () => {
  const delegated = expectOk(add(NO_DELEGATIONS));

  test("the three organisations and who signs are those of the day of reception", () => {
    const version = procedureVersion(getProcedure(CODE));
    const rulesOn = (day: string) => procedureRules(catalogue, version, day, delegated);
    expect(rulesOn("2026-11-23")?.competence?.signer?.name).toBe("Đặng Thị Ễn");
    expect(rulesOn("2026-12-01")?.competence).toBeUndefined();

    const acceptOn = (day: string) => {
      const findProcedure = () => ({ ...aProcedure, competence: on(delegated, day) });
      const command = anAcceptCommand({ resolvingOffice: "UBND cấp xã", supportingOffice: "Bưu điện xã Mẫu" });
      const [entry] = expectOk(decideCommand(command, anIntakeContext({ findProcedure })));
      return entry?.body;
    };
    expect(acceptOn("2026-11-23")).toMatchObject({
      offices: {
        supports: "Bưu điện xã Mẫu",
        receives: "Trung tâm Phục vụ hành chính công xã Mẫu",
        resolves: "Chủ tịch UBND xã Mẫu",
      },
      competence: { legalBasis: "QĐ 12/QĐ-UBND ngày 01/11/2026", from: "2026-11-10", to: "2026-11-30", version: 1 },
    });
    expect(acceptOn("2026-12-01")).toMatchObject({ offices: { resolves: "UBND cấp xã" } });
    expect(acceptOn("2026-12-01")).not.toHaveProperty("competence");
  });
});

describe("the paper by which somebody hands in for another", () => {
  const submitter = anAcceptCommand().owner;
  const decide = (mandate: { signedOn: string | null; validUntil: string | null; reason: string | null }) =>
    decideCommand(anAcceptCommand({ submitter, authorisation: "Giấy ủy quyền", mandate }), anIntakeContext());
  // Reception is on 23/11/2026.
  test("holds through its last day, and is refused at its field after it", () => {
    expect(expectOk(decide({ signedOn: "2026-11-01", validUntil: "2026-11-23", reason: null }))[0]?.body).toMatchObject(
      {
        mandate: { signedOn: "2026-11-01", validUntil: "2026-11-23", reason: null },
      },
    );
    expect(decide({ signedOn: "2026-11-01", validUntil: "2026-11-22", reason: "  " })).toMatchObject({
      fault: { faults: [{ field: "mandate.validUntil", problem: { kind: "expired", on: "2026-11-22" } }] },
    });
  });

  test("is taken after its end only with a reason, which the dossier keeps", () => {
    const reason = "Người ủy quyền xác nhận qua điện thoại";
    expect(expectOk(decide({ signedOn: null, validUntil: "2026-11-22", reason }))[0]?.body).toMatchObject({
      mandate: { reason },
    });
  });

  test("no reason helps a paper that is signed tomorrow, ends before it begins or has no such day", () => {
    const reason = "vì sao";
    const kind = (signedOn: string, validUntil: string | null) => {
      const decided = decide({ signedOn, validUntil, reason });
      return decided.ok || decided.fault.kind !== "fields" ? undefined : decided.fault.faults[0]?.problem.kind;
    };
    expect(kind("2026-11-24", null)).toBe("date-in-future");
    expect(kind("2026-11-20", "2026-11-19")).toBe("ends-before-it-begins");
    expect(kind("2026-02-30", null)).toBe("no-such-date");
  });
});
