import { createSeededRandom } from "../../fakes/seeded-random";
import { Violation } from "../station/ledger";
import { createSimulatedDisk } from "../../fakes/simulated-disk";
import { copyFolder, start } from "../station/disasters";
import { performStep } from "../station/perform-step";
import type { StepKind } from "../station/steps";
import { cryptoOf, getLife, noteIncarnation } from "../station/world";
import { calmDown } from "./calm-down";
import { isCompleteAt } from "./check-net";
import { beginSession, createCounter, type Counter } from "./counter";
import { CALM, type Weather } from "./line";
import { count, turn, type Net } from "./net";
import type { NetStep } from "./net-steps";
import { publish } from "./publish";
import { orderPurge, purgeInPeace, watchPurges } from "./purge";

const BAD: readonly Weather[] = [
  CALM,
  { lostRequest: 0.3, lostAnswer: 0.3, repeated: 0.1, stranger: 0, half: 0.05 },
  { lostRequest: 0.02, lostAnswer: 0.05, repeated: 0.3, stranger: 0.02, half: 0.02 },
  { lostRequest: 0.05, lostAnswer: 0.02, repeated: 0.05, stranger: 0.3, half: 0.1 },
];

/** Does one step and checks what one step can break. Throws a Violation. */
export async function performNetStep(net: Net, step: NetStep): Promise<void> {
  const { province, line, counters } = net;
  const { kind, a, b } = step;
  const random = createSeededRandom(a ^ b);
  const pass = 1000 + (a % 60_000);
  const counter = counters[b % counters.length];
  if (counter === undefined) return;
  switch (kind) {
    case "session":
      beginSession(counter, () => province.restores());
      break;
    case "deliver":
      for (let moves = 0; moves < 3 + (a % 12) && line.waiting() > 0; moves += 1) {
        await line.deliver(random, net.weather, (fault) => {
          count(net, fault);
        });
        await turn();
      }
      break;
    case "rush":
      await line.rush(random, 2 + (a % 4));
      break;
    case "weather":
      net.weather = BAD[a % BAD.length] ?? CALM;
      break;
    case "cut":
      line.cut(counter.index, !line.isCut(counter.index));
      count(net, "partition");
      break;
    case "purge":
      await (a % 5 === 0 ? purgeInPeace : orderPurge)(net, counter, b);
      break;
    case "calm":
      await calmDown(net);
      break;
    case "clone":
      await clone(net, counter, a);
      break;
    case "reads":
      await province.work();
      break;
    case "gatewayOff":
      count(net, "gateway-off");
      await province.turnOff(a % 2 === 0 ? "orderly" : "power");
      break;
    case "gatewayDies":
      count(net, "gateway-dies");
      await province.dieAfter(a % 30);
      break;
    case "gatewayOn":
      await province.start();
      break;
    case "gatewayBackup":
      await province.backUp();
      break;
    case "gatewayRestore":
      await restoreGateway(net, a);
      break;
    case "publish":
      await publish(net, counter, a);
      break;
    case "tidy":
      await province.act((gateway) => gateway.tidy());
      break;
    case "revoke":
      await revoke(net, counter);
      break;
    default:
      await performStep(counter.world, { kind: kind satisfies StepKind, a, b }, net.faults);
      noteIncarnation(counter.world);
  }
  // Time is one for all; only the clocks on the walls may be wrong.
  const isAtCounter = STATION_KINDS.has(kind);
  for (const other of counters) if (!isAtCounter || other !== counter) other.world.clock.advance(pass);
  province.clock.now += pass;
  await turn();
  if (net.wrong !== undefined) throw new Violation("purged", net.wrong);
}

const STATION_KINDS: ReadonlySet<string> = new Set<StepKind>([
  "accept",
  "acceptWithPages",
  "burst",
  "move",
  "repeat",
  "loseReply",
  "open",
  "checkpoint",
  "clockJump",
  "fault",
  "crash",
  "powerCut",
  "crashAtStart",
  "restart",
  "backup",
  "restore",
]);

async function restoreGateway(net: Net, a: number): Promise<void> {
  const what = a % 3 === 0 ? "database" : "everything";
  if (!(await net.province.restore(a >>> 3, what))) return;
  count(net, what === "database" ? "gateway-database-restored" : "gateway-restored");
  const rows = net.province.look();
  net.complete = new Set([...net.complete].filter((id) => isCompleteAt(rows, id)));
}

/** What the province tells a centre: progress of one of its dossiers, sealed for it, or a new catalogue. */
async function revoke(net: Net, counter: Counter): Promise<void> {
  // One stays, so that there is somebody to bring everything.
  if (net.counters.filter(({ isRevoked }) => !isRevoked).length < 2) return;
  const { station } = counter.world.role;
  if ((await net.province.act((gateway) => gateway.revoke(station))) !== true) return;
  count(net, "revoked");
  for (const other of net.counters) if (other.world.role.station === station) other.isRevoked = true;
}

/** Somebody copies the disk while nothing is on its way, and starts the copy on a second computer. */
async function clone(net: Net, counter: Counter, a: number): Promise<void> {
  const { world } = counter;
  const { journal, disk } = getLife(world);
  if (counter.twin !== undefined || counter.isRevoked || journal.condition().kind !== "open") return;
  count(net, "cloned");
  const seed = net.seed + 10 * (a % 1000) + 1000;
  const make = { station: world.role.station, crypto: cryptoOf(seed) };
  const twin = createCounter(net.counters.length, seed, net.line, make, net.mutation);
  const copy = createSimulatedDisk(seed);
  await copyFolder(disk, copy.boot(), "");
  const { ledger } = twin.world;
  for (const sent of world.ledger.sent) {
    if (sent.answer === undefined) continue;
    ledger.sent.push({ ...sent });
    ledger.byCommand.set(sent.command.commandId, ledger.sent.at(-1) ?? sent);
  }
  for (const id of world.ledger.asked) ledger.asked.add(id);
  for (const [code, entry] of world.ledger.codes) ledger.codes.set(code, entry);
  for (const [draft, key] of world.ledger.keys) ledger.keys.set(draft, key);
  ledger.pages = new Map(world.ledger.pages);
  Object.assign(twin.world, { secrets: world.secrets, simulated: copy, stationKey: world.stationKey });
  twin.world.clock.set(world.clock.now());
  counter.twin = twin;
  twin.twin = counter;
  net.counters.push(twin);
  watchPurges(net, twin);
  await start(twin.world);
}
