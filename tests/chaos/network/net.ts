import type { StationId } from "../../../src/shared/brand";
import { createLightCrypto } from "../../fakes/light-crypto";
import { createSeededRandom } from "../../fakes/seeded-random";
import { start } from "../station/disasters";
import { Violation } from "../station/ledger";
import { AGENCY, cryptoOf } from "../station/world";
import { createCounter, type Counter } from "./counter";
import { CALM, createLine, type Line, type Weather } from "./line";
import { createProvince, type NetMutation, type Province } from "./province";

/** A province, the line, and the counters of one centre. */
export interface Net {
  readonly seed: number;
  readonly mutation: NetMutation;
  readonly province: Province;
  readonly line: Line;
  readonly counters: Counter[];
  weather: Weather;
  /** Dossiers that some station called complete at the province, as far as no restore of the gateway took them back. */
  complete: Set<string>;
  readonly faults: Map<string, number>;
  /** What a station did that it must never do, as it was seen while it did it. */
  wrong: string | undefined;
}

export function count({ faults }: Pick<Net, "faults">, kind: string): void {
  faults.set(kind, (faults.get(kind) ?? 0) + 1);
}

const MOST_COUNTERS = 3;

/** One world in ten has the real primitives, at the stations and at the province. */
export async function createNet(seed: number, faults: Map<string, number>, mutation: NetMutation = {}): Promise<Net> {
  const crypto = seed % 10 === 0 ? cryptoOf(seed) : createLightCrypto(createSeededRandom(seed));
  const province = createProvince(crypto, 0, mutation);
  const line = createLine(province);
  const net: Net = {
    seed,
    mutation,
    province,
    line,
    counters: [],
    weather: CALM,
    complete: new Set(),
    faults,
    wrong: undefined,
  };
  for (let index = 0; index < 1 + (seed % MOST_COUNTERS); index += 1) {
    // Seeds of one episode end in the same digit, so that all of it has the same primitives.
    const own = seed + 10 * (index + 1);
    // Sixteen bytes that are the station's own are what the brand promises.
    const station = (index + 10).toString(16).padStart(2, "0").repeat(16) as StationId;
    const counter = createCounter(index, own, line, { station, crypto: cryptoOf(own) }, mutation);
    net.counters.push(counter);
    province.clock.now = counter.world.clock.now();
    await province.start();
    await start(counter.world);
    await enrol(net, counter);
  }
  return net;
}

async function enrol(net: Net, { link, index }: Counter): Promise<void> {
  const code = await net.province.gateway()?.createCode(AGENCY, "Trung tâm mẫu");
  const enrolled = link?.enrol({ address: null, code: code ?? "" });
  await drain(net, CALM);
  const answer = await enrolled;
  if (answer?.ok !== true)
    throw new Violation("not-synced", `station ${index + 1} is not enrolled: ${JSON.stringify(answer)}`);
}

/** Turns of the event loop in which nothing began to travel: then nothing does by itself. */
const IDLE_TURNS = 3;

/** Until nothing travels any more. */
export async function drain(net: Net, weather: Weather): Promise<void> {
  const random = createSeededRandom(net.seed);
  for (let idle = 0, moved = 0; idle < IDLE_TURNS;) {
    if (net.line.waiting() === 0) idle += 1;
    else {
      idle = 0;
      if ((moved += 1) > 20_000) throw new Violation("hangs", "messages without an end");
      await net.line.deliver(random, weather, () => undefined);
    }
    await turn();
  }
}

export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
