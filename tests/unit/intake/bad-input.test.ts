import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { moneyCommandSchema } from "../../../src/intake/commands";
import { decideCommand } from "../../../src/intake/decide-command";
import type { AcceptCommand } from "../../../src/intake/commands";
import type { FieldFault } from "../../../src/intake/refusal";
import { feesDue } from "../../../src/payment/fees-due";
import { expectOk } from "../../../src/shared/result";
import {
  aHash,
  anAcceptCommand,
  anIntakeContext,
  aPaper,
  aParty,
  aProcedure,
  commandId,
  dossierId,
} from "../../fakes/build-intake";

const decide = (changes: Partial<AcceptCommand>, context = {}) =>
  decideCommand(anAcceptCommand(changes), anIntakeContext(context));

/** What stands at which field; empty where the command was not refused for its fields. */
function faultsOf(changes: Partial<AcceptCommand>): readonly (readonly [string, string])[] {
  const decision = decide(changes);
  const faults: readonly FieldFault[] = !decision.ok && decision.fault.kind === "fields" ? decision.fault.faults : [];
  return faults.map(({ field, problem }) => [field, problem.kind]);
}

describe("bad input at acceptance", () => {
  test("a withdrawn procedure is refused, and no number is taken", () => {
    let taken = 0;
    const allotCode = () => {
      taken += 1;
      throw new Error("a number was asked for");
    };
    const findProcedure = () => ({ ...aProcedure, inForce: false });
    expect(decide({}, { findProcedure, allotCode })).toMatchObject({
      fault: { kind: "not-in-force", procedure: "2.000815" },
    });
    expect(taken).toBe(0);
  });

  test("a birth date that is to come, that is no day, or that does not fit the card stands at its field", () => {
    expect(faultsOf({ owner: aParty({ birthDate: "2031-01-01" }) })).toContainEqual([
      "owner.birthDate",
      "date-in-future",
    ]);
    expect(faultsOf({ owner: aParty({ birthDate: "1990-02-30" }) })).toEqual([["owner.birthDate", "no-such-date"]]);
    expect(faultsOf({ owner: aParty({ birthDate: "1991-03-18" }) })).toEqual([
      ["owner.idNumber", "birth-year-mismatch"],
    ]);
    expect(faultsOf({ owner: aParty({ sex: "male" }) })).toEqual([["owner.idNumber", "sex-mismatch"]]);
  });

  test("three thousand letters are taken where a text may be long, and told where it may not", () => {
    expect(decide({ note: "ậ".repeat(3000) }).ok).toBe(true);
    expect(faultsOf({ note: "ậ".repeat(3001) })).toEqual([["note", "too-long"]]);
    expect(faultsOf({ owner: aParty({ name: "Nguyễn ".repeat(400) }) })[0]?.[0]).toBe("owner.name");
    expect(faultsOf({ owner: aParty({ address: "thôn ".repeat(200) }) })).toEqual([["owner.address", "too-long"]]);
  });

  test("pictures and invisible signs are refused at their field", () => {
    expect(faultsOf({ owner: aParty({ name: "Nguyễn 🙂 Ánh" }) })[0]?.[0]).toBe("owner.name");
    expect(faultsOf({ content: "xin cấp 🐸" })).toEqual([["content", "emoji"]]);
    expect(faultsOf({ content: "xin\u0000cấp" })).toEqual([["content", "control-character"]]);
  });

  test("what was confirmed on a page is judged like everything else, at its field", () => {
    const page = "a".repeat(64);
    const pages = new Map([[page, { page, sha256: aHash(1), size: 1, mediaType: "image/jpeg", overruled: [] }]]);
    const one = (value: string) => ({ key: "so", label: "Số", value, read: "12", page });
    const decideOn = (value: string) => {
      const paper = aPaper({ how: "pages", pages: [page], fields: [one("12/2020"), one(value)] });
      const papers = [paper, aPaper({ id: "ban-sao", name: "Bản sao" })];
      return decideCommand(anAcceptCommand({ papers }), anIntakeContext({ pages }));
    };
    for (const [value, kind] of [
      ["ậ".repeat(3001), "too-long"],
      ["12 🐸", "emoji"],
      ["12\u0000", "control-character"],
    ] as const) {
      expect(decideOn(value)).toMatchObject({ fault: { faults: [{ field: "papers.0.fields.1", problem: { kind } }] } });
    }
    expect(expectOk(decideOn("Ễ".normalize("NFD")))[0]?.body).toMatchObject({
      papers: [{ fields: [{ value: "12/2020" }, { value: "Ễ" }] }, {}],
    });
  });

  test("a promised day that is over is told at its field, not left aside", () => {
    const { now } = anIntakeContext();
    expect(faultsOf({ dueAt: now })).toEqual([["promisedDate", "date-in-past"]]);
    expect(decide({ dueAt: now + 3_600_000 }).ok).toBe(true);
  });

  test("whatever way the marks were typed, what is stored is composed", () => {
    const names = fc.constantFrom("Nguyễn Văn Ánh", "Đoàn Trúc Hạ Vi", "Lê Thị Ngọc Ễ", "Trần Ẩn");
    fc.assert(
      fc.property(names, fc.constantFrom("NFC", "NFD", "NFKD"), (name, form) => {
        const [entry] = expectOk(
          decide({ owner: aParty({ name: name.normalize(form) }), content: name.normalize(form) }),
        );
        expect(entry?.body).toMatchObject({ owner: { name }, content: name });
      }),
    );
  });

  test("every fault is told at once, so that nobody corrects one after the other", () => {
    const owner = aParty({ name: "", birthDate: "30/02/1990", phone: "12" });
    expect(faultsOf({ owner }).map(([field]) => field)).toEqual(
      expect.arrayContaining(["owner.name", "owner.birthDate", "owner.phone"]),
    );
  });

  test("a refusal at the counter needs reason and ground", () => {
    const { commandId: id, draftId, procedure, channel, owner, submitter, content } = anAcceptCommand();
    const refuse = { kind: "refuse", commandId: id, draftId, procedure, channel, owner, submitter, content } as const;
    const asked = (reason: string, ground: string) =>
      decideCommand({ ...refuse, reason, ground, goTo: null }, anIntakeContext());
    expect(asked("  ", "")).toMatchObject({ fault: { faults: [{ field: "reason" }, { field: "ground" }] } });
    expect(expectOk(asked("không thuộc thẩm quyền cấp xã", "Luật Hộ tịch, Điều 7"))).toMatchObject([
      { kind: "dossier.accepted", body: { status: "refused", code: null, number: null, papers: [] } },
    ]);
  });
});

describe("bad money", () => {
  const fee = {
    name: "Lệ phí",
    amountVnd: null,
    per: null,
    formula: null,
    channel: null,
    optional: false,
    decidedBy: null,
    note: null,
    confidence: "high",
  } as const;

  test("negative, broken and fifteen-digit amounts are no fee", () => {
    for (const enteredVnd of [-1, 0.5, Number.NaN, 999_999_999_999_999, Infinity]) {
      expect(
        feesDue({ fees: [fee] }, "direct", [{ fee: 0, quantity: 1, enteredVnd }], "before"),
        String(enteredVnd),
      ).toMatchObject({
        fault: { kind: "bad-amount" },
      });
    }
  });

  test("nor do they pass the edge of main", () => {
    const line = { name: "Lệ phí", quantity: 1, exemption: null };
    const aimed = { commandId: commandId(1), dossier: dossierId(1), expectedHeads: [aHash(1)] };
    const collect = { kind: "collect", ...aimed, method: "cash", reference: null };
    for (const amountVnd of [-5, 1.5, 100_000_000_000_000]) {
      expect(moneyCommandSchema.safeParse({ ...collect, lines: [{ ...line, amountVnd }] }).success).toBe(false);
    }
    expect(moneyCommandSchema.safeParse({ ...collect, lines: [{ ...line, amountVnd: 5000 }] }).success).toBe(true);
  });
});
