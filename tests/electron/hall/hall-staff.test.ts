import { expect, test } from "vitest";
import { createHallStaff } from "../../../electron/hall/hall-staff";
import type { Sender } from "../../../electron/ipc/answer";
import { aHall as aHallState } from "../../unit/queue/a-hall";

const KIOSK: Sender = { id: 1, kind: "kiosk" };
const DESK: Sender = { id: 2, kind: "desk" };
const ADMIN: Sender = { id: 3, kind: "supervisor" };

function aHall() {
  const hall = aHallState();
  const world = { signedIn: true, told: 0 };
  const replies = createHallStaff({
    queue: { state: hall.state, setting: hall.context },
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
  expect(replies["hall:call-staff"](undefined, KIOSK)).toBe("called");
  expect(replies["staff:called"](undefined, DESK)).toEqual({ at: expect.any(Number) as number });
  await replies["staff:answer"](undefined, DESK);
  expect(replies["staff:called"](undefined, DESK)).toBeUndefined();
  expect(replies["hall:staff"](undefined, KIOSK)).toBe("answered");
  expect(world.told).toBe(2);
});

test("without an officer the kiosk promises nobody, and the call waits for who signs in", () => {
  const { replies, world } = aHall();
  world.signedIn = false;
  expect(replies["hall:call-staff"](undefined, KIOSK)).toBe("nobody");
  world.signedIn = true;
  expect(replies["hall:staff"](undefined, KIOSK)).toBe("called");
});

test("nobody answers or looks at the hall without being signed in for it", async () => {
  const { replies } = aHall();
  await replies["hall:call-staff"](undefined, KIOSK);
  expect(replies["staff:called"](undefined, ADMIN)).toBeUndefined();
  expect(() => replies["staff:answer"](undefined, ADMIN)).toThrow("signed in");
  expect(replies["hall:today"](undefined, ADMIN)).toBeUndefined();
});

test("typed words lead to a service, by the catalogue too", async () => {
  const { replies } = aHall();
  expect(await replies["hall:find"]({ words: "việc" }, KIOSK)).toHaveLength(4);
  expect(await replies["hall:find"]({ words: "karaoke" }, KIOSK)).toEqual([
    { words: "Thủ tục karaoke", service: "copies" },
  ]);
});
