import type { PrintDesk } from "../../../electron/core/print-desk";
import { textBlock, type Paper } from "../../../src/printing/paper";
import type { SlipBitmap } from "../../../src/printing/slip-bitmap";
import { aBitmap, aProfile, seedOf } from "../../fakes/printer-simulator/build-slip";
import { createSimulatedPrinter, type PrinterTroubles } from "../../fakes/printer-simulator/simulated-printer";
import { createVirtualTime } from "../../fakes/printer-simulator/virtual-time";
import { createLightCrypto } from "../../fakes/light-crypto";
import { createSeededIds } from "../../fakes/seeded-ids";
import { createSeededRandom } from "../../fakes/seeded-random";
import { createSimulatedDisk } from "../../fakes/simulated-disk";
import { countPaper, type PrintChaosReport } from "./count-paper";
import { beginLife, type Life } from "./mortal";
import { openPrintStation, readLedger, type PrintStationParts } from "./print-station";

export interface PrintChaosOptions {
  readonly jobs: number;
  readonly seed: number;
  /** Kinds of entries that a wrong start does not read, to prove that the count can fail. */
  readonly overlooked?: readonly string[];
}

/** Marks that one slip may bear at most; its number and mark are one seed on the paper. */
const MARKS = 64;
const HEIGHT = 400;
/** Minutes for what is left when the storm is over. */
const MOST_ROUNDS = 100;
const WELL: PrinterTroubles = {
  off: false,
  paperOut: false,
  coverOpen: false,
  hung: false,
  silent: false,
  noise: false,
  unplugAfter: Infinity,
  powerFailsAfter: Infinity,
  rowsLeft: Infinity,
};

/**
 * Jobs through the real print desk, runtime and journal on a simulated disk and the real transport to a simulated
 * printer, with kills, power cuts, disk faults and printer troubles at random moments.
 */
export async function runPrintChaos({ jobs, seed, overlooked = [] }: PrintChaosOptions): Promise<PrintChaosReport> {
  const random = createSeededRandom(seed);
  const time = createVirtualTime();
  const simulated = createSimulatedDisk(seed ^ 0x3c3c);
  const profile = aProfile({ receipt: random.chance(0.5) ? "status" : "process-id", bytesPerSecond: 20_000 });
  const device = createSimulatedPrinter(time, profile);
  const crypto = createLightCrypto(createSeededRandom(seed ^ 0x77));
  const parts: PrintStationParts = {
    ...{ simulated, crypto, time, profile, overlooked, draw: drawSeed },
    ids: createSeededIds(seed ^ 0x5f5f),
  };
  const faults: Record<string, number> = {};
  let life: Life = beginLife(time, device.open);
  let storm = true;
  let asked = 0;

  const count = (kind: string): void => {
    faults[kind] = (faults[kind] ?? 0) + 1;
  };
  const die = (how: "process" | "power"): void => {
    if (!life.alive()) return;
    life.die();
    simulated.crash(how);
  };

  async function boot(): Promise<PrintDesk> {
    for (;;) {
      life = beginLife(time, device.open);
      const opened = await time.run(Promise.race([openPrintStation(parts, life), life.died]));
      if (opened !== "dead" && opened.ok) return opened.value;
      die("process");
    }
  }

  /** The disk refuses once, or the process ends inside one of its next calls to the disk. */
  function troubleDisk(): void {
    const kind = random.pick(["io", "no-space", "killed-writing", "power-cut-writing"] as const);
    count(kind);
    if (kind === "io" || kind === "no-space") simulated.planFault({ kind, afterCalls: random.below(12) });
    else {
      const how = kind === "killed-writing" ? "process" : "power";
      void simulated.freezeAfter(random.below(12)).then(() => {
        die(how);
      });
    }
  }

  function troublePrinter(): void {
    const [kind, change] = random.pick<() => [string, Partial<PrinterTroubles>]>([
      () => ["paper-out", { paperOut: true }],
      () => ["cover-open", { coverOpen: true }],
      () => ["off", { off: true }],
      () => ["hung", { hung: true }],
      () => ["silent", { silent: true }],
      () => ["noise", { noise: true }],
      () => ["unplugged", { unplugAfter: random.below(20_000) }],
      () => ["power-failed", { powerFailsAfter: random.below(20_000) }],
      () => ["roll-ended", { rowsLeft: random.below(600) }],
    ])();
    count(kind);
    device.set(change);
  }

  /** Somebody sees to the printer, waits for what it may still bring, then says what lies there. */
  async function answerQuestions({ queue }: PrintDesk): Promise<void> {
    for (const job of queue.state().open.filter((each) => each.status === "unknown")) {
      device.set(WELL);
      if (random.chance(0.7)) await time.pass(20_000);
      const wanted = numberOf(job.paper) * MARKS + job.mark;
      const cameOut = wholeSlips(device.slips()).includes(wanted);
      asked += 1;
      count(`asked ${job.fault?.kind ?? ""}`);
      await time.run(Promise.race([queue.answer(job.id, cameOut), life.died]));
    }
  }

  let desk = await boot();
  const accepted: string[] = [];
  const step = async (): Promise<void> => {
    // Most moments lie within the second that a slip takes.
    await time.pass(random.below(1_500));
    if (storm && random.chance(0.3)) troublePrinter();
    if (storm && random.chance(0.1)) troubleDisk();
    await time.pass(random.below(600));
    if (storm && random.chance(0.15)) {
      const how = random.pick(["process", "power"] as const);
      count(how === "process" ? "killed" : "power-cut");
      die(how);
    }
    if (random.chance(0.5)) await time.pass(random.below(12_000));
    if (!life.alive()) desk = await boot();
    if (random.chance(0.4)) device.set(WELL);
    if (random.chance(0.4)) await answerQuestions(desk);
    if (!life.alive()) desk = await boot();
  };

  for (let job = 1; job <= jobs; job += 1) {
    const paper: Paper = { training: true, blocks: [textBlock(String(job))] };
    const adding = desk.print("reception", String(job), paper);
    const added = await time.run(Promise.race([adding, life.died]));
    if (added !== "dead" && added.ok) accepted.push(added.value.id);
    await step();
  }
  storm = false;
  simulated.forgetPlans();
  device.set(WELL);
  for (let round = 0; desk.queue.state().open.length > 0 && round < MOST_ROUNDS; round += 1) {
    device.set(WELL);
    await time.pass(60_000);
    await answerQuestions(desk);
    if (!life.alive()) desk = await boot();
  }
  await time.run(desk.close());
  simulated.crash("process");
  const entries = await time.run(readLedger(parts));
  const papers = wholeSlips(device.slips()).map((mark) => ({ job: Math.floor(mark / MARKS), mark: mark % MARKS }));
  return countPaper({ jobs, seed, papers, entries, accepted, asked, faults });
}

function numberOf(paper: Paper): number {
  const words = paper.blocks.find((block) => block.kind === "text" && /^\d+$/.test(block.text));
  return words?.kind === "text" ? Number(words.text) : 0;
}

/** The finished paper as dots: which slip, and which mark stands on it. */
function drawSeed(paper: Paper): SlipBitmap {
  const banner = paper.blocks.map((block) => (block.kind === "banner" ? /LẦN (\d+)/.exec(block.text)?.[1] : undefined));
  const mark = Number(banner.find((found) => found !== undefined) ?? 0);
  return aBitmap(numberOf(paper) * MARKS + mark, { height: HEIGHT });
}

/** Seeds of the slips of which every dot is there; pieces of others are waste paper. */
function wholeSlips(slips: readonly SlipBitmap[]): number[] {
  const whole = (slip: SlipBitmap): boolean =>
    Buffer.compare(slip.bytes, aBitmap(seedOf(slip), { height: HEIGHT }).bytes) === 0;
  return slips.filter(whole).map(seedOf);
}
