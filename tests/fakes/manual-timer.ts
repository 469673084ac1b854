import type { Timer } from "../../src/ocr/text-engine";

/** Time that passes only when the test says so. */
export function createManualTimer(): Timer & { pass(milliseconds: number): Promise<void> } {
  let now = 0;
  const waiting = new Set<{ readonly at: number; readonly call: () => void }>();
  return {
    after(milliseconds, call) {
      const entry = { at: now + milliseconds, call };
      waiting.add(entry);
      return () => {
        waiting.delete(entry);
      };
    },
    async pass(milliseconds) {
      now += milliseconds;
      for (const entry of [...waiting].filter((each) => each.at <= now)) {
        waiting.delete(entry);
        entry.call();
      }
      await settle();
    },
  };
}

/** Lets everything that is already answered run. */
export async function settle(): Promise<void> {
  for (let round = 0; round < 30; round += 1) await Promise.resolve();
}
