import { expect, test } from "vitest";
import { createHallStaff } from "../../../electron/hall/hall-staff";
import type { Sender } from "../../../electron/ipc/answer";
import type { CommandId } from "../../../src/shared/brand";
import { fail, ok } from "../../../src/shared/result";
import { createSeededIds } from "../../fakes/seeded-ids";
import { aHall as aHallState } from "../../unit/queue/a-hall";

const KIOSK: Sender = { id: 1, kind: "kiosk" };
const DESK: Sender = { id: 2, kind: "desk" };
const ADMIN: Sender = { id: 3, kind: "supervisor" };

function aHall() {
  const hall = aHallState();
  const world = { signedIn: true, told: 0, broken: false };
  const replies = createHallStaff({
    queue: {
      state: hall.state,
      setting: hall.context,
      run: (command) => {
        if (world.broken) return Promise.resolve(fail({ kind: "not-saved" }));
        const done = hall.send(command);
        return Promise.resolve(done.ok ? ok() : done);
      },
    },
    ids: createSeededIds(1),
    sessions: {
      require: ({ kind }) => {
        if (kind !== "desk") throw new Error("nobody is signed in");
        return { officer: "01", name: "n", role: "officer" };
      },
      may: ({ kind }) => kind === "desk",
      isAnybodySignedIn: () => world.signedIn,
    },
    findProcedures: (words) => [{ name: `Thủ tục ${words}`, field: "không có", words: "" }],
    changed: () => {
      world.told += 1;
    },
  });
  return { ...hall, world, replies };
}

test("a call reaches officers, is answered by one of them, and the kiosk says so", async () => {
  const { replies, world } = aHall();
  expect(replies["staff:called"](undefined, DESK)).toBeUndefined();
  expect(await replies["hall:call-staff"](undefined, KIOSK)).toBe("called");
  expect(replies["staff:called"](undefined, DESK)).toEqual({ at: expect.any(Number) as number });
  await replies["staff:answer"](undefined, DESK);
  expect(replies["staff:called"](undefined, DESK)).toBeUndefined();
  expect(replies["hall:staff"](undefined, KIOSK)).toBe("answered");
  expect(world.told).toBe(2);
});

test("a journal that takes nothing keeps nobody from calling, and nobody from answering", async () => {
  const { replies, world } = aHall();
  world.broken = true;
  expect(await replies["hall:call-staff"](undefined, KIOSK)).toBe("called");
  expect(replies["staff:called"](undefined, DESK)).toBeDefined();
  await replies["staff:answer"](undefined, DESK);
  expect(replies["hall:staff"](undefined, KIOSK)).toBe("answered");
});

test("counters are closed by who looks after the hall, and by nobody else", async () => {
  const { replies, state } = aHall();
  const close = { commandId: "ab".repeat(16) as CommandId, act: { kind: "close-counter", counter: 2 } } as const;
  await expect(replies["hall:manage"](close, ADMIN)).rejects.toThrow("signed in");
  const done = await replies["hall:manage"](close, DESK);
  expect(done.ok && done.value.counters[1]).toMatchObject({ number: 2, closed: true });
  expect(state().closed).toEqual([2]);
});

test("without an officer the kiosk promises nobody, and the call waits for who signs in", async () => {
  const { replies, world } = aHall();
  world.signedIn = false;
  expect(await replies["hall:call-staff"](undefined, KIOSK)).toBe("nobody");
  world.signedIn = true;
  expect(replies["hall:staff"](undefined, KIOSK)).toBe("called");
});

test("nobody answers or looks at the hall without being signed in for it", async () => {
  const { replies } = aHall();
  await replies["hall:call-staff"](undefined, KIOSK);
  expect(replies["staff:called"](undefined, ADMIN)).toBeUndefined();
  await expect(replies["staff:answer"](undefined, ADMIN)).rejects.toThrow("signed in");
  expect(replies["hall:today"](undefined, ADMIN)).toBeUndefined();
});

test("typed words lead to a service, by the catalogue too", async () => {
  const { replies } = aHall();
  expect(await replies["hall:find"]({ words: "việc" }, KIOSK)).toHaveLength(4);
  expect(await replies["hall:find"]({ words: "karaoke" }, KIOSK)).toEqual([
    { words: "Thủ tục karaoke", service: "copies" },
  ]);
});
