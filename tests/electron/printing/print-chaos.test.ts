import { expect, test } from "vitest";
import { runPrintChaos } from "../../chaos/print/run-print-chaos";

const fresh = Math.floor(Math.random() * 2 ** 31);

test.each([11, 12, 13, fresh])(
  "through crashes and troubles no paper comes twice and none is lost (seed %i)",
  { timeout: 60_000 },
  async (seed) => {
    const report = await runPrintChaos({ jobs: 80, seed });
    expect(report).toMatchObject({ printedTwice: 0, lost: 0, open: 0 });
    expect(report.printedOnce + report.marked + report.neverAccepted).toBe(80);
  },
);

test("a start that forgets what was on its way is caught", { timeout: 60_000 }, async () => {
  const report = await runPrintChaos({ jobs: 120, seed: 11, overlooked: ["print.sending", "print.unknown"] });
  expect(report.printedTwice).toBeGreaterThan(0);
});
