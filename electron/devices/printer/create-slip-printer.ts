import type { SlipPrinter } from "../../../src/printing/ports";
import type { SlipPrinterSetting } from "../../../src/printing/printer-target";
import { createChannelPrinter } from "./channel-printer";
import { cupsSpooler } from "./cups-spooler";
import { deviceChannel } from "./device-channel";
import { networkChannel } from "./network-channel";
import { runProgram } from "./run-program";
import { serialChannel } from "./serial-line";
import { createSpooledPrinter } from "./spooled-printer";
import type { Timers } from "./timers";
import { windowsSpooler } from "./windows-spooler";

/** The printer of a station's setting. `rawScript`: assets/printer/send-raw.ps1 where it lies unpacked on the disk. */
export function createSlipPrinter(
  { target, profile }: SlipPrinterSetting,
  timers: Timers,
  rawScript: string,
): SlipPrinter {
  const twoWay = profile.status === "dle-eot";
  switch (target.kind) {
    case "network":
      return createChannelPrinter({ open: networkChannel(target), profile, timers, shared: target.shared });
    case "device":
      return createChannelPrinter({ open: deviceChannel({ path: target.path, twoWay }, timers), profile, timers });
    case "serial": {
      const open = serialChannel(target.path, target.baud, deviceChannel({ path: target.path, twoWay }, timers));
      return createChannelPrinter({ open, profile, timers });
    }
    case "cups":
      return createSpooledPrinter({ spooler: cupsSpooler(target.queue, runProgram), profile, timers });
    case "windows":
      return createSpooledPrinter({ spooler: windowsSpooler(target.printer, rawScript, runProgram), profile, timers });
  }
}
