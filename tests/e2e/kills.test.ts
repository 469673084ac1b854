import { expect, test } from "vitest";
import { runElectronKills } from "../chaos/kill/electron/run-electron-kills";
import { createSeededRandom } from "../fakes/seeded-random";

test("the application killed three times at random moments of its work loses and doubles nothing", async () => {
  const report = await runElectronKills(3, createSeededRandom(Math.floor(Math.random() * 2 ** 31)));
  expect(report).toMatchObject({ kills: 3, lost: 0, duplicated: 0 });
});
