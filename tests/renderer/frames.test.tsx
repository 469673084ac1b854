import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { BoardScreen } from "../../renderer/board/BoardScreen";
import { CustodyLadder } from "../../renderer/components/CustodyLadder";
import { highestRung, type Ladder } from "../../renderer/components/ladder";
import { StatusBar } from "../../renderer/components/StatusBar";
import { DeskFrame } from "../../renderer/desk/DeskFrame";
import { PostalScreen } from "../../renderer/postal/PostalScreen";
import { SupervisorScreen } from "../../renderer/supervisor/SupervisorScreen";
import { aHealth, demoCentre, expectAccessible, renderScreen } from "./render-screen";

const alone: Ladder = {
  saved: "done",
  copied: "notApplicable",
  record: "waiting",
  pages: "waiting",
  takenOver: "waiting",
};

test("the status bar says offline without alarm and since when the province waits", () => {
  const since = Date.UTC(2026, 10, 20, 1, 30);
  renderScreen(<StatusBar health={aHealth({ owed: { dossiers: 12, since }, printer: "paper-out" })} />);

  expect(screen.getByText("Không có mạng, vẫn làm việc được")).toHaveProperty("dataset.tone", "plain");
  expect(screen.getByText("12 hồ sơ chờ gửi tỉnh, từ 08:30 20/11/2026")).toBeDefined();
  expect(screen.getByText("Máy in hết giấy")).toHaveProperty("dataset.tone", "waiting");
  expect(screen.getByText("Ổ đĩa còn 120 GB")).toBeDefined();
});

test("the status bar claims nothing before main has measured", () => {
  renderScreen(<StatusBar health={undefined} />);
  expect(screen.getByRole("contentinfo").textContent).toBe("");
});

test("two copies are never claimed for a single computer", () => {
  renderScreen(<CustodyLadder ladder={alone} withWords />);
  expect(screen.getByText("Đã lưu trên máy này")).toBeDefined();
  expect(screen.getByRole("img").getAttribute("aria-label")).toContain("không áp dụng: chỉ có một máy");
  expect(highestRung({ ...alone, saved: "waiting", takenOver: "done" })).toBeUndefined();
  expect(highestRung({ ...alone, record: "done" })).toBe("record");
});

test("every frame of a demo centre says TẬP HUẤN and passes axe", async () => {
  const frames = [
    <DeskFrame key="desk" centre={demoCentre} health={aHealth()} left="a" middle="b" right="c" />,
    <PostalScreen key="postal" centre={demoCentre} health={aHealth()} />,
    <SupervisorScreen
      key="sup"
      centre={demoCentre}
      health={aHealth()}
      counts={{ takenIn: 4, overdue: 1 }}
      onOpen={vi.fn()}
      onPlace={vi.fn()}
    />,
    <BoardScreen key="board" centre={demoCentre} called={undefined} recent={[]} services={[]} connection="live" />,
  ];
  for (const frame of frames) {
    const { container, unmount } = renderScreen(frame);
    expect(screen.getByText("TẬP HUẤN")).toBeDefined();
    await expectAccessible(container);
    unmount();
  }
});

test("the board without a call says so and shows no number", () => {
  const { container } = renderScreen(
    <BoardScreen
      centre={{ ...demoCentre, training: false }}
      called={undefined}
      recent={[]}
      services={[]}
      connection="live"
    />,
  );
  expect(screen.getByText("Chưa có số được gọi")).toBeDefined();
  expect(container.querySelector("main")?.textContent).toBe("Chưa có số được gọi");
});

test("the board keeps the five newest calls and says when the hub is away", () => {
  const recent = ["A001", "A002", "A003", "A004", "A005", "A006"].map((ticket) => ({
    id: ticket,
    ticket,
    counter: "2",
    at: 0,
  }));
  renderScreen(
    <BoardScreen
      centre={undefined}
      called={{ id: "1", ticket: "A007", counter: "3", at: 0 }}
      recent={recent}
      services={[{ id: "s", name: "Hộ tịch", waiting: 4, range: { from: 10, to: 25 } }]}
      connection="lost"
    />,
  );
  expect(screen.getByText("A007")).toBeDefined();
  expect(screen.getByText("A005")).toBeDefined();
  expect(screen.queryByText("A006")).toBeNull();
  expect(screen.getByRole("status").textContent).toContain("Đang nối lại");
  expect(screen.getByText("chờ khoảng 10 đến 25 phút")).toBeDefined();
});

test("the supervisor sees no figure that was not counted", async () => {
  const onOpen = vi.fn();
  renderScreen(
    <SupervisorScreen centre={undefined} health={undefined} counts={{}} onOpen={onOpen} onPlace={vi.fn()} />,
  );
  expect(screen.getByText("Chưa có số liệu của hôm nay.")).toBeDefined();
  expect(screen.queryByText("0")).toBeNull();

  await userEvent.click(screen.getByRole("button", { name: "Bảng gọi số" }));
  expect(onOpen).toHaveBeenCalledExactlyOnceWith("board");
});

test("one press changes all words to English, and the document's language with them", async () => {
  renderScreen(<PostalScreen centre={demoCentre} health={aHealth()} />);
  await userEvent.click(screen.getByRole("button", { name: "English" }));
  expect(screen.getByText("No network, work goes on")).toBeDefined();
  expect(document.documentElement.lang).toBe("en");
});
