import fc from "fast-check";
import { expect, test } from "vitest";
import { textBlock, type Paper } from "../../../src/printing/paper";
import { parsePrintEntry, type PrintEntry } from "../../../src/printing/print-entry";
import {
  createPrintLedger,
  entriesAfterCrash,
  KEPT_FINISHED,
  type PrintLedger,
  type PrintLedgerSnapshot,
} from "../../../src/printing/print-ledger";

const paper: Paper = { training: false, blocks: [textBlock("A037")] };
const idOf = (index: number): string => index.toString(16).padStart(32, "0");

function queued(job: string, subject = "s"): PrintEntry {
  return { kind: "print.queued", job, slip: "reception", subject, paper };
}

function fold(entries: readonly PrintEntry[]): PrintLedger {
  const ledger = createPrintLedger();
  for (const entry of entries) ledger.apply(entry);
  return ledger;
}

const [a, b] = [idOf(1), idOf(2)];
const fault = { kind: "paper-out" } as const;

test("a printed slip is printed for ever, whatever entry follows", () => {
  const ledger = fold([
    queued(a),
    { kind: "print.sending", job: a, attempt: 1, mark: 0 },
    { kind: "print.printed", job: a, attempt: 1 },
  ]);
  for (const entry of [
    queued(a),
    { kind: "print.sending", job: a, attempt: 2, mark: 1 },
    { kind: "print.failed", job: a, attempt: 1, fault },
    { kind: "print.answered", job: a, attempt: 1, cameOut: false },
    { kind: "print.cancelled", job: a },
  ] satisfies PrintEntry[]) {
    expect(ledger.apply(entry)).toMatchObject({ ok: false, fault: { kind: "illegal-print-move", from: "printed" } });
  }
  expect(ledger.find(a)?.status).toBe("printed");
  expect(ledger.next()).toBeUndefined();
});

test("a slip that was on its way at a crash is unknown and is not sent again by itself", () => {
  const ledger = fold([queued(a), queued(b, "t"), { kind: "print.sending", job: a, attempt: 1, mark: 0 }]);
  const entries = entriesAfterCrash(ledger);
  expect(entries).toEqual([{ kind: "print.unknown", job: a, attempt: 1, fault: { kind: "stopped" } }]);
  for (const entry of entries) ledger.apply(entry);
  expect(ledger.next()?.id).toBe(b);
  expect(entriesAfterCrash(ledger)).toEqual([]);
});

test("a failed slip goes again without a mark, one that was looked for and not found goes with one", () => {
  const ledger = fold([
    queued(a),
    { kind: "print.sending", job: a, attempt: 1, mark: 0 },
    { kind: "print.failed", job: a, attempt: 1, fault },
  ]);
  expect(ledger.next()?.id).toBe(a);
  expect(ledger.nextMark("reception", "s")).toBe(0);
  ledger.apply({ kind: "print.sending", job: a, attempt: 2, mark: 0 });
  ledger.apply({ kind: "print.unknown", job: a, attempt: 2, fault });
  expect(ledger.next()).toBeUndefined();
  expect(ledger.open().map(({ id, status }) => [id, status])).toEqual([[a, "unknown"]]);
  // Nor by anybody else, before a person has looked for the paper.
  expect(ledger.apply({ kind: "print.sending", job: a, attempt: 3, mark: 1 })).toMatchObject({ ok: false });
  ledger.apply({ kind: "print.answered", job: a, attempt: 2, cameOut: false });
  expect(ledger.next()?.id).toBe(a);
  expect(ledger.nextMark("reception", "s")).toBe(1);
});

type Step = "queue" | "send" | "printed" | "failed" | "unknown" | "yes" | "no" | "crash" | "cancel";
const steps = fc.array(
  fc.constantFrom<Step>(
    "queue",
    "queue",
    "send",
    "send",
    "send",
    "printed",
    "failed",
    "unknown",
    "yes",
    "no",
    "crash",
    "cancel",
  ),
  { maxLength: 60 },
);

test("no two papers that may exist look alike, whatever happens in whatever order", () => {
  fc.assert(
    fc.property(steps, (history) => {
      const entries: PrintEntry[] = [];
      let ledger = createPrintLedger();
      const add = (entry: PrintEntry): void => {
        if (ledger.apply(entry).ok) entries.push(entry);
      };
      const looks: string[] = [];
      let count = 0;
      for (const step of history) {
        const sending = ledger.open().find((job) => job.status === "sending");
        const unknown = ledger.open().find((job) => job.status === "unknown");
        const next = ledger.next();
        if (step === "queue") add(queued(idOf((count += 1)), `s${count % 2}`));
        if (step === "cancel" && next !== undefined) add({ kind: "print.cancelled", job: next.id });
        if (step === "send" && sending === undefined && next !== undefined) {
          const mark = ledger.nextMark(next.slip, next.subject);
          add({ kind: "print.sending", job: next.id, attempt: next.attempts + 1, mark });
          looks.push(`${next.subject}/${mark}`);
        }
        if (step === "printed" && sending !== undefined)
          add({ kind: "print.printed", job: sending.id, attempt: sending.attempts });
        if (step === "failed" && sending !== undefined) {
          add({ kind: "print.failed", job: sending.id, attempt: sending.attempts, fault });
          looks.pop();
        }
        if (step === "unknown" && sending !== undefined)
          add({ kind: "print.unknown", job: sending.id, attempt: sending.attempts, fault });
        if ((step === "yes" || step === "no") && unknown !== undefined) {
          add({ kind: "print.answered", job: unknown.id, attempt: unknown.attempts, cameOut: step === "yes" });
        }
        if (step === "crash") {
          ledger = fold(entries);
          for (const entry of entriesAfterCrash(ledger)) add(entry);
        }
      }
      expect(new Set(looks).size).toBe(looks.length);
    }),
  );
});

test("only the last finished slips stay in memory, and an older one still cannot be printed again", () => {
  const ledger = createPrintLedger();
  for (let index = 1; index <= KEPT_FINISHED + 1; index += 1) {
    const job = idOf(index);
    ledger.apply(queued(job, `s${index}`));
    ledger.apply({ kind: "print.sending", job, attempt: 1, mark: 0 });
    ledger.apply({ kind: "print.printed", job, attempt: 1 });
  }
  expect(ledger.finished()).toHaveLength(KEPT_FINISHED);
  expect(ledger.find(idOf(1))).toBeUndefined();
  expect(ledger.apply(queued(idOf(1)))).toMatchObject({ ok: false });
  expect(ledger.nextMark("reception", "s1")).toBe(1);
});

test("a ledger from a snapshot goes on as the one it was taken from", () => {
  const early: PrintEntry[] = [queued(a), { kind: "print.sending", job: a, attempt: 1, mark: 0 }, queued(b, "t")];
  const late: PrintEntry[] = [
    { kind: "print.unknown", job: a, attempt: 1, fault },
    { kind: "print.sending", job: b, attempt: 1, mark: 0 },
    { kind: "print.printed", job: b, attempt: 1 },
  ];
  // JSON as a checkpoint keeps it.
  const kept = JSON.parse(JSON.stringify(fold(early).snapshot())) as PrintLedgerSnapshot;
  const ledger = createPrintLedger(kept);
  for (const entry of late) expect(ledger.apply(entry).ok).toBe(true);
  expect(ledger.snapshot()).toEqual(fold([...early, ...late]).snapshot());
});

test("a body is read back as the entry it was", () => {
  const { kind, ...body } = queued(a);
  expect(parsePrintEntry(kind, JSON.parse(JSON.stringify(body)))).toEqual({ ok: true, value: queued(a) });
});

test("a broken or newer body is a fault that names places and no values", () => {
  const read = parsePrintEntry("print.queued", { job: "Nguyễn Văn Ánh", slip: "reception", subject: "s", paper });
  expect(read).toEqual({ ok: false, fault: { kind: "unreadable-print-entry", at: ["job"] } });
  expect(parsePrintEntry("print.flown", {}).ok).toBe(false);
  expect(parsePrintEntry("print.printed", null).ok).toBe(false);
});
