import { afterEach } from "vitest";
import { runningStations } from "./launch";

const LOOK_MS = 5_000;

/** After a test that failed: what stood on each window then, as far as it still answers. All persons are fictional. */
afterEach(async ({ task }) => {
  if (task.result?.state !== "fail") return;
  for (const { application } of runningStations()) {
    for (const page of application.windows()) {
      const words = await page
        .locator("body")
        .innerText({ timeout: LOOK_MS })
        .catch((error: unknown) => `does not answer: ${String(error)}`);
      console.error(`${task.name}: ${page.url()} shows\n${words}`);
    }
  }
});
