import { fireEvent, screen, waitFor } from "@testing-library/react";
import { expect, test, vi } from "vitest";
import { StationContext } from "../../renderer/app/station-api";
import { PurgeForm } from "../../renderer/components/province/PurgeForm";
import { usePurge, type PurgeWork } from "../../renderer/components/province/use-purge";
import { VaultPicture } from "../../renderer/desk/dossier/VaultPicture";
import type { StationApi } from "../../src/ipc/requests";
import { expectAccessible, renderScreen } from "./render-screen";

function aWork(changes: Partial<PurgeWork> = {}): PurgeWork {
  const nothing = { found: undefined, looking: false, fault: undefined, look: vi.fn(), order: vi.fn(), stop: vi.fn() };
  return { description: { finishedDays: 90, order: null }, ...nothing, ...changes };
}

const ORDER = {
  at: Date.UTC(2026, 10, 23, 1, 0, 0),
  by: "Nguyễn Thị Phương Thảo",
  left: 12,
  done: { dossiers: 30, pages: 96, bytes: 24_000_000 },
  kept: 2,
};

test("what could go is shown before anybody orders it, with what stays and when it comes free", async () => {
  const work = aWork({ found: { dossiers: 2_000, pages: 8_400, bytes: 2_100_000_000 } });
  const { container } = renderScreen(<PurgeForm work={work} />);
  expect(screen.getByRole("status").textContent).toMatch(/2,1.GB: 8\.400 trang của 2\.000 hồ sơ.*từng byte.*hai lần/s);
  fireEvent.click(screen.getByRole("button", { name: /^Giải phóng khoảng/ }));
  expect(work.order).toHaveBeenCalledTimes(1);
  await expectAccessible(container);
});

test("nothing that could go is said, and no order can be given for it", () => {
  renderScreen(<PurgeForm work={aWork({ found: { dossiers: 0, pages: 0, bytes: 0 } })} />);
  screen.getByText("Chưa có trang nào được phép rời máy này.");
  expect(screen.queryByRole("button", { name: /^Giải phóng khoảng/ })).toBeNull();
});

test("an order says who gave it and how far it came, and can be stopped", () => {
  const work = aWork({ description: { finishedDays: 90, order: ORDER } });
  renderScreen(<PurgeForm work={work} />);
  expect(screen.getByRole("status").textContent).toMatch(
    /Nguyễn Thị Phương Thảo.*còn 12 hồ sơ.*96 trang.*2 hồ sơ được giữ/s,
  );
  expect(screen.queryByRole("button", { name: /Xem giải phóng/ })).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "Dừng giải phóng" }));
  expect(work.stop).toHaveBeenCalledTimes(1);
});

function AskedForm() {
  return <PurgeForm work={usePurge()} />;
}

test("a question without an answer frees its button, and what is not possible yet is not called a failed disk", async () => {
  const ask = vi.fn((channel: string) =>
    channel === "purge:describe"
      ? Promise.resolve({ ok: true, value: { finishedDays: 90, order: null } })
      : Promise.reject(new Error("no answer")),
  );
  // Of the whole interface only these two are used.
  const station = { ask, listen: () => vi.fn() } as unknown as StationApi;
  renderScreen(
    <StationContext.Provider value={station}>
      <AskedForm />
    </StationContext.Provider>,
  );
  fireEvent.click(await screen.findByRole("button", { name: /Xem giải phóng/ }));
  await screen.findByText("Lúc này chưa làm được, thử lại sau ít phút");
  expect(screen.getByRole<HTMLButtonElement>("button", { name: /Xem giải phóng/ }).disabled).toBe(false);
});

test("a page that is at the province says so without a line, and is tried again", async () => {
  const ask = vi.fn(() => Promise.resolve("no-line"));
  // Of the whole interface only this one question is asked.
  const station = { ask } as unknown as StationApi;
  renderScreen(
    <StationContext.Provider value={station}>
      <VaultPicture page={"ab".repeat(32)} url="app://station/page/1">
        {(url, onError) => <img src={url} alt="Trang 1" onError={onError} />}
      </VaultPicture>
    </StationContext.Provider>,
  );
  fireEvent.error(screen.getByAltText("Trang 1"));
  await waitFor(() => screen.getByText("Trang này đã chuyển lên tỉnh; cần có mạng để xem."));
  expect(screen.queryByAltText("Trang 1")).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "Thử lại" }));
  expect(screen.getByAltText<HTMLImageElement>("Trang 1").src).toBe("app://station/page/1?try=1");
});
