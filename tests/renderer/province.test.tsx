import { fireEvent, screen } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { EnrolForm } from "../../renderer/components/province/EnrolForm";
import { MeteredForm } from "../../renderer/components/province/MeteredForm";
import { ProvinceScreen } from "../../renderer/components/province/ProvinceScreen";
import type { ProvinceWork } from "../../renderer/components/province/use-province";
import type { InboxLine, ProvinceHealth } from "../../src/ipc/province-requests";
import { aHash, dossierId } from "../fakes/build-intake";
import { renderScreen } from "./render-screen";

const HEALTH: ProvinceHealth = {
  line: "resting",
  problem: null,
  answeredAt: Date.UTC(2026, 10, 23, 1, 0, 0),
  inbox: 1,
  waitingForBytes: 0,
  clockOffset: null,
};
const REFUSED: InboxLine = {
  id: aHash(1),
  at: Date.UTC(2026, 10, 23, 1, 0, 0),
  kind: "refused-by-province",
  dossier: dossierId(1),
  reason: "Thiếu mã số thuế của hộ kinh doanh",
  handledAt: null,
  code: "H00.001-261123-0001",
  name: "Nguyễn T. P. Thảo",
};

function aWork(changes: Partial<ProvinceWork> = {}, health: Partial<ProvinceHealth> = {}): ProvinceWork {
  return {
    description: {
      health: { ...HEALTH, ...health },
      address: "https://mot-cua.tinh.example",
      province: "Tỉnh Minh Họa",
      agency: "H00.001",
      training: false,
      line: { metered: null },
    },
    inbox: [REFUSED],
    enrolling: false,
    fault: undefined,
    enrol: vi.fn(),
    tryNow: vi.fn(),
    setLine: vi.fn(),
    handled: vi.fn(),
    meteredFault: false,
    setMetered: vi.fn(),
    ...changes,
  };
}

test("a refusal shows its reason and what to do, opens its dossier and is marked with a note", () => {
  const work = aWork();
  const onOpen = vi.fn();
  renderScreen(<ProvinceScreen work={work} owed={{ dossiers: 3, since: undefined }} onOpen={onOpen} />);
  screen.getByText("Lý do: Thiếu mã số thuế của hộ kinh doanh");
  fireEvent.click(screen.getByRole("button", { name: "Mở hồ sơ" }));
  expect(onOpen).toHaveBeenCalledWith(dossierId(1));
  fireEvent.change(screen.getByLabelText("Ghi chú (không bắt buộc)"), { target: { value: "đã gọi điện" } });
  fireEvent.click(screen.getByRole("button", { name: "Đã xử lý" }));
  expect(work.handled).toHaveBeenCalledWith(REFUSED, "đã gọi điện");
});

test("a revoked station is told what to do, and that nothing is lost", () => {
  renderScreen(<ProvinceScreen work={aWork({}, { line: "not-allowed", problem: "revoked" })} owed={undefined} />);
  expect(screen.getByRole("alert").textContent).toMatch(/thu hồi quyền/);
  expect(screen.getByRole("alert").textContent).toMatch(/vẫn nằm trên máy này/);
});

test("a province is named by its address and its code, and a wrong address says why", () => {
  const work = aWork({ fault: { kind: "bad-address" } });
  renderScreen(<EnrolForm work={work} />);
  const button = screen.getByRole<HTMLButtonElement>("button", { name: "Nối với tỉnh" });
  expect(button.disabled).toBe(true);
  fireEvent.change(screen.getByLabelText("Địa chỉ của tỉnh"), { target: { value: "https://tinh.example" } });
  fireEvent.change(screen.getByLabelText("Mã đăng ký"), { target: { value: "abcd-efgh-jkmn" } });
  fireEvent.click(button);
  expect(work.enrol).toHaveBeenCalledWith("https://tinh.example", "abcd-efgh-jkmn");
  screen.getByText("Địa chỉ phải bắt đầu bằng https://");
});

test("a supervisor says that the line is metered: a number of megabytes, a day or a month, and none below one", () => {
  const work = aWork();
  renderScreen(<MeteredForm work={work} />);
  const save = screen.getByRole<HTMLButtonElement>("button", { name: "Lưu giới hạn" });
  expect(save.disabled).toBe(true);
  fireEvent.change(screen.getByLabelText("Giới hạn"), { target: { value: "month" } });
  const megabytes = screen.getByLabelText("Số MB được dùng");
  fireEvent.change(megabytes, { target: { value: "0" } });
  expect(save.disabled).toBe(true);
  fireEvent.change(megabytes, { target: { value: "3000" } });
  fireEvent.click(save);
  expect(work.setMetered).toHaveBeenCalledWith({ metered: { megabytes: 3000, per: "month" } });
});
