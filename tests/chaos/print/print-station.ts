import { openPrintDesk, type PrintDesk } from "../../../electron/core/print-desk";
import { readPrintHistory } from "../../../electron/core/print-history";
import { createChannelPrinter } from "../../../electron/devices/printer/channel-printer";
import type { Journal } from "../../../electron/journal/journal";
import type { Paper } from "../../../src/printing/paper";
import type { PrintEntry } from "../../../src/printing/print-entry";
import type { PrinterProfile } from "../../../src/printing/printer-profile";
import type { SlipBitmap } from "../../../src/printing/slip-bitmap";
import type { CryptoSuite } from "../../../src/shared/crypto-suite";
import type { IdSource } from "../../../src/shared/id-source";
import { fail, type Result } from "../../../src/shared/result";
import { createDerivedKeySealer } from "../../fakes/derived-key-sealer";
import type { VirtualTime } from "../../fakes/printer-simulator/virtual-time";
import type { SimulatedDisk } from "../../fakes/simulated-disk";
import { KIT_KEY, openStationKit } from "../../fakes/station-kit";
import type { Life } from "./mortal";

export interface PrintStationParts {
  readonly simulated: SimulatedDisk;
  readonly crypto: CryptoSuite;
  readonly time: VirtualTime;
  readonly ids: IdSource;
  readonly profile: PrinterProfile;
  readonly draw: (paper: Paper) => SlipBitmap;
  /** Kinds of entries that a wrong start does not read. */
  readonly overlooked: readonly string[];
}

const START = Date.UTC(2026, 10, 23, 1, 0, 0);
const BEFORE_ALL = { incarnation: 0, sequence: 0 };

function clockOf(time: VirtualTime) {
  return { now: () => START + Math.floor(time.now()), elapsed: () => time.now() };
}

function overlook(journal: Journal, kinds: readonly string[]): Journal {
  return {
    ...journal,
    async *read(from) {
      for await (const chunk of journal.read(from)) {
        if (chunk.kind === "damage") yield chunk;
        else yield { ...chunk, entries: chunk.entries.filter(({ envelope }) => !kinds.includes(envelope.kind)) };
      }
    },
  };
}

async function openKit({ simulated, crypto, time, ids }: PrintStationParts) {
  return openStationKit(simulated.boot(), { crypto, clock: clockOf(time), ids, parts: { entriesACheckpoint: 300 } });
}

/** The real print desk over the real runtime and journal on the simulated disk; a start that meets a fault fails. */
export async function openPrintStation(
  parts: PrintStationParts,
  life: Life,
): Promise<Result<PrintDesk, { readonly kind: string }>> {
  const { profile, time } = parts;
  try {
    const { runtime, journal } = await openKit(parts);
    const printer = createChannelPrinter({ open: life.open, profile, timers: life.timers });
    const ring = createDerivedKeySealer(parts.crypto);
    const core = { runtime, journal: overlook(journal, parts.overlooked), stationKey: KIT_KEY, ring };
    const routing = { lanes: [{ id: "one", printer, draw: parts.draw }], laneOf: () => "one" };
    const disk = parts.simulated.boot();
    return await openPrintDesk({ disk, core, routing, timers: life.timers, clock: clockOf(time), ids: parts.ids });
  } catch {
    // The kit throws where the product would say that the station does not open.
    return fail({ kind: "does-not-open" });
  }
}

/** What the journal says in the end. */
export async function readLedger(parts: PrintStationParts): Promise<readonly PrintEntry[]> {
  const { journal } = await openKit(parts);
  return (await readPrintHistory(journal, BEFORE_ALL)).map(({ entry }) => entry);
}
