import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { CommandId, DossierId } from "../../../../src/shared/brand";
import { OFFICER, PAPERS } from "../../../e2e/helpers/desk";
import { launchStation, type RunningStation } from "../../../e2e/helpers/launch";
import { openDemoCentre, pageOf } from "../../../e2e/helpers/pages";
import type { SeededRandom } from "../../../fakes/seeded-random";
import type { KillReport } from "../run-kills";
import { readAcceptances } from "./read-dossiers";
import { workUntilKilled, type Task, type Word } from "./window-work";

/** The longest life after a window has signed in. */
const LIFE_MS = 1_500;
/** The longest life of those that are killed while they start. */
const START_MS = 1_500;
/** A life that does not come to work within this is a failure, not a kill. */
const PATIENCE_MS = 90_000;

interface Order {
  readonly command: CommandId;
  readonly draft: DossierId;
  readonly pages: number;
  readonly codes: Set<string>;
}

/** Drives the real application by its own windows and kills it with SIGKILL, each time at a random moment. */
export async function runElectronKills(
  times: number,
  random: SeededRandom,
  say: (line: string) => void = () => undefined,
): Promise<KillReport> {
  const folder = await mkdtemp(path.join(tmpdir(), "quay-mot-cua-kills-"));
  const profile = path.join(folder, "profile");
  const page = await readFile(PAPERS.birthCertificate, "base64");
  const orders = new Map<DossierId, Order>();
  const refused: string[] = [];
  let [whileStarting, whileWorking] = [0, 0];

  const hear = (word: Word): void => {
    if (word.kind === "sent") orders.set(word.draft, { ...word, codes: new Set() });
    if (word.kind === "accepted") orders.get(word.draft)?.codes.add(word.code);
    if (word.kind === "refused") refused.push(word.fault);
  };
  const openOrders = (): Order[] => [...orders.values()].filter(({ codes }) => codes.size === 0);

  try {
    const founding = await launchStation({ profile });
    await openDemoCentre(founding.application);
    await founding.close();
    for (let kill = 0; kill < times; kill += 1) {
      const station = await launchStation({ profile });
      const task: Task = { pin: OFFICER.pin, open: openOrders(), page };
      // One in five dies while it starts.
      if (random.chance(0.2)) {
        await pause(random.below(START_MS));
        whileStarting += 1;
      } else {
        await live(station, task, hear);
        await pause(random.below(LIFE_MS));
        whileWorking += 1;
      }
      station.application.process().kill("SIGKILL");
      await station.close();
      say(`kill ${String(kill + 1)}: ${String(orders.size - openOrders().length)} accepted`);
    }
    // One more life answers what was left open; it is stopped in order.
    const last = await launchStation({ profile });
    const open = openOrders();
    await live(last, { pin: OFFICER.pin, open, page }, hear);
    const until = performance.now() + PATIENCE_MS;
    while (open.some(({ codes }) => codes.size === 0) && performance.now() < until) await pause(20);
    await last.close();

    if (refused.length > 0) throw new Error(`refused: ${refused.join(", ")}`);
    const told = [...orders.values()].filter(({ codes }) => codes.size > 0);
    const found = await readAcceptances(profile, folder);
    const lost = told.filter(({ draft, codes, pages }) => {
      const mine = found.filter(({ dossier }) => dossier === draft);
      return mine.length === 0 || mine.some((one) => !codes.has(one.code) || one.pages !== pages);
    }).length;
    const doubleCodes = found.length - new Set(found.map(({ code }) => code)).size;
    const doubleDossiers = found.length - new Set(found.map(({ dossier }) => dossier)).size;
    const toldTwice = told.filter(({ codes }) => codes.size > 1).length;
    const duplicated = doubleCodes + doubleDossiers + toldTwice;
    return { kills: times, accepted: told.length, lost, duplicated, whileStarting, whileWorking };
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Resolves when the window is signed in and works; from then on it is killed at any moment. */
async function live(station: RunningStation, task: Task, hear: (word: Word) => void): Promise<void> {
  const desk = await pageOf(station.application, "desk");
  await desk.getByLabel("Mã PIN").waitFor({ timeout: PATIENCE_MS });
  let begin = (): void => undefined;
  const working = new Promise<void>((resolve) => {
    begin = resolve;
  });
  await desk.exposeFunction("told", (word: Word) => {
    hear(word);
    if (word.kind === "working") begin();
  });
  // The loader of the command line wraps inner functions in a helper that no window has.
  await desk.evaluate("globalThis.__name ??= (named) => named");
  // Ends with the window: only what fails before the work began is a failure.
  const work = desk.evaluate(workUntilKilled, task);
  await Promise.race([working, work]);
  work.catch(() => undefined);
}
