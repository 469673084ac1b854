import { expect, test } from "vitest";
import { findLackingPapers, type PaperAnswer } from "../../../src/procedure/checklist";
import type { RequiredPaper } from "../../../src/procedure/required-paper";
import { aProcedure, getProcedure } from "./assets";

function aPaper(changes: Partial<RequiredPaper> & { readonly id: string }): RequiredPaper {
  const base = {
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
  } as const;
  return { ...base, ...changes };
}

const given = (original: number, certifiedCopy = 0, photocopy = 0): PaperAnswer => ({
  kind: "given",
  original,
  certifiedCopy,
  photocopy,
});

function lacking(papers: readonly RequiredPaper[], answers: Record<string, PaperAnswer>): readonly string[] {
  return findLackingPapers(aProcedure({ papers }), new Map(Object.entries(answers))).map(
    (lack) => `${lack.kind} ${lack.paper.id}`,
  );
}

test("everything that is lacking is listed at once, optional papers are not", () => {
  const papers = [aPaper({ id: "a" }), aPaper({ id: "b" }), aPaper({ id: "c", required: false })];
  expect(lacking(papers, {})).toEqual(["missing a", "missing b"]);
  expect(lacking(papers, { a: given(1), b: given(1) })).toEqual([]);
});

test("an alternative stands for a missing paper, but not one that is itself incomplete", () => {
  const papers = [aPaper({ id: "a", alternatives: ["b"] }), aPaper({ id: "b", required: false, original: 2 })];
  expect(lacking(papers, { b: given(2) })).toEqual([]);
  expect(lacking(papers, { b: given(1) })).toEqual(["missing a", "too-few b"]);
  expect(lacking(papers, { b: { kind: "not-applicable" } })).toEqual(["missing a"]);
});

test("nobody is asked for what the centre holds", () => {
  expect(lacking([aPaper({ id: "a" })], { a: { kind: "digitised" } })).toEqual([]);
});

test("a paper that must be kept is not done by being shown", () => {
  expect(lacking([aPaper({ id: "a" })], { a: { kind: "seen" } })).toEqual(["missing a"]);
  expect(lacking([aPaper({ id: "a", presentOnly: true })], { a: { kind: "seen" } })).toEqual([]);
});

test("only a paper with a condition may be declared not applicable", () => {
  const answer = { a: { kind: "not-applicable" } } as const;
  expect(lacking([aPaper({ id: "a" })], answer)).toEqual(["missing a"]);
  expect(lacking([aPaper({ id: "a", condition: "Khi nộp trực tiếp" })], answer)).toEqual([]);
});

test("an original stands for a copy and never the other way round", () => {
  const copies = [aPaper({ id: "a", original: 0, certifiedCopy: 1, photocopy: 1 })];
  expect(lacking(copies, { a: given(2) })).toEqual([]);
  expect(lacking(copies, { a: given(0, 2) })).toEqual([]);
  expect(lacking(copies, { a: given(0, 0, 2) })).toEqual(["too-few a"]);
  expect(lacking([aPaper({ id: "a" })], { a: given(0, 1, 1) })).toEqual(["too-few a"]);
});

test("for a birth a statement of witnesses serves instead of the certificate", () => {
  const birth = getProcedure("1.001193");
  const certificate = birth.papers.find((paper) => paper.id === "ks-chung-sinh");
  expect(certificate?.alternatives).toContain("ks-lam-chung");
  const answers = new Map([["ks-lam-chung", given(1)]]);
  expect(findLackingPapers(birth, answers).map((lack) => lack.paper.id)).not.toContain("ks-chung-sinh");
});
