import { createBreather } from "../../../electron/station/breather";
import { readWholeFile } from "../../../electron/disk/whole-file";
import { openProvinceLink, type ProvinceLink } from "../../../electron/sync/province-link";
import { pagePath, parsePageId } from "../../../electron/vault/page-place";
import type { SessionEnd } from "../../../electron/sync/session";
import { FENCED } from "../../../electron/sync/tools";
import type { StationId } from "../../../src/shared/brand";
import type { CryptoSuite } from "../../../src/shared/crypto-suite";
import { fail, ok, type Result } from "../../../src/shared/result";
import { NOT_METERED } from "../../../src/sync/byte-budget";
import type { Failure } from "../../../src/sync/failure";
import { Violation } from "../station/ledger";
import { settle } from "../station/settle";
import { createWorld, type Life, type Role, type World } from "../station/world";
import type { Line } from "./line";
import type { NetMutation } from "./province";
import { CHAOS_PURGE } from "./purge-rules";

/** One computer at a counter: the real station on its simulated disk, and its end of the line to the province. */
export interface Counter {
  readonly index: number;
  readonly world: World;
  /** undefined while the program does not run. */
  link: ProvinceLink | undefined;
  /** One that runs. */
  session: Promise<Result<SessionEnd, Failure>> | undefined;
  /** Of the last session that ended in this life. */
  last: Result<SessionEnd, Failure> | undefined;
  /** Restores of the gateway that had happened when the last session of this life began that was answered; -1: none was. */
  toldAfterRestores: number;
  /** Restores of the gateway that had happened when the session that runs began. */
  begunAfterRestores: number;
  isRevoked: boolean;
  /** Called with the names of pages that are about to be purged. */
  noteLeaving: (pages: readonly string[]) => void;
  /** Another computer has its name and its keys. */
  twin: Counter | undefined;
  /** Ends the transport of this life. */
  endLine: (how: "died" | "closed") => void;
}

export function createCounter(
  index: number,
  seed: number,
  line: Line,
  make: { readonly station: StationId; readonly crypto: CryptoSuite },
  mutation: NetMutation,
): Counter {
  const role: Role = {
    ...make,
    numbersOf: "province",
    attach: async (world, life) => {
      const link = await attach(counter, world, life, line);
      counter.link = mutation.link?.(link) ?? link;
    },
    detach: async () => {
      const { link } = counter;
      counter.endLine("closed");
      link?.stop();
      const closed = await settle(link?.close() ?? Promise.resolve());
      if (closed.kind === "stuck") throw new Violation("hangs", "the end of a session");
      counter.endLine("died");
      counter.link = undefined;
      counter.session = undefined;
    },
  };
  const counter: Counter = {
    index,
    world: createWorld(seed, {}, role),
    link: undefined,
    session: undefined,
    last: undefined,
    toldAfterRestores: -1,
    begunAfterRestores: -1,
    isRevoked: false,
    noteLeaving: () => undefined,
    twin: undefined,
    endLine: () => undefined,
  };
  return counter;
}

async function attach(counter: Counter, world: World, life: Life, line: Line): Promise<ProvinceLink> {
  counter.endLine("died");
  const { end, ...transport } = line.connect(counter.index);
  counter.endLine = end;
  counter.session = undefined;
  counter.last = undefined;
  counter.toldAfterRestores = -1;
  const { clock, crypto, ids, secrets, stationKey } = world;
  if (stationKey === undefined) throw new Error("a station without a key of its own");
  return openProvinceLink({
    disk: life.disk,
    crypto,
    clock,
    ids,
    breather: createBreather(clock),
    transport,
    identity: { station: world.role.station, ...secrets.signing },
    stationKey,
    sealer: life.ring,
    journal: life.journal,
    runtime: life.runtime,
    forProvince: (keys) => life.ring.forProvince(keys),
    setProvinceKey: (province) => {
      world.secrets = { ...world.secrets, province };
      return Promise.resolve(ok());
    },
    readPageFile: async (page) => {
      const id = parsePageId(page);
      const file = id === undefined ? undefined : await readWholeFile(life.disk, pagePath(id));
      if (file === undefined) return fail({ kind: "missing" });
      if (file.ok) return file;
      return fail({ kind: file.fault.kind === "not-found" ? "missing" : "disk" });
    },
    takeReference: () => Promise.resolve({ kind: "taken", from: "2026-12-01" }),
    budget: () => NOT_METERED,
    purge: {
      rules: () => CHAOS_PURGE,
      isInHand: () => Promise.resolve(false),
      removePages: async (pages) => {
        counter.noteLeaving(pages);
        return (await life.vault.remove(pages)).ok;
      },
    },
    name: `Quầy ${counter.index + 1}`,
    program: "chaos",
  });
}

/** Begins a session with the province, if none runs. */
export function beginSession(counter: Counter, restores: () => number): void {
  const { link } = counter;
  if (link === undefined || counter.session !== undefined) return;
  const known = restores();
  counter.begunAfterRestores = known;
  const session = link.session();
  counter.session = session;
  const noted = session.then((end) => {
    if (counter.link !== link) return;
    counter.session = undefined;
    counter.last = end;
    if (end.ok || isToldThatFenced(counter)) counter.toldAfterRestores = known;
  });
  // Whatever a session throws is a bug, and ends the episode where it is awaited.
  noted.catch(() => undefined);
}

/** A fenced station sends what it has, and its own session tells at the end that it may not write: not the gateway. */
export function isToldThatFenced({ last }: Counter): boolean {
  return last?.ok === false && last.fault === FENCED;
}
