import type { Transport, WireReply, WireRequest } from "../../../electron/sync/ports";
import { encodeUtf8 } from "../../../src/shared/bytes";
import type { SeededRandom } from "../../fakes/seeded-random";
import type { Province } from "./province";

/** How often each thing happens to a message, from 0 to 1. */
export interface Weather {
  readonly lostRequest: number;
  readonly lostAnswer: number;
  /** The same request arrives a second time, some time later. */
  readonly repeated: number;
  /** Somebody in between answers: a portal's page, or 500. */
  readonly stranger: number;
  /** Only the beginning of the answer comes, and nobody notices on the way. */
  readonly half: number;
}

export const CALM: Weather = { lostRequest: 0, lostAnswer: 0, repeated: 0, stranger: 0, half: 0 };

interface Exchange {
  readonly from: number;
  readonly request: WireRequest;
  /** undefined: a copy that nobody waits for. */
  readonly answer: ((reply: WireReply) => void) | undefined;
  /** On its way back; undefined: on its way to the province. */
  reply: WireReply | undefined;
}

/** Everything that travels between stations and province. Nothing moves but by `deliver`. */
export interface Line {
  /** The transport of one life of a station; `end` lets nothing of it through any more. */
  connect(station: number): Transport & { readonly end: (how: "died" | "closed") => void };
  waiting(): number;
  /** Moves one message, any of them: what was sent first need not arrive first. */
  deliver(random: SeededRandom, weather: Weather, count: (fault: string) => void): Promise<void>;
  /** Some requests that reach the gateway in the same moment. */
  rush(random: SeededRandom, most: number): Promise<void>;
  cut(station: number, isCut: boolean): void;
  isCut(station: number): boolean;
}

const LOST: WireReply = { kind: "network" };

export function createLine(province: Province): Line {
  let exchanges: Exchange[] = [];
  const cut = new Set<number>();

  const end = (exchange: Exchange): void => {
    exchanges = exchanges.filter((other) => other !== exchange);
  };
  const handOver = (exchange: Exchange, reply: WireReply): void => {
    end(exchange);
    exchange.answer?.(reply);
  };
  /** To the gateway, and what it says onto the way back. */
  const ask = async (exchange: Exchange): Promise<void> => {
    const reply = await province.handle(exchange.request);
    if (exchange.answer === undefined) end(exchange);
    else if (reply === undefined) handOver(exchange, LOST);
    else exchange.reply = { kind: "answer", ...reply };
  };

  return {
    connect: (station) => {
      const own = new Set<Exchange>();
      let over: "died" | "closed" | undefined;
      return {
        send: (request) =>
          new Promise((answer) => {
            if (over === "closed") answer(LOST);
            if (over !== undefined) return;
            const exchange: Exchange = { from: station, request, answer, reply: undefined };
            own.add(exchange);
            exchanges.push(exchange);
          }),
        end: (how) => {
          over = how;
          for (const exchange of own) {
            if (!exchanges.includes(exchange)) continue;
            if (how === "closed") handOver(exchange, LOST);
            else end(exchange);
            // What was on its way to the province may still arrive.
            if (exchange.reply === undefined) exchanges.push({ ...exchange, answer: undefined });
          }
        },
      };
    },
    waiting: () => exchanges.length,
    deliver: async (random, weather, count) => {
      const exchange = exchanges[Math.floor(random.next() * exchanges.length)];
      if (exchange === undefined) return;
      const { reply } = exchange;
      const happens = (kind: keyof Weather): boolean => {
        const does = random.chance(weather[kind]);
        if (does) count(kind);
        return does;
      };
      if (cut.has(exchange.from) || (reply === undefined ? happens("lostRequest") : happens("lostAnswer"))) {
        handOver(exchange, LOST);
      } else if (reply !== undefined) handOver(exchange, happens("half") ? halfOf(reply) : reply);
      else if (happens("stranger")) handOver(exchange, strangers(random));
      else {
        if (happens("repeated")) exchanges.push({ ...exchange, answer: undefined });
        await ask(exchange);
      }
    },
    rush: async (random, most) => {
      const asked = exchanges.filter(({ from, reply }) => reply === undefined && !cut.has(from));
      for (let index = asked.length - 1; index > 0; index -= 1) {
        const other = Math.floor(random.next() * (index + 1));
        const [a, b] = [asked[index], asked[other]];
        if (a !== undefined && b !== undefined) [asked[index], asked[other]] = [b, a];
      }
      await Promise.all(asked.slice(0, most).map(ask));
    },
    cut: (station, isCut) => {
      if (isCut) cut.add(station);
      else cut.delete(station);
    },
    isCut: (station) => cut.has(station),
  };
}

function halfOf(reply: WireReply): WireReply {
  if (reply.kind === "network") return reply;
  return { ...reply, body: reply.body.subarray(0, Math.floor(reply.body.length / 2)) };
}

function strangers(random: SeededRandom): WireReply {
  const html = { "content-type": "text/html" };
  const page = encodeUtf8("<html><body>Đăng nhập mạng</body></html>");
  const status = [200, 302, 500, 502, 503, 429][Math.floor(random.next() * 6)] ?? 500;
  return { kind: "answer", status, headers: html, body: page };
}
