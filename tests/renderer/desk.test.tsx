import { act, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { ladderOf } from "../../renderer/components/ladder";
import { AcceptedScreen } from "../../renderer/desk/AcceptedScreen";
import { DeskTools } from "../../renderer/desk/DeskTools";
import { DossierList } from "../../renderer/desk/DossierList";
import { DossierScreen } from "../../renderer/desk/DossierScreen";
import { PaperList } from "../../renderer/desk/dossier/PaperList";
import { SignInScreen, type SignInState } from "../../renderer/components/sign-in/SignInScreen";
import { SlipLine } from "../../renderer/desk/SlipLine";
import { WorkColumn } from "../../renderer/desk/WorkColumn";
import { aPaperRecord } from "../fakes/a-paper-record";
import { aHealth, demoCentre, expectAccessible, renderScreen } from "./render-screen";
import { aDetail, anId, aSummary, LONG_NAME, NOW } from "./visit-fixtures";
import { someMoney, someWork } from "./work-fixtures";

const officers = [
  { id: "a", name: "Trần Thị Ngọc Ánh", roles: ["officer"], trainingPin: "246810" },
  { id: "b", name: LONG_NAME, roles: ["supervisor"], trainingPin: undefined },
];

function showSignIn(state: SignInState) {
  const onSignIn = vi.fn();
  const shown = renderScreen(
    <SignInScreen
      title="Quầy tiếp nhận"
      centre={demoCentre}
      health={aHealth()}
      officers={officers}
      state={state}
      onSignIn={onSignIn}
    />,
  );
  return { ...shown, onSignIn };
}

test("an officer signs in by six digits and Enter; fewer do nothing, letters are not taken", async () => {
  const { container, onSignIn } = showSignIn({ kind: "ready" });
  await expectAccessible(container);
  expect(screen.getByText("Mã PIN tập huấn: 246810")).toBeDefined();

  await userEvent.keyboard("24x68{Enter}");
  expect(onSignIn).not.toHaveBeenCalled();
  await userEvent.keyboard("17{Backspace}0{Enter}");
  expect(onSignIn).toHaveBeenCalledExactlyOnceWith("a", "246810");
  expect(screen.getByLabelText("Mã PIN")).toHaveProperty("value", "");
});

test("the pad types as the keyboard does, for the officer that was chosen", async () => {
  const { onSignIn } = showSignIn({ kind: "ready" });
  await userEvent.click(screen.getByRole("radio", { name: new RegExp(LONG_NAME) }));
  for (const digit of "135790") await userEvent.click(screen.getByRole("button", { name: `Số ${digit}` }));
  await userEvent.click(screen.getByRole("button", { name: "Đăng nhập" }));
  expect(onSignIn).toHaveBeenCalledExactlyOnceWith("b", "135790");
});

test("a press on a card puts the cursor into the PIN, also on the card that is chosen; keys stay among the cards", async () => {
  showSignIn({ kind: "ready" });
  for (const name of [LONG_NAME, LONG_NAME, officers[0]?.name ?? ""]) {
    await userEvent.click(screen.getByText(name));
    expect(document.activeElement).toBe(screen.getByLabelText("Mã PIN"));
  }
  const second = screen.getByRole("radio", { name: new RegExp(LONG_NAME) });
  second.focus();
  await userEvent.keyboard(" ");
  expect(second).toHaveProperty("checked", true);
  expect(document.activeElement).toBe(second);
});

test("a pause counts down, locks the field, and says what to do", () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  try {
    showSignIn({ kind: "refused", fault: { kind: "pause", milliseconds: 2000 } });
    expect(screen.getByText(/Còn 2 giây nữa/)).toBeDefined();
    expect(screen.getByLabelText("Mã PIN")).toHaveProperty("disabled", true);
    for (let second = 0; second < 2; second += 1) {
      act(() => {
        vi.advanceTimersByTime(1000);
      });
    }
    expect(screen.getByText("Thử lại được rồi.")).toBeDefined();
    expect(screen.getByLabelText("Mã PIN")).toHaveProperty("disabled", false);
  } finally {
    vi.useRealTimers();
  }
});

test("a wrong PIN is told in three parts", () => {
  showSignIn({ kind: "refused", fault: { kind: "wrong-pin" } });
  const notice = within(screen.getByRole("alert"));
  for (const part of ["Mã PIN chưa đúng.", "Không có gì bị khóa.", /gõ lại mã PIN/]) {
    expect(notice.getByText(part)).toBeDefined();
  }
});

test("F2 begins a visit from anywhere, and an overdue list is told in words and red", async () => {
  const onNewVisit = vi.fn();
  const onList = vi.fn();
  const { container } = renderScreen(
    <WorkColumn
      onNewVisit={onNewVisit}
      drafts={[{ id: anId("d"), createdAt: NOW, name: "", procedure: "", pages: 0, supplement: false }]}
      openDraft={undefined}
      onDraft={vi.fn()}
      lists={[
        { list: "recent", count: undefined },
        { list: "overdue", count: 2 },
      ]}
      openList="recent"
      onList={onList}
    />,
  );
  await expectAccessible(container);
  await userEvent.keyboard("{F2}");
  expect(onNewVisit).toHaveBeenCalledOnce();
  expect(screen.getByText("Chưa có tên")).toBeDefined();
  await userEvent.click(screen.getByRole("button", { name: /Quá hạn/ }));
  expect(onList).toHaveBeenCalledExactlyOnceWith("overdue");
});

test("Ctrl+K goes to the one search, and Enter opens what is marked", async () => {
  const onOpen = vi.fn();
  const search = vi.fn();
  const found = [aSummary(), aSummary({ id: anId("d2"), name: "Lê Văn Tám" })];
  const { container } = renderScreen(
    <DeskTools
      search={{ words: "le van", found, commands: [], working: false, search }}
      onOpen={onOpen}
      officer="Ánh"
      now={NOW}
      onSignOut={vi.fn()}
    />,
  );
  await userEvent.keyboard("{Control>}k{/Control}");
  expect(document.activeElement).toBe(screen.getByRole("combobox", { name: "Tìm hồ sơ, thủ tục, việc" }));
  await expectAccessible(container);
  await userEvent.keyboard("{ArrowDown}{Enter}");
  expect(onOpen).toHaveBeenCalledExactlyOnceWith("d2");
  expect(search).toHaveBeenLastCalledWith("");
});

test("rows say due, status, overdue and ladder; only running work can be late", async () => {
  const past = NOW - 86_400_000;
  const onOpen = vi.fn();
  const { container } = renderScreen(
    <DossierList
      title="Gần đây"
      dossiers={[
        aSummary({ id: anId("late"), dueAt: past }),
        aSummary({ id: anId("done"), status: 10, dueAt: past, custody: 5 }),
        aSummary({ id: anId("open"), status: 5, dueAt: undefined }),
      ]}
      now={NOW}
      alone
      onOpen={onOpen}
    />,
  );
  await expectAccessible(container);
  expect(screen.getAllByText("Quá hạn")).toHaveLength(1);
  expect(screen.getByText("chưa rõ")).toBeDefined();
  expect(screen.getAllByRole("img", { name: /Nơi đang giữ hồ sơ: Đã lưu trên máy này/ })).toHaveLength(2);
  expect(screen.getByRole("img", { name: /Nơi đang giữ hồ sơ: Tỉnh đã tiếp quản/ })).toBeDefined();
  await userEvent.click(screen.getAllByRole("button", { name: LONG_NAME })[2] ?? document.body);
  expect(onOpen).toHaveBeenCalledExactlyOnceWith("open");
});

test("after acceptance stand the number, the due date and what the printer did", async () => {
  const onNext = vi.fn();
  const reprint = vi.fn();
  const { container } = renderScreen(
    <AcceptedScreen
      accepted={{ dossier: anId("d"), code: "H99.001-261124-0001", acceptedAt: NOW, dueAt: undefined }}
      ladder={ladderOf(1, true)}
      slip={{ state: "failed", reason: "paper-out", job: "j" }}
      slipActions={{ reprint, answer: vi.fn() }}
      onOpen={vi.fn()}
      onNext={onNext}
    />,
  );
  await expectAccessible(container);
  expect(document.activeElement?.textContent).toBe("Đã tiếp nhận");
  expect(screen.getByText("Đã lưu trên máy này")).toBeDefined();
  expect(screen.getByText("Chưa xác định được ngày trả")).toBeDefined();
  expect(screen.getByText("Chưa in được phiếu. Máy in hết giấy.")).toBeDefined();
  await userEvent.click(screen.getByRole("button", { name: /In lại/ }));
  expect(reprint).toHaveBeenCalledOnce();
  await userEvent.click(screen.getByRole("button", { name: /Khách tiếp theo/ }));
  expect(onNext).toHaveBeenCalledOnce();
});

test("where nobody can tell whether paper came out, a person is asked and nothing is printed", async () => {
  const answer = vi.fn();
  const reprint = vi.fn();
  renderScreen(
    <SlipLine slip={{ state: "unknown", reason: "interrupted", job: "j7" }} actions={{ reprint, answer }} />,
  );
  expect(screen.queryByRole("button", { name: /In lại/ })).toBeNull();
  await userEvent.click(screen.getByRole("button", { name: "Không có giấy ra" }));
  expect(answer).toHaveBeenCalledExactlyOnceWith("j7", false);
  expect(reprint).not.toHaveBeenCalled();
});

test("the dossier's page shows who, what, when and where it is held", async () => {
  const { container } = renderScreen(
    <DossierScreen
      dossier={aDetail()}
      now={NOW}
      alone
      pageUrl={(page) => `app://station/page/d/${page}`}
      slipActions={{ reprint: vi.fn(), answer: vi.fn() }}
      work={someWork()}
      money={someMoney()}
      supply={() => null}
      onBack={vi.fn()}
    />,
  );
  await expectAccessible(container);
  expect(screen.getByRole("heading", { name: "Hồ sơ H99.001-261124-0001" })).toBeDefined();
  expect(screen.getByRole("img", { name: "Trang 1 của Tờ khai" })).toHaveProperty("src", "app://station/page/d/p1");
  expect(screen.getByText("Tiếp nhận")).toBeDefined();
});

test("papers that were not confirmed yet are confirmed together, and a paper that was only seen is not one of them", async () => {
  const paper = { name: "Tờ khai", pages: ["p1"], seen: false, suppliedAt: undefined, record: aPaperRecord() };
  const signed = { ...paper, name: "Trích lục", record: aPaperRecord({ state: 1 }) };
  const seen = { ...paper, name: "Căn cước", pages: [], seen: true, record: undefined };
  const later = { ...paper, name: "Giấy khai sinh", suppliedAt: NOW };
  const confirmPapers = vi.fn(() => Promise.resolve(true));
  renderScreen(
    <PaperList
      dossier={aDetail({ papers: [paper, signed, seen, later] })}
      work={someWork({ confirmPapers })}
      pageUrl={(page) => `app://station/page/d/${page}`}
    />,
  );
  await userEvent.click(screen.getByRole("button", { name: "Xác nhận số hóa 2 giấy tờ" }));
  expect(confirmPapers).toHaveBeenCalledExactlyOnceWith([0, 3]);
});
