import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { expect, test, vi } from "vitest";
import { GateContext } from "../../renderer/components/gate";
import { FeeSection } from "../../renderer/desk/money/FeeSection";
import { SlipLine } from "../../renderer/desk/SlipLine";
import type { StationCondition } from "../../src/ipc/station-state";
import type { DossierFees } from "../../src/ipc/fee-requests";
import { expectAccessible, renderScreen } from "./render-screen";
import { someMoney } from "./work-fixtures";

const damaged: StationCondition = {
  journal: "read-only",
  why: "damaged",
  head: { incarnation: 1, sequence: 9 },
  damages: [],
  checkedAt: undefined,
  lostTail: undefined,
  keys: { live: 3, damaged: 0 },
};

const fees: DossierFees = {
  channel: "direct",
  fees: [],
  suggested: { fees: [], optional: [], certain: true },
  exemptions: [],
  state: "due",
  feeVnd: 8000,
  receipts: [],
  receiptsLeft: undefined,
  transfer: true,
  mayVoid: false,
};
const slip = { state: "printed", reason: undefined, job: "j" } as const;
const actions = { reprint: () => undefined, answer: () => undefined };

function show(children: ReactNode, condition: StationCondition) {
  const showCondition = vi.fn();
  const gate = { awake: true, lock: undefined, condition, showCondition };
  return { ...renderScreen(<GateContext value={gate}>{children}</GateContext>), showCondition };
}

test("a station that can only be read takes no money and says why, with the way to the reason", async () => {
  const { container, showCondition } = show(<FeeSection money={someMoney({ fees })} />, damaged);
  await expectAccessible(container);
  expect(screen.queryByRole("button", { name: /Thu tiền mặt/ })).toBeNull();
  expect(screen.getByText(/chỉ xem được/)).toBeDefined();
  expect(screen.getByText(/vẫn còn nguyên/)).toBeDefined();
  await userEvent.click(screen.getByRole("button", { name: "Xem" }));
  expect(showCondition).toHaveBeenCalledOnce();
});

test("a slip is printed again only where the job can be written down", () => {
  const again = { name: /In lại/ };
  const { unmount } = show(<SlipLine slip={slip} actions={actions} />, damaged);
  expect(screen.queryByRole("button", again)).toBeNull();
  unmount();
  show(<SlipLine slip={slip} actions={actions} />, { ...damaged, journal: "open", why: undefined });
  expect(screen.getByRole("button", again)).toBeDefined();
});
