import { expect, test } from "vitest";
import { createPreparedDesk, type HallTicket } from "../../../electron/hall/prepared-desk";
import { openPreparedStore } from "../../../electron/hall/prepared-store";
import type { Sender } from "../../../electron/ipc/answer";
import type { Channel } from "../../../src/ipc/requests";
import { CHANNELS, TOPICS } from "../../../src/ipc/channels";
import type { TicketId } from "../../../src/queue/ticket";
import { expectOk } from "../../../src/shared/result";
import { createSeededIds } from "../../fakes/seeded-ids";
import { createSimulatedDisk } from "../../fakes/simulated-disk";
import { aStation, crypto } from "../keys/station-keys-helper";
import { createVisitWorld, recognitionOf } from "../visit/visit-world";

const KIOSK: Sender = { id: 1, kind: "kiosk" };
const DESK: Sender = { id: 2, kind: "desk" };
// Of the form that the brand promises.
const TICKET = "ab".repeat(16) as TicketId;
const CARD = "079094000011|271234567|Nguyễn Văn Ánh|18031994|Nam|Thôn Mẫu, xã Mẫu|02082021";

async function aHall() {
  const disk = createSimulatedDisk(1);
  const { secrets } = await aStation(disk.boot());
  const world = createVisitWorld();
  const hall: { ticket: HallTicket | undefined; officer: string } = {
    ticket: { id: TICKET, label: "A037", officer: undefined, ended: false },
    officer: "ngoc",
  };
  const desk = world.startDesk();
  const start = async () => {
    const store = await openPreparedStore({ disk: disk.boot(), crypto, keys: () => secrets.keys() });
    const prepared = createPreparedDesk({
      store,
      tickets: {
        find: (id) => (hall.ticket?.id === id ? hall.ticket : undefined),
        findByCode: (code) => (code === "QMC:T:2026-11-23:A037" ? hall.ticket : undefined),
      },
      importing: { desk, pages: world.pages, recognition: recognitionOf(1), stored: () => undefined },
      sessions: {
        require({ kind }) {
          if (kind !== "desk") throw new Error("nobody is signed in");
          return { officer: hall.officer, name: "n", role: "officer" };
        },
      },
      ids: createSeededIds(1),
      changed: () => undefined,
    });
    return { store, ask: prepared.replies, sweep: () => prepared.sweep() };
  };
  return { hall, world, desk, disk, start, ...(await start()) };
}

type Hall = Awaited<ReturnType<typeof aHall>>;

async function prepare({ ask }: Pick<Hall, "ask">): Promise<string> {
  const { session } = expectOk(await ask["prepare:begin"]({ ticket: TICKET }, KIOSK));
  expectOk(await ask["prepare:card"]({ session, text: CARD }, KIOSK));
  expectOk(await ask["prepare:page"]({ session, bytes: Uint8Array.of(1), overruled: ["tilted"] }, KIOSK));
  expectOk(await ask["prepare:page"]({ session, bytes: Uint8Array.of(2), overruled: [] }, KIOSK));
  return session;
}

test("what a citizen prepared opens at the counter that called the ticket, marked as theirs, and waits no more", async () => {
  const hall = await aHall();
  await prepare(hall);
  expect(await hall.ask["prepared:list"](undefined, DESK)).toEqual([
    { ticket: TICKET, label: "A037", ended: false, card: true, pages: 2 },
  ]);
  expect(await hall.ask["prepared:open"]({ ticket: TICKET }, DESK)).toEqual({ ok: false, fault: { kind: "not-here" } });

  hall.hall.ticket = { id: TICKET, label: "A037", officer: "ngoc", ended: false };
  const { draft, failed } = expectOk(await hall.ask["prepared:open"]({ ticket: TICKET }, DESK));
  expect(failed).toBe(0);
  const { form, pages } = expectOk(await hall.desk.show(draft));
  expect(form.applicant).toMatchObject({ name: "Nguyễn Văn Ánh", idNumber: "079094000011", birthDate: "18/03/1994" });
  expect(form.compared).toBe(false);
  expect(pages.map(({ origin }) => origin)).toEqual([
    { source: "kiosk", overruled: ["tilted"] },
    { source: "kiosk", overruled: [] },
  ]);
  expect(hall.store.tickets()).toEqual([]);
  expect(await hall.ask["prepared:open"]({ ticket: TICKET }, DESK)).toEqual({
    ok: false,
    fault: { kind: "nothing-prepared" },
  });
});

test("another counter does not open it, nor a window without an officer", async () => {
  const hall = await aHall();
  await prepare(hall);
  hall.hall.ticket = { id: TICKET, label: "A037", officer: "another", ended: false };
  expect(await hall.ask["prepared:open"]({ ticket: TICKET }, DESK)).toEqual({ ok: false, fault: { kind: "not-here" } });
  expect(() => hall.ask["prepared:open"]({ ticket: TICKET }, KIOSK)).toThrow("signed in");
  expect(() => hall.ask["prepared:list"](undefined, KIOSK)).toThrow("signed in");
});

test("an opening that the disk cut off goes on in the same draft and doubles nothing", async () => {
  const hall = await aHall();
  await prepare(hall);
  hall.hall.ticket = { id: TICKET, label: "A037", officer: "ngoc", ended: false };
  const put = hall.world.pages.put.bind(hall.world.pages);
  let puts = 0;
  Object.assign(hall.world.pages, {
    put: (...args: Parameters<typeof put>) => {
      puts += 1;
      hall.world.diskFull = puts === 2;
      return put(...args);
    },
  });
  expect(await hall.ask["prepared:open"]({ ticket: TICKET }, DESK)).toMatchObject({ fault: { kind: "disk-full" } });
  hall.world.diskFull = false;
  const again = await hall.start();
  const { draft } = expectOk(await again.ask["prepared:open"]({ ticket: TICKET }, DESK));
  expect(expectOk(await hall.desk.show(draft)).pages).toHaveLength(2);
  expect(await hall.desk.list()).toHaveLength(1);
});

test("after its end a session takes nothing more, and what it gave stays with the ticket", async () => {
  const hall = await aHall();
  const session = await prepare(hall);
  await hall.ask["prepare:end"]({ session }, KIOSK);
  const late = await hall.ask["prepare:page"]({ session, bytes: Uint8Array.of(3), overruled: [] }, KIOSK);
  expect(late).toEqual({ ok: false, fault: { kind: "ended" } });
  expect(await hall.ask["prepare:card"]({ session, text: CARD }, KIOSK)).toMatchObject({ fault: { kind: "ended" } });
  hall.disk.crash("power");
  const again = await hall.start();
  expect(await again.ask["prepared:list"](undefined, DESK)).toEqual([
    { ticket: TICKET, label: "A037", ended: false, card: true, pages: 2 },
  ]);
});

test("only pages of the own session can be taken back", async () => {
  const hall = await aHall();
  const session = await prepare(hall);
  const { item } = expectOk(await hall.ask["prepare:page"]({ session, bytes: Uint8Array.of(3), overruled: [] }, KIOSK));
  const next = expectOk(await hall.ask["prepare:begin"]({ code: "QMC:T:2026-11-23:A037" }, KIOSK));
  expect(next.label).toBe("A037");
  const foreign = await hall.ask["prepare:remove"]({ session: next.session, item }, KIOSK);
  expect(foreign).toEqual({ ok: false, fault: { kind: "ended" } });
  const own = expectOk(
    await hall.ask["prepare:page"]({ session: next.session, bytes: Uint8Array.of(4), overruled: [] }, KIOSK),
  );
  expectOk(await hall.ask["prepare:remove"]({ session: next.session, item: own.item }, KIOSK));
  expect(hall.store.describe(TICKET).pages).toBe(3);
});

test("papers of a number that ended are opened by any officer, and the kiosk takes nothing more for it", async () => {
  const hall = await aHall();
  const session = await prepare(hall);
  hall.hall.ticket = { id: TICKET, label: "A037", officer: undefined, ended: true };
  const late = await hall.ask["prepare:page"]({ session, bytes: Uint8Array.of(3), overruled: [] }, KIOSK);
  expect(late).toEqual({ ok: false, fault: { kind: "ended" } });
  const again = await hall.ask["prepare:begin"]({ code: "QMC:T:2026-11-23:A037" }, KIOSK);
  expect(again).toEqual({ ok: false, fault: { kind: "no-such-ticket" } });
  await hall.sweep();
  expect(await hall.ask["prepared:list"](undefined, DESK)).toMatchObject([{ label: "A037", ended: true, pages: 2 }]);
  const { draft } = expectOk(await hall.ask["prepared:open"]({ ticket: TICKET }, DESK));
  expect(expectOk(await hall.desk.show(draft)).pages).toHaveLength(2);
  expect(hall.store.tickets()).toEqual([]);
});

test("papers that no ticket of today keeps are wiped, those of one that waits stay", async () => {
  const hall = await aHall();
  await prepare(hall);
  await hall.sweep();
  expect(hall.store.tickets()).toEqual([TICKET]);
  hall.hall.ticket = undefined;
  await hall.sweep();
  expect(hall.store.tickets()).toEqual([]);
  expect(await hall.ask["prepare:begin"]({ ticket: TICKET }, KIOSK)).toEqual({
    ok: false,
    fault: { kind: "no-such-ticket" },
  });
});

test("what is no card is refused, and a kiosk that is played with fills no disk", async () => {
  const hall = await aHall();
  const { session } = expectOk(await hall.ask["prepare:begin"]({ ticket: TICKET }, KIOSK));
  expect(await hall.ask["prepare:card"]({ session, text: "https://example.test" }, KIOSK)).toEqual({
    ok: false,
    fault: { kind: "not-a-card" },
  });
  for (let shot = 0; shot < 40; shot += 1) {
    expectOk(await hall.ask["prepare:page"]({ session, bytes: Uint8Array.of(shot), overruled: [] }, KIOSK));
  }
  const more = await hall.ask["prepare:page"]({ session, bytes: Uint8Array.of(99), overruled: [] }, KIOSK);
  expect(more).toEqual({ ok: false, fault: { kind: "too-many" } });
});

test("no question and no notice of a kiosk or a board leads to papers: the whole list is looked at by a person", () => {
  const open = (kind: "kiosk" | "board"): string[] =>
    (Object.keys(CHANNELS) as Channel[]).filter((channel) => CHANNELS[channel].windows.includes(kind)).sort();
  // Whoever adds a channel here has to say what of a citizen it could give back.
  expect(open("kiosk").filter((channel) => !channel.startsWith("hall:"))).toEqual([
    "prepare:begin",
    "prepare:card",
    "prepare:end",
    "prepare:page",
    "prepare:remove",
    "station:describe",
    "window:ready",
  ]);
  expect(open("board").filter((channel) => !channel.startsWith("hall:"))).toEqual([
    "station:describe",
    "voice:describe",
    "voice:tell",
    "window:ready",
  ]);
  const heard = Object.entries(TOPICS).filter(([, windows]) => windows.includes("kiosk"));
  expect(heard.map(([topic]) => topic).filter((topic) => topic !== "hall:changed")).toEqual(["station:changed"]);
});
