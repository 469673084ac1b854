import { expect, test } from "vitest";
import { entriesOfExpiredTickets, isExpiredTicket } from "../../../src/printing/expired-tickets";
import { textBlock, type Paper } from "../../../src/printing/paper";
import type { SlipName } from "../../../src/printing/print-entry";
import { createPrintLedger, type PrintJob, type PrintStatus } from "../../../src/printing/print-ledger";

const MINUTE = 60_000;
/** Half past eleven in the evening in Viet Nam. */
const LATE = Date.UTC(2026, 10, 23, 16, 30);
const paper: Paper = { training: true, blocks: [textBlock("A037")] };

function aJob(slip: SlipName, queuedAt: number, status: PrintStatus = "waiting"): PrintJob {
  return { id: "1".repeat(32), slip, subject: "s", paper, queuedAt, status, attempts: 0, mark: 0 };
}

test("a ticket expires after an hour, and at midnight however young it is", () => {
  expect(isExpiredTicket(aJob("ticket", LATE - 60 * MINUTE), LATE)).toBe(false);
  expect(isExpiredTicket(aJob("ticket", LATE - 61 * MINUTE), LATE)).toBe(true);
  expect(isExpiredTicket(aJob("ticket", LATE), LATE + 29 * MINUTE)).toBe(false);
  expect(isExpiredTicket(aJob("ticket", LATE), LATE + 31 * MINUTE)).toBe(true);
});

test("a ticket that is on its way stays, and no other slip expires", () => {
  const nextWeek = LATE + 7 * 24 * 60 * MINUTE;
  expect(isExpiredTicket(aJob("ticket", LATE, "sending"), nextWeek)).toBe(false);
  expect(isExpiredTicket(aJob("ticket", LATE, "unknown"), nextWeek)).toBe(true);
  expect(isExpiredTicket(aJob("reception", LATE), nextWeek)).toBe(false);
});

test("only expired tickets are cancelled", () => {
  const ledger = createPrintLedger();
  const queue = (job: string, slip: SlipName, at: number) =>
    ledger.apply({ kind: "print.queued", job, slip, subject: job, paper }, at);
  queue("a".repeat(32), "ticket", LATE - 90 * MINUTE);
  queue("b".repeat(32), "ticket", LATE - 5 * MINUTE);
  queue("c".repeat(32), "reception", LATE - 90 * MINUTE);
  expect(entriesOfExpiredTickets(ledger, LATE)).toEqual([{ kind: "print.cancelled", job: "a".repeat(32) }]);
});
