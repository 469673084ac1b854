import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createEsclScanner } from "../../electron/devices/scanner/escl-scanner";
import { createScanimage } from "../../electron/devices/scanner/run-scanimage";
import { createSaneScanner, listSaneScanners } from "../../electron/devices/scanner/sane-scanner";
import type { Scanner, ScanOrder } from "../../src/capture/scanner";
import { fail, ok } from "../../src/shared/result";
import { startEsclDevice, type EsclBehaviour } from "../fakes/escl-device";
import { createFakeScanner, type ScannerBehaviour } from "../fakes/fake-scanner";
import { scanimageProgram } from "../fakes/scanimage-program";

const SHEET = path.resolve(import.meta.dirname, "../fixtures/ocr/pages/khaisinh-dpi200.jpg");
const ORDER: ScanOrder = { source: "feeder", colour: "colour", dpi: 200 };
const SHEETS = ["một", "hai", "ba"].map((text) => Uint8Array.from(Buffer.from(text)));
const ADF_STATES = { jam: "ScannerAdfJam", "cover-open": "ScannerAdfHatchOpen" } as const;

const closers: (() => Promise<unknown>)[] = [];
let memory: string;

beforeEach(async () => {
  memory = await mkdtemp(path.join(tmpdir(), "scanner-"));
});
afterEach(async () => {
  for (const close of closers.splice(0)) await close();
  await rm(memory, { recursive: true });
});

const ALL: Readonly<Record<string, (behaviour: ScannerBehaviour) => Promise<Scanner>>> = {
  "in memory": (behaviour) => Promise.resolve(createFakeScanner(behaviour)),
  "by eSCL": async ({ pages, trouble }) => {
    const adfState = trouble?.kind === "jam" || trouble?.kind === "cover-open" ? ADF_STATES[trouble.kind] : undefined;
    const device = await startEsclDevice({
      pages: pages.map((page) => Buffer.from(page).toString("utf8")),
      ...(trouble !== undefined && adfState !== undefined && { trouble: { after: trouble.after, adfState } }),
      ...(trouble?.kind === "lost" && { goneAfter: trouble.after }),
    });
    closers.push(() => device.close());
    return createEsclScanner({ address: device.address, wait: () => Promise.resolve() });
  },
  "by scanimage": (behaviour) =>
    Promise.resolve(createSaneScanner({ device: "test:0", run: scanimageProgram(behaviour), memoryFolder: memory })),
};

describe.each(Object.keys(ALL))("a scanner %s", (name) => {
  const open = (behaviour: ScannerBehaviour): Promise<Scanner> =>
    ALL[name]?.(behaviour) ?? Promise.reject(new Error(name));

  async function scan(behaviour: ScannerBehaviour, most = 99) {
    const pages: string[] = [];
    const scanner = await open(behaviour);
    const result = await scanner.scan(ORDER, (page) => {
      pages.push(Buffer.from(page).toString("utf8"));
      return Promise.resolve(pages.length < most);
    });
    return { pages, result };
  }

  test("hands over a stack sheet by sheet, in order", async () => {
    expect(await scan({ pages: SHEETS })).toEqual({ pages: ["một", "hai", "ba"], result: ok(3) });
  });

  test.each(["jam", "cover-open", "lost"] as const)("keeps the sheets before %s, and names it", async (kind) => {
    const told = await scan({ pages: SHEETS, trouble: { after: 2, kind } });
    expect(told).toEqual({ pages: ["một", "hai"], result: fail({ kind, taken: 2 }) });
  });

  test("never takes an empty feeder for success", async () => {
    expect((await scan({ pages: [] })).result).toEqual(fail({ kind: "feeder-empty", taken: 0 }));
  });

  test("stops after the sheet at which it is told to", async () => {
    expect(await scan({ pages: SHEETS }, 1)).toEqual({ pages: ["một"], result: ok(1) });
  });

  test("says what it can do", async () => {
    const described = await (await open({ pages: [] })).describe();
    expect(described).toMatchObject({ ok: true, value: { sources: ["flatbed", "feeder"], densities: [200, 300] } });
  });
});

describe("scanimage", () => {
  test("is asked for the source, mode and density in the device's own words, and leaves no page behind", async () => {
    const orders: (readonly string[])[] = [];
    const run = scanimageProgram({ pages: SHEETS }, orders);
    const scanner = createSaneScanner({ device: "test:0", run, memoryFolder: memory });
    await scanner.scan({ ...ORDER, colour: "grey", dpi: 300 }, () => Promise.resolve(true));
    expect(orders[0]).toEqual(
      expect.arrayContaining(["--source=Automatic Document Feeder", "--mode=Gray", "--resolution=300"]),
    );
    expect(await scanner.scan({ ...ORDER, source: "flatbed" }, () => Promise.resolve(true))).toEqual(ok(1));
    expect(await readdir(memory)).toEqual([]);
  });

  test.each(["busy", "refused", "denied"] as const)("that ends with the status for %s is understood", async (kind) => {
    const run = scanimageProgram({ pages: [], trouble: { after: 0, kind } });
    const scanner = createSaneScanner({ device: "test:0", run, memoryFolder: memory });
    expect(await scanner.scan(ORDER, () => Promise.resolve(true))).toEqual(fail({ kind, taken: 0 }));
  });

  test("that is not installed, or does not know the device, is a scanner that does not answer", async () => {
    const run = createScanimage({ PATH: memory });
    expect(await listSaneScanners(run)).toEqual([]);
    const scanner = createSaneScanner({ device: "test:0", run, memoryFolder: memory });
    expect(await scanner.scan(ORDER, () => Promise.resolve(true))).toEqual(fail({ kind: "unreachable", taken: 0 }));
  });

  test("that says nothing any more is ended, and does not answer", async () => {
    await writeFile(path.join(memory, "scanimage"), "#!/bin/sh\nexec tail -f /dev/null\n", { mode: 0o755 });
    const run = createScanimage({ PATH: `${memory}:${process.env["PATH"] ?? ""}` }, 50);
    const scanner = createSaneScanner({ device: "test:0", run, memoryFolder: memory });
    expect(await scanner.scan(ORDER, () => Promise.resolve(true))).toEqual(fail({ kind: "unreachable", taken: 0 }));
  });
});

// The real program with SANE's own test device, on computers that have both.
const INSTALLED = existsSync("/usr/bin/scanimage") ? ["the installed scanimage"] : [];
describe.each(INSTALLED)("%s", () => {
  test("scans the ten sheets of SANE's test device and tells its troubles", async () => {
    await writeFile(path.join(memory, "dll.conf"), "test\n");
    await writeFile(path.join(memory, "test.conf"), "number_of_devices 1\n");
    const run = createScanimage({ ...process.env, SANE_CONFIG_DIR: memory });
    expect(await listSaneScanners(run)).toEqual([{ id: "sane:test:0", name: "Noname frontend-tester" }]);
    const scanner = createSaneScanner({ device: "test:0", run, memoryFolder: memory });
    expect(await scanner.describe()).toMatchObject(ok({ sources: ["flatbed", "feeder"], densities: [200, 300] }));

    const sizes: number[] = [];
    const take = (page: Uint8Array): Promise<boolean> => {
      sizes.push(page.length);
      return Promise.resolve(true);
    };
    expect(await scanner.scan(ORDER, take)).toEqual(ok(10));
    expect(sizes.filter((size) => size > 100)).toHaveLength(10);

    const statuses = { JAMMED: "jam", COVER_OPEN: "cover-open", NO_DOCS: "feeder-empty", IO_ERROR: "lost" } as const;
    for (const [status, kind] of Object.entries({ ...statuses, DEVICE_BUSY: "busy", ACCESS_DENIED: "denied" })) {
      const troubled = createSaneScanner({
        device: "test:0",
        memoryFolder: memory,
        run: (args) => run([...args, ...(args.includes("-A") ? [] : [`--read-return-value=SANE_STATUS_${status}`])]),
      });
      expect(await troubled.scan(ORDER, take)).toEqual(fail({ kind, taken: 0 }));
    }
  });
});

// Another program that speaks eSCL, on computers that have it: the device of these tests is none that only we understand.
const AIRSCAN = [
  "/usr/lib/x86_64-linux-gnu/sane/libsane-airscan.so.1",
  "/usr/lib/aarch64-linux-gnu/sane/libsane-airscan.so.1",
];
const SPEAKS_ESCL =
  INSTALLED.length > 0 && AIRSCAN.some((file) => existsSync(file)) ? ["the installed sane-airscan"] : [];
describe.each(SPEAKS_ESCL)("%s", () => {
  test("finds the eSCL device, takes its stack and its flatbed, and tells a jam", async () => {
    const sheet = await readFile(SHEET);
    const scan = async (order: ScanOrder, behaviour: Partial<EsclBehaviour> = {}) => {
      const device = await startEsclDevice({ pages: [sheet, sheet], location: "/eSCL/ScanJobs/7", ...behaviour });
      closers.push(() => device.close());
      await writeFile(path.join(memory, "dll.conf"), "airscan\n");
      const config = `[devices]\n"Mau" = ${device.address}, eSCL\n[options]\ndiscovery = disable\n`;
      await writeFile(path.join(memory, "airscan.conf"), config);
      const run = createScanimage({ ...process.env, SANE_CONFIG_DIR: memory });
      expect((await listSaneScanners(run)).map(({ id }) => id)).toEqual(["sane:airscan:e0:Mau"]);
      const scanner = createSaneScanner({ device: "airscan:e0:Mau", run, memoryFolder: memory });
      expect(await scanner.describe()).toMatchObject(ok({ sources: ["flatbed", "feeder"] }));
      let pages = 0;
      const result = await scanner.scan(order, (page) => {
        pages += page.length > 1000 ? 1 : 0;
        return Promise.resolve(true);
      });
      return { pages, result };
    };
    const feeder: ScanOrder = { ...ORDER, dpi: 300 };
    expect(await scan(feeder)).toEqual({ pages: 2, result: ok(2) });
    expect(await scan({ ...feeder, source: "flatbed", colour: "grey" })).toEqual({ pages: 1, result: ok(1) });
    const jam = { trouble: { after: 1, adfState: "ScannerAdfJam" } };
    expect(await scan(feeder, jam)).toEqual({ pages: 1, result: fail({ kind: "jam", taken: 1 }) });
  });
});
