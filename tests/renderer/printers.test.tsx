import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import fc from "fast-check";
import { expect, test } from "vitest";
import { SlipQuestionNotice } from "../../renderer/components/slip-question/SlipQuestionNotice";
import { PrintersScreen } from "../../renderer/supervisor/printers/PrintersScreen";
import { draftOf, faultsOf, newPrinterDraft, printerOf } from "../../renderer/supervisor/printers/printer-draft";
import type { Printers } from "../../renderer/supervisor/printers/use-printers";
import { firstPrinterSettings, type PrinterSettings } from "../../src/printing/printer-settings";
import { PROFILES } from "../../src/printing/printer-profile";
import { renderScreen } from "./render-screen";

function aStation(change: Partial<Printers> = {}) {
  const kept: PrinterSettings[] = [];
  const settings = firstPrinterSettings(true);
  const printers: Printers = {
    overview: {
      settings,
      training: true,
      conditions: [{ id: "training", trouble: "paper-out", waiting: 2, unknown: 0, selfTest: undefined }],
    },
    found: { system: ["HP-LaserJet"], devices: ["/dev/usb/lp0"], platform: "other" },
    saved: "idle",
    save: (next) => {
      kept.push(next);
      return Promise.resolve(true);
    },
    check: () => Promise.resolve("ready"),
    test: () => undefined,
    compare: () => Promise.resolve("idle"),
    ...change,
  };
  return { printers, kept };
}

test("a printer without paper is said in words, with what waits for it", () => {
  renderScreen(<PrintersScreen printers={aStation().printers} />);
  expect(screen.getByText("Máy in hết giấy.")).toBeInstanceOf(HTMLElement);
  expect(screen.getByText("2 phiếu đang chờ")).toBeInstanceOf(HTMLElement);
});

test("a new network printer is kept beside the others, with the port of a pasted address", async () => {
  const { printers, kept } = aStation();
  renderScreen(<PrintersScreen printers={printers} />);
  await userEvent.click(screen.getByRole("button", { name: "Thêm máy in phiếu" }));
  await userEvent.click(screen.getByRole("button", { name: "Lưu máy in này" }));
  expect(screen.getByText("Đặt cho máy in một cái tên.")).toBeInstanceOf(HTMLElement);
  expect(kept).toEqual([]);
  await userEvent.type(screen.getByLabelText("Tên gọi ở trạm"), "Quầy 1");
  await userEvent.type(screen.getByLabelText("Địa chỉ"), "192.168.1.50:9101");
  await userEvent.click(screen.getByRole("button", { name: "Lưu máy in này" }));
  expect(kept).toHaveLength(1);
  expect(kept[0]?.printers).toMatchObject([
    { id: "training" },
    { name: "Quầy 1", target: { kind: "network", host: "192.168.1.50", port: 9_101, shared: false } },
  ]);
});

test("any printer survives the way through the editor", () => {
  const [profile] = PROFILES;
  if (profile === undefined) throw new Error("no profile");
  for (const target of [
    { kind: "network", host: "may-in.xa-mau.vn", port: 9_100, shared: true },
    { kind: "device", path: "/dev/usb/lp0" },
    { kind: "cups", queue: "quay-1" },
    { kind: "windows", printer: "Máy in Quầy 1" },
    { kind: "training" },
  ] as const) {
    const printer = { id: "p", name: "Quầy 1", target, profile };
    expect(printerOf(draftOf(printer))).toEqual(printer);
  }
});

test("no address that is none becomes a printer", () => {
  const draft = { ...newPrinterDraft("p", "Quầy 1"), host: "192.168.1.50" };
  for (const host of ["", "192.168.1.500", "192.168.1", "máy in", "a b", "-x", "http://192.168.1.5"]) {
    expect(faultsOf({ ...draft, host })).toContain("host");
  }
  for (const port of ["", "0", "65536", "9100a"]) expect(faultsOf({ ...draft, port })).toContain("port");
  fc.assert(
    fc.property(fc.ipV4(), fc.integer({ min: 1, max: 65_535 }), (host, port) => {
      expect(printerOf({ ...draft, host, port: String(port) })?.target).toMatchObject({ host, port });
    }),
  );
});

test("of several slips that nobody knows about one is asked at a time", async () => {
  const answers: [string, boolean][] = [];
  const about = { printer: "Quầy 1", reason: "stopped", at: Date.UTC(2026, 10, 23, 1, 5) } as const;
  renderScreen(
    <SlipQuestionNotice
      questions={[
        { job: "a", slip: "ticket", name: "A037", ...about },
        { job: "b", slip: "reception", name: "H99.999-261123-0007", ...about },
      ]}
      onAnswer={(job, cameOut) => answers.push([job, cameOut])}
    />,
  );
  expect(screen.getByText(/A037 đã ra chưa\?/)).toBeInstanceOf(HTMLElement);
  expect(screen.queryByText(/H99\.999/)).toBeNull();
  expect(screen.getByText(/Còn 1 phiếu nữa/)).toBeInstanceOf(HTMLElement);
  await userEvent.click(screen.getByRole("button", { name: "Chưa ra, in lại" }));
  expect(answers).toEqual([["a", false]]);
});
