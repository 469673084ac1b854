import { expect, test } from "vitest";
import { finishPaper } from "../../../src/printing/finish-paper";
import { VIETNAMESE_LETTERS } from "../../../src/printing/layouts/self-test";
import { fieldBlock, paperSchema, qrBlock } from "../../../src/printing/paper";
import { formatDateTime, formatMoney } from "../../../src/printing/paper-values";
import { PROFILES, printerProfileSchema } from "../../../src/printing/printer-profile";
import { SAMPLE_PAPERS } from "../../electron/printing/sample-papers";

const wordsOf = (name: string): string => JSON.stringify(SAMPLE_PAPERS[name]);

test("the self-test holds all 146 letters of Vietnamese, each once and composed", () => {
  expect(new Set(VIETNAMESE_LETTERS).size).toBe(146);
  for (const letter of VIETNAMESE_LETTERS) {
    expect(Array.from(letter)).toHaveLength(1);
    expect(wordsOf("self-test")).toContain(letter);
  }
});

test("TẬP HUẤN stands on a training slip twice and nowhere on a real one", () => {
  for (const paper of Object.values(SAMPLE_PAPERS)) {
    expect(JSON.stringify(paper).split("TẬP HUẤN").length - 1).toBe(paper.training ? 2 : 0);
  }
});

test("a reprint says so with its number, a first print does not", () => {
  const ticket = SAMPLE_PAPERS["ticket"];
  if (ticket === undefined) throw new Error("no sample");
  const jobId = "3f2a09c1000000000000000000000000";
  expect(JSON.stringify(finishPaper(ticket, { jobId, mark: 2 }))).toContain("BẢN IN LẠI LẦN 2");
  expect(JSON.stringify(finishPaper(ticket, { jobId, mark: 0 }))).not.toContain("IN LẠI");
  expect(JSON.stringify(finishPaper(ticket, { jobId, mark: 0 }))).toContain("3f2a-09c1");
});

test("every layout is plain data that the ledger can keep", () => {
  for (const paper of Object.values(SAMPLE_PAPERS)) {
    expect(paperSchema.parse(JSON.parse(JSON.stringify(paper)))).toEqual(paper);
  }
});

test("the reception slip says code, applicant, procedure and both times", () => {
  for (const part of ["000.00.01.H99-261123-0007", "Diệu Khuê", "biến động", "08:05 23/11/2026", "08:05 03/12/2026"]) {
    expect(wordsOf("reception")).toContain(part);
  }
});

test("the number for the kiosk stands on the slip, and its QR code holds the code only", () => {
  expect(SAMPLE_PAPERS["reception"]?.blocks).toContainEqual(fieldBlock("Số tra cứu", "4827"));
  expect(SAMPLE_PAPERS["reception"]?.blocks).toContainEqual(qrBlock("000.00.01.H99-261123-0007"));
});

test("times are Vietnamese wall-clock times and money has Vietnamese points", () => {
  expect(formatDateTime(Date.UTC(2026, 11, 31, 17, 0))).toBe("00:00 01/01/2027");
  expect([0, 999, 1_000, 1_250_000, -24_000].map(formatMoney)).toEqual([
    "0 ₫",
    "999 ₫",
    "1.000 ₫",
    "1.250.000 ₫",
    "-24.000 ₫",
  ]);
});

test("every profile on offer is a valid one", () => {
  for (const profile of PROFILES) expect(printerProfileSchema.parse(profile)).toEqual(profile);
});
