import { createChannelPrinter } from "../../../electron/devices/printer/channel-printer";
import { openPrintQueue, type PrintQueue } from "../../../electron/devices/printer/print-queue";
import { textBlock, type Paper } from "../../../src/printing/paper";
import type { PrintEntry } from "../../../src/printing/print-entry";
import type { SlipBitmap } from "../../../src/printing/slip-bitmap";
import { aBitmap, aProfile, seedOf } from "../../fakes/printer-simulator/build-slip";
import { createSimulatedPrinter, type PrinterTroubles } from "../../fakes/printer-simulator/simulated-printer";
import { createVirtualTime } from "../../fakes/printer-simulator/virtual-time";
import { createSeededIds } from "../../fakes/seeded-ids";
import { createSeededRandom } from "../../fakes/seeded-random";
import { countPaper, type PrintChaosReport } from "./count-paper";
import { createLedgerDisk, type AppendFate } from "./ledger-disk";
import { beginLife, type Life } from "./mortal";

export interface PrintChaosOptions {
  readonly jobs: number;
  readonly seed: number;
  /** A wrong way to start again, to prove that the count can fail. */
  readonly misread?: (history: readonly PrintEntry[]) => readonly PrintEntry[];
}

/** Marks that one slip may bear at most; its number and mark are one seed on the paper. */
const MARKS = 64;
const HEIGHT = 400;
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

/** Jobs through the real queue, ledger and transport to a simulated printer, with crashes and troubles at random moments. */
export async function runPrintChaos({ jobs, seed, misread }: PrintChaosOptions): Promise<PrintChaosReport> {
  const random = createSeededRandom(seed);
  const ids = createSeededIds(seed ^ 0x5f5f);
  const time = createVirtualTime();
  const profile = aProfile({ receipt: random.chance(0.5) ? "status" : "process-id", bytesPerSecond: 20_000 });
  const device = createSimulatedPrinter(time, profile);
  const faults: Record<string, number> = {};
  let life: Life = beginLife(time, device.open);
  let storm = true;
  let asked = 0;

  const count = (kind: string): void => {
    faults[kind] = (faults[kind] ?? 0) + 1;
  };
  const fates: readonly [AppendFate, ...AppendFate[]] = ["refused", "written-but-refused", "dies-before", "dies-after"];
  const disk = createLedgerDisk(
    () => {
      if (!storm || !random.chance(0.03)) return "written";
      const fate = random.pick(fates);
      count(fate);
      return fate;
    },
    () => {
      life.die();
    },
  );

  async function boot(): Promise<PrintQueue> {
    for (;;) {
      life = beginLife(time, device.open);
      const printer = createChannelPrinter({ open: life.open, profile, timers: life.timers });
      const history = misread?.(disk.entries()) ?? [...disk.entries()];
      const opening = openPrintQueue({ log: disk, history, printer, draw: drawSeed, timers: life.timers, ids });
      const opened = await time.run(Promise.race([opening, deathOf(life)]));
      if (opened !== "dead" && opened.ok) return opened.value;
    }
  }

  /** Done soon after the process has died. */
  function deathOf(of: Life): Promise<"dead"> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (of.alive()) time.after(50, look);
        else resolve("dead");
      };
      look();
    });
  }

  function trouble(): void {
    const kinds: readonly [() => [string, Partial<PrinterTroubles>], ...(() => [string, Partial<PrinterTroubles>])[]] =
      [
        () => ["paper-out", { paperOut: true }],
        () => ["cover-open", { coverOpen: true }],
        () => ["off", { off: true }],
        () => ["hung", { hung: true }],
        () => ["silent", { silent: true }],
        () => ["noise", { noise: true }],
        () => ["unplugged", { unplugAfter: random.below(20_000) }],
        () => ["power-failed", { powerFailsAfter: random.below(20_000) }],
        () => ["roll-ended", { rowsLeft: random.below(600) }],
      ];
    const [kind, change] = random.pick(kinds)();
    count(kind);
    device.set(change);
  }

  /** Somebody sees to the printer, waits for what it may still bring, then says what lies there. */
  async function answerQuestions(queue: PrintQueue): Promise<void> {
    for (const job of queue.state().open.filter((each) => each.status === "unknown")) {
      device.set(WELL);
      if (random.chance(0.7)) await time.pass(20_000);
      const wanted = numberOf(job.paper) * MARKS + job.mark;
      const cameOut = wholeSlips(device.slips()).includes(wanted);
      asked += 1;
      await time.run(Promise.race([queue.answer(job.id, cameOut), deathOf(life)]));
    }
  }

  let queue = await boot();
  const accepted: string[] = [];
  const step = async (): Promise<void> => {
    // Most moments lie within the second that a slip takes.
    await time.pass(random.below(1_500));
    if (storm && random.chance(0.3)) trouble();
    await time.pass(random.below(600));
    if (storm && random.chance(0.15)) {
      count("killed");
      life.die();
    }
    if (random.chance(0.5)) await time.pass(random.below(12_000));
    if (!life.alive()) queue = await boot();
    if (random.chance(0.4)) device.set(WELL);
    if (random.chance(0.4)) await answerQuestions(queue);
    if (!life.alive()) queue = await boot();
  };

  for (let job = 1; job <= jobs; job += 1) {
    const paper: Paper = { training: true, blocks: [textBlock(String(job))] };
    const adding = queue.add({ slip: "ticket", subject: String(job), paper });
    const added = await time.run(Promise.race([adding, deathOf(life)]));
    if (added !== "dead" && added.ok) accepted.push(added.value.id);
    await step();
  }
  storm = false;
  device.set(WELL);
  for (let round = 0; queue.state().open.length > 0 && round < 10 * jobs; round += 1) {
    device.set(WELL);
    await time.pass(60_000);
    await answerQuestions(queue);
    if (!life.alive()) queue = await boot();
  }
  await time.run(queue.stop());
  const papers = wholeSlips(device.slips()).map((mark) => ({ job: Math.floor(mark / MARKS), mark: mark % MARKS }));
  return countPaper({ jobs, seed, papers, entries: disk.entries(), accepted, asked, faults });
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
