import { expect, test } from "vitest";
import type { Head } from "../../../src/journal/entry";
import { custodyAnswer, isComplete } from "../../../src/sync/custody-answers";
import { planSession } from "../../../src/sync/session-plan";
import { sessionAnswer } from "../../../src/sync/session-start";
import { onEveryDatabase } from "../../fakes/gateway/both-databases";
import type { TestDossier, TestStation } from "../../fakes/gateway/test-station";
import { createSeededRandom } from "../../fakes/seeded-random";

class LineDown extends Error {}

/** One session from its beginning to its first failure. */
async function trySession(station: TestStation, dossiers: readonly TestDossier[], now: number): Promise<boolean> {
  const answer = sessionAnswer.parse(await station.session());
  const own = station.head();
  if (own === undefined) return true;
  const holds = (head: Head): boolean => station.entries().some(({ hash }) => hash === head.hash);
  const { sends } = planSession({ epoch: null }, answer, [own], holds, now);
  await station.sendKeys(...dossiers.map(({ key }) => key));
  for (const { after, to } of sends) {
    for (let at = after; at < to; at += 3) await station.push(station.entries().slice(at, Math.min(to, at + 3)));
  }
  const asked = custodyAnswer.parse(await station.ask("/v1/custody", { dossiers: dossiers.map(({ id }) => id) }));
  for (const { dossier, missingPages } of asked.dossiers) {
    const pages = dossiers.find(({ id }) => id === dossier)?.pages ?? [];
    for (const page of pages.filter(({ ref }) => missingPages.includes(ref.page))) await station.upload(dossier, page);
  }
  return asked.dossiers.every(isComplete);
}

onEveryDatabase("a line that loses every third message", (get) => {
  test.each([1, 2, 3])("brings everything once in the end (seed %i)", async (seed) => {
    const province = get();
    const station = await province.enrolledStation();
    const random = createSeededRandom(seed);
    const dossiers = Array.from({ length: 12 }, (_, number) =>
      station.accept(`H99.7-261124-${seed}${number}`, [400, 300]),
    );
    station.speakTo(async (request) => {
      if (random.chance(0.15)) throw new LineDown("the request was lost");
      const reply = await province.gateway.handle(request);
      // Sent twice by somebody in between: the second is refused as a replay, or changes nothing.
      if (random.chance(0.1)) await province.gateway.handle(request);
      if (random.chance(0.15)) throw new LineDown("the answer was lost");
      return reply;
    });
    let sessions = 0;
    for (let isDone = false; !isDone && sessions < 500; sessions += 1) {
      isDone = await trySession(station, dossiers, province.clock.now).catch((error: unknown) => {
        if (error instanceof LineDown) return false;
        throw error;
      });
      await province.gateway.settled();
    }
    expect(sessions).toBeLessThan(500);
    const rows = await province.db
      .selectFrom("entries")
      .innerJoin("lines", "lines.line_id", "entries.line_id")
      .where("lines.station", "=", station.identity.station)
      .select("hash")
      .execute();
    expect(rows.map(({ hash }) => hash).sort()).toEqual(
      station
        .entries()
        .map(({ hash }) => hash)
        .sort(),
    );
  });
});
