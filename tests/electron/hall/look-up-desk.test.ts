import { expect, test } from "vitest";
import { createLookUpDesk } from "../../../electron/hall/look-up-desk";
import type { Sender } from "../../../electron/ipc/answer";
import type { StationDossier } from "../../../src/intake/station-state";
import { lookUpNumber } from "../../../src/queue/look-up";
import type { DossierId } from "../../../src/shared/brand";
import { aHall } from "../../unit/queue/a-hall";

const KIOSK: Sender = { id: 1, kind: "kiosk" };
const ID = "0123456789abcdef0123456789abcdef" as DossierId; // of the right form
const CODE = "H99.123-261123-0007";
const NOT_HERE = { ok: false, fault: { kind: "not-here" } };

function aDesk(more: Partial<NonNullable<StationDossier["core"]>> = {}) {
  const hall = aHall();
  const core = { code: CODE, procedure: "2.000815", status: "processing", dueAt: null, delivery: "none", ...more };
  const dossier = { id: ID, core } as unknown as StationDossier; // as much of it as a look-up reads
  const searched: string[] = [];
  const replies = createLookUpDesk({
    runtime: {
      search: (text) => {
        searched.push(text);
        return { ids: CODE.includes(text) ? [ID] : [], more: false };
      },
      find: (id) => (id === ID ? dossier : undefined),
    },
    queue: { state: hall.state, setting: hall.context },
    fieldOf: () => undefined,
  });
  const ask = (code: string, number = lookUpNumber(ID)) => replies["hall:look-up"]({ code, number }, KIOSK);
  return { hall, ask, searched };
}

test("code and number together are answered, scanned or typed", () => {
  const { ask } = aDesk();
  for (const code of [CODE, "2611230007"]) {
    expect(ask(code)).toMatchObject({ ok: true, value: { code: CODE, state: "working", service: undefined } });
  }
});

test("a wrong number, an unknown code and a code of another centre get the same answer", () => {
  const { ask } = aDesk();
  const wrong = lookUpNumber(ID) === "0000" ? "0001" : "0000";
  expect(ask(CODE, wrong)).toEqual(NOT_HERE);
  expect(ask("2611239999")).toEqual(NOT_HERE);
  expect(ask("H99.124-261123-0007")).toEqual(NOT_HERE);
});

test("what is no code is not searched for", () => {
  const { ask, searched } = aDesk();
  expect(ask("Nguyễn Văn A")).toEqual(NOT_HERE);
  expect(searched).toEqual([]);
});

test("who tries numbers gets no answer any more, not even with the right one", () => {
  const { ask, hall } = aDesk();
  for (let number = 0; number < 5; number += 1) void ask(CODE, String(9990 + number));
  expect(ask(CODE)).toEqual({ ok: false, fault: { kind: "too-often" } });
  hall.wait(24 * 60);
  expect(ask(CODE)).toMatchObject({ ok: true });
});

test("a dossier that cannot be read here is not here", () => {
  expect(aDesk({ code: null }).ask(CODE)).toEqual(NOT_HERE);
});
