import { expect, test } from "vitest";
import { findScannerPlace, parseEsclAddress, scannerId } from "../../../src/capture/scanner-address";

test.each([
  ["192.168.1.20", "http://192.168.1.20/eSCL"],
  [" 10.0.0.7:8080 ", "http://10.0.0.7:8080/eSCL"],
  ["http://172.31.4.4/eSCL/", "http://172.31.4.4/eSCL"],
  ["http://may-quet.local:80/scan/escl", "http://may-quet.local:80/scan/escl"],
])("%s is an address of the office", (typed, address) => {
  expect(parseEsclAddress(typed)).toEqual({ ok: true, value: address });
});

test.each([
  ["8.8.8.8", "not-local"],
  ["172.32.0.1", "not-local"],
  ["example.com", "not-local"],
  ["192.168.1.20.example.com", "not-local"],
  ["https://192.168.1.20", "not-an-address"],
  ["file:///etc/passwd", "not-an-address"],
  ["192.168.1.999", "not-an-address"],
  ["http://admin@192.168.1.2", "not-an-address"],
  ["máy quét", "not-an-address"],
])("%s is refused", (typed, kind) => {
  expect(parseEsclAddress(typed)).toEqual({ ok: false, fault: { kind } });
});

test("an id names what it was made of, and nothing else is an id", () => {
  for (const place of [
    { kind: "escl", address: "http://192.168.1.20/eSCL" },
    { kind: "sane", device: "hpaio:/usb/Máy?serial=1".replace("áy?", "FP_") },
    { kind: "sane", device: "test:0" },
  ] as const) {
    expect(findScannerPlace(scannerId(place))).toEqual(place);
  }
  for (const id of ["", "test:0", "sane:--help", "sane:a b", "escl:http://8.8.8.8/eSCL", "usb:1"]) {
    expect(findScannerPlace(id)).toBeUndefined();
  }
});
