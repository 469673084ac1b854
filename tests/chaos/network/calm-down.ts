import { Violation } from "../station/ledger";
import { getLife, isFenced } from "../station/world";
import { checkNet } from "./check-net";
import { beginSession, isToldThatFenced, type Counter } from "./counter";
import { CALM } from "./line";
import { drain, type Net } from "./net";
import { filesOwed } from "./publish";
import { lostDossiers } from "./purge";

/** Sessions of one station that may be needed until the province has all of it. */
const MOST_ROUNDS = 40;
/** Longer than any token lives: what is signed now is no replay of what was sent before. */
const PAUSE_MS = 5_000;

/** Everything runs and is connected until nobody owes anything; then all that was promised has to be there. */
export async function calmDown(net: Net): Promise<void> {
  const { province, line, counters } = net;
  await province.dieAfter(Number.POSITIVE_INFINITY);
  await province.start();
  for (const { index } of counters) line.cut(index, false);
  await drain(net, CALM);
  // Whatever was said before, each asks once more.
  for (const counter of counters) counter.toldAfterRestores = -1;
  for (let round = 0; ; round += 1) {
    await province.work();
    const busy = counters.filter((counter) => owes(counter, province.restores()) || owesFiles(counter, province));
    if (busy.length === 0) break;
    if (round === MOST_ROUNDS) throw new Violation("not-synced", busy.map(describe).join("; "));
    for (const counter of busy) beginSession(counter, () => province.restores());
    await drain(net, CALM);
    for (const { world } of counters) world.clock.advance(PAUSE_MS);
    province.clock.now += PAUSE_MS;
  }
  for (const { index, world, twin } of counters) {
    if (isFenced(world) && twin === undefined) throw new Violation("fenced", `station ${index + 1}, which is alone`);
  }
  await checkNet(net);
}

/** What the province published comes after everything else, and its session does not fail for it. */
function owesFiles(counter: Counter, province: Net["province"]): boolean {
  return !counter.isRevoked && !isFenced(counter.world) && filesOwed(counter, province).length > 0;
}

/** A station that was fenced may not write down that it owes nothing: it is done when it is told that it may not go on. */
function owes(counter: Counter, restores: number): boolean {
  const { link, isRevoked, last, toldAfterRestores, world } = counter;
  if (isRevoked || link === undefined) return false;
  if (last === undefined || toldAfterRestores !== restores) return true;
  if (isFenced(world)) return !isToldThatFenced(counter);
  return !last.ok || last.value.again || link.owed().dossiers > lostDossiers(counter);
}

function describe({ index, link, last, world }: Counter): string {
  const { kind } = getLife(world).journal.condition();
  return `station ${index + 1} (${kind}) owes ${link?.owed().dossiers ?? 0} after ${JSON.stringify(last)}`;
}
