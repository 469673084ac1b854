import { describe, expect, test } from "vitest";
import { createWorkingCalendar } from "../../../src/calendar/working-calendar";
import type { DossierCore } from "../../../src/dossier/dossier";
import { amendDossier } from "../../../src/intake/amend-dossier";
import { moveDossier } from "../../../src/intake/move-dossier";
import type { IntakeContext, KnownDossier } from "../../../src/intake/intake-context";
import type { MoveCommand } from "../../../src/intake/commands";
import { expectOk } from "../../../src/shared/result";
import {
  aCalendar,
  aCalendarData,
  aHash,
  aMoveCommand,
  anIntakeContext,
  commandId,
  dossierId,
} from "../../fakes/build-intake";
import { aSpecialDay } from "../calendar/calendars";

const core: DossierCore = {
  code: "H00.001-261123-0001",
  procedure: "2.000815",
  status: "received",
  receivedAt: Date.UTC(2026, 10, 23, 1, 0, 0),
  dueAt: Date.UTC(2026, 10, 25, 10, 0, 0),
  pausedAt: null,
  extensions: 0,
  supplements: 0,
  finance: "none",
  feeVnd: null,
  receipts: [],
  announcedAt: null,
  delivery: "none",
  signature: "none",
  digitised: [0],
  disagreements: [],
};

const knowing = (change: Partial<DossierCore> = {}, more: Partial<KnownDossier> = {}): Partial<IntakeContext> => ({
  findDossier: (id) =>
    id === dossierId(1) ? { core: { ...core, ...change }, heads: [aHash(1)], readOnly: false, ...more } : undefined,
});
const move = (command: Partial<MoveCommand>, context: Partial<IntakeContext> = knowing()) =>
  moveDossier(aMoveCommand({ expectedHeads: [aHash(1)], ...command }), anIntakeContext(context));

describe("a move", () => {
  test("follows the heads that the officer saw", () => {
    expect(expectOk(move({ move: "transfer" }))).toMatchObject([
      { kind: "dossier.moved", parents: [aHash(1)], body: { move: "transfer", from: "received", dueAt: null } },
    ]);
  });

  test("is refused when somebody else was quicker", () => {
    expect(move({ expectedHeads: [aHash(2)] })).toMatchObject({ fault: { kind: "changed", heads: [aHash(1)] } });
    expect(move({ expectedHeads: [] })).toMatchObject({ fault: { kind: "changed" } });
  });

  test("is refused outside the table, on an unknown dossier, and where only reading is allowed", () => {
    expect(move({ move: "handOver" })).toMatchObject({ fault: { kind: "illegal-move", from: "received" } });
    expect(move({ dossier: dossierId(2) })).toMatchObject({ fault: { kind: "unknown-dossier" } });
    expect(move({}, knowing({}, { readOnly: true }))).toMatchObject({ fault: { kind: "dossier-read-only" } });
  });

  test("that stops or asks something of the citizen needs its reason", () => {
    expect(move({ move: "withdraw" })).toMatchObject({ fault: { kind: "fields", faults: [{ field: "reason" }] } });
    expect(move({ move: "askSupplement", reason: "thiếu giấy" }, knowing({ status: "processing" }))).toMatchObject({
      fault: { kind: "fields", faults: [{ field: "missing" }] },
    });
  });

  test("that ends a pause moves the due time by the working time that stood still", () => {
    // Asked on Tuesday 08:00, supplied on Wednesday 08:00: seven and a half working hours.
    const pausedAt = Date.UTC(2026, 10, 24, 1, 0, 0);
    const context = knowing({ status: "supplement", pausedAt });
    const [draft] = expectOk(move({ move: "supply" }, { ...context, now: Date.UTC(2026, 10, 25, 1, 0, 0) }));
    expect(draft?.body).toMatchObject({ dueAt: Date.UTC(2026, 10, 26, 10, 0, 0) });
  });

  test("that ends a pause counts by the calendar of the day of reception, whatever was decreed since", () => {
    const [pausedAt, now] = [Date.UTC(2026, 10, 24, 1, 0, 0), Date.UTC(2026, 10, 25, 1, 0, 0)];
    const since = createWorkingCalendar({ ...aCalendarData, days: [aSpecialDay({ date: "2026-11-24" })] });
    const context = {
      ...knowing({ status: "supplement", pausedAt }),
      ...{ now, calendar: since, calendarOf: (at: number) => (at === core.receivedAt ? aCalendar : since) },
    };
    expect(expectOk(move({ move: "supply" }, context))[0]?.body).toMatchObject({
      dueAt: Date.UTC(2026, 10, 26, 10, 0, 0),
    });
  });

  test("that ends a pause after the clock was set back leaves the due time alone", () => {
    const context = knowing({ status: "supplement", pausedAt: Date.UTC(2026, 10, 28) });
    expect(expectOk(move({ move: "supply" }, context))[0]?.body).toMatchObject({ dueAt: null });
  });
});

describe("an amendment", () => {
  const aimed = { commandId: commandId(3), dossier: dossierId(1), expectedHeads: [aHash(1)] };

  test("announces no result that is not there", () => {
    const command = { kind: "delivery", ...aimed, state: "announced", note: null } as const;
    expect(amendDossier(command, anIntakeContext(knowing()))).toMatchObject({ fault: { kind: "not-possible-now" } });
    expect(amendDossier(command, anIntakeContext(knowing({ status: "resolved" }))).ok).toBe(true);
  });

  test("extends only into the future and says why", () => {
    const command = { kind: "extend", ...aimed, newDueAt: 5, reason: "chờ xác minh", signer: null } as const;
    expect(amendDossier(command, anIntakeContext(knowing()))).toMatchObject({
      fault: { faults: [{ field: "newDueAt" }] },
    });
    const later = { ...command, newDueAt: Date.UTC(2026, 11, 1) };
    expect(expectOk(amendDossier(later, anIntakeContext(knowing())))).toMatchObject([
      { kind: "dossier.extended", body: { oldDueAt: core.dueAt, newDueAt: Date.UTC(2026, 11, 1, 10) } },
    ]);
  });

  test("exempts from fees only with its ground", () => {
    const exempt = { kind: "finance", ...aimed, state: "exempt", amountVnd: 0, ground: null } as const;
    expect(amendDossier({ ...exempt, lines: [] }, anIntakeContext(knowing()))).toMatchObject({
      fault: { faults: [{ field: "ground" }] },
    });
  });
});

test("papers that were asked for come with their pages, every page to one of them", () => {
  const waiting = knowing({ status: "supplement" });
  const page = { page: "ab".repeat(32), sha256: aHash(7), size: 9, mediaType: "image/jpeg", overruled: [] };
  const pages = new Map([[page.page, page]]);
  const supplied = [
    { name: "Giấy khai sinh", pages: 1 },
    { name: "Đơn viết tay", pages: 0 },
  ];
  const order: Partial<MoveCommand> = { move: "supply", pages: [page.page], supplied };
  expect(move(order, { ...waiting, pages })).toMatchObject({
    ok: true,
    value: [{ body: { move: "supply", pages: [{ page: page.page }], supplied } }],
  });
  for (const wrong of [[{ name: "Giấy khai sinh", pages: 2 }], [{ name: " ", pages: 1 }]]) {
    expect(move({ ...order, supplied: wrong }, { ...waiting, pages })).toMatchObject({ fault: { kind: "fields" } });
  }
});
