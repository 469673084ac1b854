import { act, renderHook, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import type { ReactNode } from "react";
import { expect, test, vi } from "vitest";
import { StationContext } from "../../renderer/app/station-api";
import type { Cameras } from "../../renderer/components/camera/camera-port";
import { PreparedNotice } from "../../renderer/desk/visit/PreparedNotice";
import { LeftPapers } from "../../renderer/desk/queue/LeftPapers";
import { PrepareScreen } from "../../renderer/kiosk/prepare/PrepareScreen";
import { usePrepare, type PrepareFlow, type Shot } from "../../renderer/kiosk/prepare/use-prepare";
import type { StationApi } from "../../src/ipc/requests";
import type { TicketId } from "../../src/queue/ticket";
import { demoCentre, expectAccessible, renderScreen } from "./render-screen";

// Of the form that the brand promises.
const TICKET = "ab".repeat(16) as TicketId;
const noCamera: Cameras = {
  list: () => Promise.resolve([]),
  open: () => Promise.resolve({ ok: false, fault: { kind: "none" } }),
  watch: () => () => undefined,
};
const noMemory = { recall: () => ({ id: undefined, size: undefined }), keep: () => undefined };
const shot = (number: number, state: Shot["state"]): Shot => ({ number, url: "blob:x", state, item: "p0001" });

/** The browser's own can be read; the one of these tests cannot. */
const aPicture = (): Blob => Object.assign(new Blob(), { arrayBuffer: () => Promise.resolve(new ArrayBuffer(1)) });

function aFlow(changes: Partial<PrepareFlow>): PrepareFlow {
  return {
    step: { at: "slip", unknown: false },
    card: "none",
    shots: [],
    readSlip: vi.fn(),
    readCard: vi.fn(),
    skipCard: vi.fn(),
    addStill: vi.fn(),
    remove: vi.fn(),
    finish: vi.fn(),
    ...changes,
  };
}

function show(flow: PrepareFlow, onEnd = vi.fn(), onTakeNumber = vi.fn()) {
  return renderScreen(
    <PrepareScreen
      centre={demoCentre}
      flow={flow}
      cameras={noCamera}
      memory={noMemory}
      onTakeNumber={onTakeNumber}
      onEnd={onEnd}
    />,
  );
}

test("somebody without a number is led to one, and a slip of another day is told apart", async () => {
  const onTakeNumber = vi.fn();
  const { container } = show(aFlow({ step: { at: "slip", unknown: true } }), vi.fn(), onTakeNumber);
  expect(screen.getByText("Số này không có trong hôm nay, hoặc đã gọi xong.")).toBeDefined();
  await userEvent.click(screen.getByRole("button", { name: "Tôi chưa có số, lấy số" }));
  expect(onTakeNumber).toHaveBeenCalledOnce();
  await expectAccessible(container);
});

test("another code than a card's is said, and the card can be left out", async () => {
  const flow = aFlow({ step: { at: "card", label: "A037", refused: "not-a-card" } });
  show(flow);
  expect(screen.getByText("Mã này không phải của thẻ căn cước.")).toBeDefined();
  expect(screen.getByText(/Ảnh được khóa lại ngay/)).toBeDefined();
  await userEvent.click(screen.getByRole("button", { name: "Bỏ qua, tôi không mang thẻ" }));
  expect(flow.skipCard).toHaveBeenCalledOnce();
});

test("pages are counted once they are sealed, and one of them can be taken back", async () => {
  const flow = aFlow({
    step: { at: "pages", label: "A037", refused: undefined },
    card: "kept",
    shots: [shot(1, "kept"), shot(2, "sealing"), shot(3, "refused")],
  });
  const { container } = show(flow);
  expect(screen.getByText("Đã nhận thẻ căn cước. Đã nhận 1 trang giấy.")).toBeDefined();
  expect(screen.getByRole("button", { name: "Bỏ trang 2" })).toHaveProperty("disabled", true);
  await userEvent.click(screen.getByRole("button", { name: "Bỏ trang 1" }));
  expect(flow.remove).toHaveBeenCalledExactlyOnceWith(shot(1, "kept"));
  await expectAccessible(container);
});

test("the end says nothing of pages that are not sealed yet, and waits for them", () => {
  const { unmount } = show(
    aFlow({ step: { at: "done", label: "A037" }, shots: [shot(1, "kept"), shot(2, "sealing")] }),
  );
  expect(screen.queryByText(/Đã nhận/)).toBeNull();
  expect(screen.getByRole("button", { name: "Xong" })).toHaveProperty("disabled", true);
  unmount();
  show(aFlow({ step: { at: "done", label: "A037" }, shots: [shot(1, "kept")] }));
  expect(screen.getByText("Đã nhận 1 trang giấy.")).toBeDefined();
  expect(screen.getByRole("heading", { name: "Đã chuẩn bị cho số A037" })).toBeDefined();
});

test("the officer is told what was prepared and opens it with one key", async () => {
  const onOpen = vi.fn();
  const rendered = renderScreen(
    <PreparedNotice
      label="A037"
      prepared={{ card: true, pages: 3 }}
      opening={false}
      fault={undefined}
      onOpen={onOpen}
    />,
  );
  expect(screen.getByText("Khách số A037 đã chuẩn bị: thẻ căn cước và 3 trang")).toBeDefined();
  await userEvent.keyboard("{F3}");
  expect(onOpen).toHaveBeenCalledOnce();
  rendered.rerender(
    <PreparedNotice
      label="A037"
      prepared={{ card: false, pages: 1 }}
      opening={false}
      fault="disk-full"
      onOpen={onOpen}
    />,
  );
  expect(screen.getByText("Giấy tờ khách chuẩn bị còn nguyên đến hết ngày.")).toBeDefined();
});

function aStation() {
  const asked: { channel: string; input: unknown }[] = [];
  const answers: Record<string, unknown> = {
    "prepare:begin": { ok: true, value: { session: "s1", label: "A037" } },
    "prepare:card": { ok: true, value: undefined },
    "prepare:page": { ok: true, value: { item: "p0001" } },
    "prepare:remove": { ok: true, value: undefined },
  };
  const station: StationApi = {
    kind: "kiosk",
    ask: ((channel: string, input: unknown) => {
      asked.push({ channel, input });
      return Promise.resolve(answers[channel]);
    }) as StationApi["ask"], // the table of channels is too wide for a test
    listen: () => () => undefined,
  };
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <StationContext value={station}>{children}</StationContext>
  );
  return { asked, answers, wrapper };
}

test("pictures live in the window only until the person goes; then main is told that it is over", async () => {
  const revoked = vi.fn();
  Object.assign(URL, { createObjectURL: () => "blob:one", revokeObjectURL: revoked });
  const { asked, wrapper } = aStation();
  const { result, unmount } = renderHook(() => usePrepare(TICKET), { wrapper });
  await waitFor(() => {
    expect(result.current.step).toMatchObject({ at: "card", label: "A037" });
  });
  act(() => {
    result.current.readCard("a card");
  });
  act(() => {
    // The camera shows it many times.
    result.current.readCard("a card");
  });
  await waitFor(() => {
    expect(result.current.step.at).toBe("pages");
  });
  expect(asked.filter(({ channel }) => channel === "prepare:card")).toHaveLength(1);
  act(() => {
    result.current.addStill({ picture: aPicture(), overruled: [] });
  });
  await waitFor(() => {
    expect(result.current.shots).toMatchObject([{ state: "kept", item: "p0001" }]);
  });
  unmount();
  expect(revoked).toHaveBeenCalledExactlyOnceWith("blob:one");
  expect(asked.at(-1)).toEqual({ channel: "prepare:end", input: { session: "s1" } });
});

test("a page that main refused is shown as not taken, and the way to the counter is said", async () => {
  Object.assign(URL, { createObjectURL: () => "blob:one", revokeObjectURL: () => undefined });
  const { answers, wrapper } = aStation();
  answers["prepare:page"] = { ok: false, fault: { kind: "disk-full" } };
  const { result } = renderHook(() => usePrepare(TICKET), { wrapper });
  await waitFor(() => {
    expect(result.current.step.at).toBe("card");
  });
  act(() => {
    result.current.skipCard();
  });
  act(() => {
    result.current.addStill({ picture: aPicture(), overruled: [] });
  });
  await waitFor(() => {
    expect(result.current.shots).toMatchObject([{ state: "refused" }]);
  });
  expect(result.current.step).toMatchObject({ at: "pages", refused: "disk-full" });
});

test("papers of a number that ended are found by it and opened", async () => {
  const onOpen = vi.fn();
  const left = [{ ticket: TICKET, label: "A037", ended: true, card: true, pages: 2 }];
  const { container } = renderScreen(
    <LeftPapers left={left} busy={false} fault={undefined} lost={0} onOpen={onOpen} />,
  );
  await userEvent.click(screen.getByText("1 số đã xong hoặc vắng"));
  expect(screen.getByText("thẻ căn cước và 2 trang")).toBeDefined();
  await userEvent.click(screen.getByRole("button", { name: "Mở giấy tờ của số A037" }));
  expect(onOpen).toHaveBeenCalledExactlyOnceWith(TICKET);
  await expectAccessible(container);
});
