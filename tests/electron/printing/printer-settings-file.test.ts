import { expect, test } from "vitest";
import { readPrinterSettings, writePrinterSettings } from "../../../electron/core/printer-settings-file";
import { readWholeFile } from "../../../electron/disk/whole-file";
import type { KeyRing } from "../../../electron/keys/key-ring";
import { firstPrinterSettings, type PrinterSettings } from "../../../src/printing/printer-settings";
import { expectOk } from "../../../src/shared/result";
import { createDerivedKeySealer } from "../../fakes/derived-key-sealer";
import { createSimulatedDisk } from "../../fakes/simulated-disk";
import { KIT_KEY, kitCrypto } from "../../fakes/station-kit";

// Of the ring only sealing and opening are used.
const ring = createDerivedKeySealer(kitCrypto) as unknown as KeyRing;
const sealed = { ring, stationKey: KIT_KEY };
const first = firstPrinterSettings(true);
const [training] = first.printers;
if (training === undefined) throw new Error("no training printer");
const second: PrinterSettings = { ...first, printers: [{ ...training, name: "Máy in cạnh cửa sổ" }] };

test("the setting survives a restart, and its words are nowhere on the disk", async () => {
  const simulated = createSimulatedDisk(5);
  expect(await readPrinterSettings(simulated.boot(), sealed)).toBeUndefined();
  expectOk(await writePrinterSettings(simulated.boot(), sealed, second));
  simulated.crash("process");
  const disk = simulated.boot();
  expect(await readPrinterSettings(disk, sealed)).toEqual(second);
  const bytes = Buffer.from(expectOk(await readWholeFile(disk, "print/settings")));
  expect(bytes.includes(Buffer.from("cửa sổ"))).toBe(false);
});

test("a power cut at any call of the disk leaves the old setting or the new one, never a broken one", async () => {
  for (let call = 0; call < 24; call += 1) {
    const simulated = createSimulatedDisk(100 + call);
    expectOk(await writePrinterSettings(simulated.boot(), sealed, first));
    const frozen = simulated.freezeAfter(call);
    const writing = writePrinterSettings(simulated.boot(), sealed, second);
    const saved = await Promise.race([writing, frozen]);
    simulated.crash("power");
    const found = await readPrinterSettings(simulated.boot(), sealed);
    expect([first, second]).toContainEqual(found);
    if (saved !== undefined) expect(found).toEqual(second);
  }
});

test("a full disk is said, and the old setting stays", async () => {
  const simulated = createSimulatedDisk(9);
  const disk = simulated.boot();
  expectOk(await writePrinterSettings(disk, sealed, first));
  for (let call = 0; call < 12; call += 1) simulated.planFault({ kind: "no-space", afterCalls: call });
  expect(await writePrinterSettings(disk, sealed, second)).toEqual({ ok: false, fault: { kind: "not-saved" } });
  simulated.forgetPlans();
  expect(await readPrinterSettings(disk, sealed)).toEqual(first);
});
