import { mkdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Page } from "playwright";

export interface StepReport {
  readonly name: string;
  readonly ok: boolean;
  readonly ms: number;
  readonly screenshot: string | undefined;
  readonly error?: string;
}

export interface Tour {
  /** Runs one step; a picture of the page it returns is kept. After a failure the later steps are not run. */
  step(name: string, run: () => Promise<Page | undefined>): Promise<void>;
  /** Keeps a file that the step brought, such as a slip or a form. */
  keep(name: string, bytes: Uint8Array): Promise<void>;
  steps(): readonly StepReport[];
  readonly folder: string;
}

/** Starts with an empty folder. Steps are numbered in the order they run. */
export async function createTour(folder: string, say: (line: string) => void): Promise<Tour> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const steps: StepReport[] = [];
  let last: Page | undefined;

  const picture = async (name: string, page: Page | undefined): Promise<string | undefined> => {
    if (page === undefined) return undefined;
    const file = `${String(steps.length + 1).padStart(2, "0")}-${name.replaceAll(/[^a-z0-9]+/gi, "-").toLowerCase()}.png`;
    await page.screenshot({ path: path.join(folder, file) });
    return file;
  };

  return {
    folder,
    steps: () => steps,
    keep: (name, bytes) => writeFile(path.join(folder, name), bytes),
    async step(name, run) {
      if (steps.some((step) => !step.ok)) return;
      const start = performance.now();
      const spent = (): number => Math.round(performance.now() - start);
      try {
        const page = await run();
        last = page ?? last;
        const ms = spent();
        steps.push({ name, ok: true, ms, screenshot: await picture(name, page) });
        say(`  ok      ${name} (${ms} ms)`);
      } catch (error) {
        // Where it stood is the best that can be told of a failure.
        const screenshot = await picture(name, last).catch(() => undefined);
        steps.push({ name, ok: false, ms: spent(), screenshot, error: String(error) });
        say(`  FAILED  ${name}: ${String(error)}`);
      }
    },
  };
}
