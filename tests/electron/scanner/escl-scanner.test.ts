import { afterEach, expect, test } from "vitest";
import { createEsclScanner } from "../../../electron/devices/scanner/escl-scanner";
import type { ScanOrder } from "../../../src/capture/scanner";
import { startEsclDevice, type EsclBehaviour, type EsclDevice } from "../../fakes/escl-device";

const ORDER: ScanOrder = { source: "feeder", colour: "grey", dpi: 300 };
let device: EsclDevice | undefined;

afterEach(async () => {
  await device?.close();
  device = undefined;
});

async function scan(behaviour: EsclBehaviour, most = 99, order = ORDER) {
  device = await startEsclDevice(behaviour);
  const pages: string[] = [];
  const scanner = createEsclScanner({ address: device.address, wait: () => Promise.resolve() });
  const result = await scanner.scan(order, (page) => {
    pages.push(Buffer.from(page).toString("utf8"));
    return Promise.resolve(pages.length < most);
  });
  return { pages, result, device };
}

test("a stack comes page by page until the feeder is empty", async () => {
  const { pages, result, device: used } = await scan({ pages: ["1", "2", "3"], notReady: 2 });
  expect(pages).toEqual(["1", "2", "3"]);
  expect(result).toEqual({ ok: true, value: 3 });
  expect(used.orders[0]).toContain("<pwg:InputSource>Feeder</pwg:InputSource>");
  expect(used.orders[0]).toContain("<scan:ColorMode>Grayscale8</scan:ColorMode>");
  expect(used.orders[0]).toContain("<scan:XResolution>300</scan:XResolution>");
});

test.each([
  ["ScannerAdfJam", "jam"],
  ["ScannerAdfHatchOpen", "cover-open"],
] as const)("%s in the middle is told as %s, and the pages before it are kept", async (adfState, kind) => {
  const { pages, result } = await scan({ pages: ["1", "2", "3"], trouble: { after: 2, adfState } });
  expect(pages).toEqual(["1", "2"]);
  expect(result).toEqual({ ok: false, fault: { kind, taken: 2 } });
});

test("a scanner that goes in the middle is lost, and its pages are kept", async () => {
  const { pages, result } = await scan({ pages: ["1", "2"], goneAfter: 1 });
  expect(pages).toEqual(["1"]);
  expect(result).toEqual({ ok: false, fault: { kind: "lost", taken: 1 } });
});

test("done without a page is not taken for success", async () => {
  expect((await scan({ pages: [] })).result).toEqual({ ok: false, fault: { kind: "feeder-empty", taken: 0 } });
});

test("a flatbed that is done without a page says so, and so does a page without a byte", async () => {
  const flatbed: ScanOrder = { ...ORDER, source: "flatbed" };
  expect((await scan({ pages: [] }, 99, flatbed)).result).toEqual({ ok: false, fault: { kind: "no-page", taken: 0 } });
  await device?.close();
  const { pages, result } = await scan({ pages: ["1", "", "3"] });
  expect(pages).toEqual(["1"]);
  expect(result).toEqual({ ok: false, fault: { kind: "no-page", taken: 1 } });
});

test("a busy device and one that cannot do it are told apart", async () => {
  expect((await scan({ pages: ["1"], refuse: 503 })).result).toEqual({ ok: false, fault: { kind: "busy", taken: 0 } });
  await device?.close();
  expect((await scan({ pages: ["1"], refuse: 409 })).result).toEqual({
    ok: false,
    fault: { kind: "refused", taken: 0 },
  });
});

test("stopping ends the job at the device", async () => {
  const { pages, result, device: used } = await scan({ pages: ["1", "2", "3"] }, 1);
  expect(pages).toEqual(["1"]);
  expect(result).toEqual({ ok: true, value: 1 });
  expect(used.calls.at(-1)).toBe("DELETE /eSCL/ScanJobs/7");
});

test("its abilities are read, and nobody at the address is unreachable", async () => {
  device = await startEsclDevice({ pages: [] });
  const { address } = device;
  const scanner = createEsclScanner({ address, wait: () => Promise.resolve() });
  expect(await scanner.describe()).toEqual({
    ok: true,
    value: { name: "Máy quét giả", sources: ["flatbed", "feeder"], densities: [200, 300] },
  });
  await device.close();
  expect(await scanner.describe()).toEqual({ ok: false, fault: { kind: "unreachable", taken: 0 } });
  expect(await scanner.scan(ORDER, () => Promise.resolve(true))).toEqual({
    ok: false,
    fault: { kind: "unreachable", taken: 0 },
  });
});
