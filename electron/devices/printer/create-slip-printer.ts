import type { SlipPrinter } from "../../../src/printing/ports";
import type { SlipPrinterSetting } from "../../../src/printing/printer-target";
import { createChannelPrinter } from "./channel-printer";
import { cupsSpooler } from "./cups-spooler";
import { deviceChannel } from "./device-channel";
import { networkChannel, type PrinterAddress } from "./network-channel";
import { runProgram } from "./run-program";
import { serialChannel } from "./serial-line";
import { createSpooledPrinter } from "./spooled-printer";
import type { Timers } from "./timers";
import { windowsSpooler } from "./windows-spooler";

export interface SlipPrinterParts {
  readonly timers: Timers;
  /** assets/printer/send-raw.ps1 where it lies unpacked on the disk. */
  readonly rawScript: string;
  /** Where the training centre's printer listens; undefined in a station for real service. */
  readonly training: PrinterAddress | undefined;
}

/** Nothing listens there: a training printer in a real station says that it is off. */
const NOWHERE: PrinterAddress = { host: "127.0.0.1", port: 1 };

/** The printer of a station's setting. */
export function createSlipPrinter({ target, profile }: SlipPrinterSetting, parts: SlipPrinterParts): SlipPrinter {
  const { timers, rawScript, training = NOWHERE } = parts;
  const twoWay = profile.status === "dle-eot";
  switch (target.kind) {
    case "training":
      return createChannelPrinter({ open: networkChannel(training), profile, timers });
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
