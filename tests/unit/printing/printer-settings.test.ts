import { expect, test } from "vitest";
import {
  findOfficePrinter,
  findSlipPrinter,
  firstPrinterSettings,
  printerSettingsSchema,
  type PrinterSettings,
} from "../../../src/printing/printer-settings";
import { PROFILES } from "../../../src/printing/printer-profile";

const [profile] = PROFILES;
if (profile === undefined) throw new Error("no profile");

const settings: PrinterSettings = {
  printers: [
    { id: "a", name: "Quầy 1", target: { kind: "network", host: "192.168.1.50", port: 9_100, shared: true }, profile },
    { id: "b", name: "Kiosk", target: { kind: "device", path: "/dev/usb/lp0" }, profile },
  ],
  uses: { ticket: "b", label: "gone" },
  offices: [
    { id: "c", name: "Văn phòng", target: { kind: "office", printer: "HP", size: "A4" } },
    { id: "d", name: "Thư mục", target: { kind: "folder", folder: "/srv/giay-to" } },
  ],
  forms: { "06": "d" },
};

test("a slip goes to the printer that was chosen for it, and else to the first", () => {
  expect(findSlipPrinter(settings, { slip: "ticket" })?.id).toBe("b");
  expect(findSlipPrinter(settings, { slip: "receipt" })?.id).toBe("a");
  expect(findSlipPrinter(settings, { slip: "label" })?.id).toBe("a");
  expect(findSlipPrinter({ ...settings, printers: [] }, { slip: "ticket" })).toBeUndefined();
});

test("a self-test goes to its own printer and to no other", () => {
  expect(findSlipPrinter(settings, { slip: "self-test", printer: "b" })?.id).toBe("b");
  expect(findSlipPrinter(settings, { slip: "self-test", printer: "gone" })).toBeUndefined();
});

test("a form goes where it was chosen to go, and where nothing is set up a person is asked", () => {
  expect(findOfficePrinter(settings, "06")?.id).toBe("d");
  expect(findOfficePrinter(settings, "01")?.id).toBe("c");
  expect(findOfficePrinter({ ...settings, offices: [] }, "01")).toBeUndefined();
});

test("a training centre begins with its own printer, a real station with none", () => {
  expect(firstPrinterSettings(true).printers.map(({ target }) => target.kind)).toEqual(["training"]);
  expect(firstPrinterSettings(false).printers).toEqual([]);
});

test("what is kept is read back as it was, and a target that a program could misuse is refused", () => {
  expect(printerSettingsSchema.parse(JSON.parse(JSON.stringify(settings)))).toEqual(settings);
  const [first] = settings.printers;
  for (const target of [
    { kind: "cups", queue: "-o raw" },
    { kind: "device", path: "lp0" },
    { kind: "network", host: "", port: 9_100, shared: false },
    { kind: "network", host: "a", port: 0, shared: false },
  ]) {
    expect(printerSettingsSchema.safeParse({ ...settings, printers: [{ ...first, target }] }).success).toBe(false);
  }
});
