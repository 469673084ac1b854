import type { PlainReply, PlainRequest } from "../../../src/gateway/exchange";
import type { LifeNote } from "../../../src/gateway/epoch";
import { createGateway, type Gateway } from "../../../src/gateway/gateway";
import type { Database } from "../../../src/gateway/store/database";
import type { ProvinceLink } from "../../../electron/sync/province-link";
import type { CryptoSuite } from "../../../src/shared/crypto-suite";
import { DEFAULT_LIMITS } from "../../../src/sync/limits";
import { createMemoryDatabase, type MemoryBackup } from "../../fakes/gateway/memory/memory-database";
import { createMemoryFiles, type MemoryFiles, type MemoryFileStore } from "../../fakes/gateway/memory/memory-files";
import { Violation } from "../station/ledger";
import { settle } from "../station/settle";

interface ProvinceBackup {
  readonly rows: MemoryBackup;
  readonly files: MemoryFiles;
  readonly life: string | undefined;
}

/** Spoils a part on purpose, to prove that the checks notice. */
export interface NetMutation {
  readonly link?: (link: ProvinceLink) => ProvinceLink;
  /** Stations take pages away that nobody proved to hold. */
  readonly blindPurge?: true;
  /** What the database has left of what was committed. */
  readonly afterPowerCut?: (rows: MemoryBackup) => MemoryBackup;
}

/** The real gateway over a database and files in memory, and everything that can happen to its machine. */
export interface Province {
  readonly clock: { now: number };
  /** undefined: it is off. */
  gateway(): Gateway | undefined;
  /** The database as it is, whether the gateway runs or not. */
  look(): MemoryBackup;
  files(): MemoryFiles;
  /** undefined: it was off, or died over it. */
  act<T>(work: (gateway: Gateway) => Promise<T>): Promise<T | undefined>;
  handle(request: PlainRequest): Promise<PlainReply | undefined>;
  /** At the n-th step into database or files from now on the machine stops. */
  dieAfter(steps: number): Promise<void>;
  turnOff(kind: "orderly" | "power"): Promise<void>;
  start(): Promise<void>;
  backUp(): Promise<void>;
  /** false: there is no copy. Puts one back: `what` of it, the files staying as they are where only the database is. */
  restore(choice: number, what: "database" | "everything"): Promise<boolean>;
  /** Does what the gateway had put off until now. */
  work(): Promise<void>;
  restores(): number;
}

/** Small, so that few entries are many requests and a page is several. */
const LIMITS = { ...DEFAULT_LIMITS, batchEntries: 7, chunkBytes: 700, items: 5 };
const MOST_BACKUPS = 3;

export function createProvince(crypto: CryptoSuite, start: number, mutation: NetMutation): Province {
  const clock = { now: start };
  const keys = {
    signing: crypto.createSigningPair(),
    box: crypto.createAgreementPair(),
    storage: crypto.randomBytes(32),
  };
  const backups: ProvinceBackup[] = [];
  let [life, left, restores] = [0, Number.POSITIVE_INFINITY, 0];
  let note: string | undefined;
  let gateway: Gateway | undefined;
  let plans: (() => void)[] = [];

  /** A step of one life of the machine; whoever belongs to an earlier one never goes on. */
  const pass = (mine: number): Promise<void> => {
    if (mine !== life || left <= 0) return new Promise(() => undefined);
    left -= 1;
    return Promise.resolve();
  };
  const database = createMemoryDatabase(() => pass(life));
  let files: MemoryFileStore = createMemoryFiles();

  const die = (): void => {
    life += 1;
    gateway = undefined;
    plans = [];
    left = Number.POSITIVE_INFINITY;
  };
  const open = (db: Database): Promise<Gateway> => {
    const mine = life;
    files = createMemoryFiles(files.backUp(), () => pass(mine));
    const beside: LifeNote = {
      read: () => pass(mine).then(() => note),
      write: async (text) => {
        await pass(mine);
        note = text;
      },
    };
    return createGateway({
      db,
      files,
      life: beside,
      crypto,
      keys,
      provinceName: "Tỉnh Minh Họa",
      now: () => clock.now,
      limits: LIMITS,
      waits: {
        now: () => clock.now,
        after: (_milliseconds, work) => {
          plans.push(work);
          return () => {
            plans = plans.filter((other) => other !== work);
          };
        },
      },
      log: (event, fields) => {
        // The model's gateway has no disk that fails: whatever it logs is a bug of it or of the model.
        throw new Violation("gateway", `${event} ${JSON.stringify(fields)}`);
      },
    });
  };

  const province: Province = {
    clock,
    gateway: () => gateway,
    look: () => database.look(),
    files: () => files.backUp(),
    act: async (work) => {
      if (gateway === undefined) return undefined;
      const mine = life;
      const settled = await settle(work(gateway));
      if (settled.kind === "done") return settled.value;
      // Another request of the same moment has noticed already.
      if (mine !== life) return undefined;
      if (left > 0) throw new Violation("hangs", "the gateway");
      await province.turnOff("power");
      return undefined;
    },
    handle: (request) => province.act((open) => open.handle(request)),
    dieAfter: async (steps) => {
      // It stopped in work that nobody waits for, and nobody has noticed yet.
      if (left <= 0) await province.turnOff("power");
      left = steps;
    },
    turnOff: async (kind) => {
      if (kind === "orderly" && gateway !== undefined) await settle(gateway.settled());
      die();
      if (kind === "orderly") return;
      database.crash();
      if (mutation.afterPowerCut !== undefined) database.restore(mutation.afterPowerCut(database.look()));
    },
    start: async () => {
      if (gateway !== undefined) return;
      const settled = await settle(open(database.open()));
      if (settled.kind === "done") gateway = settled.value;
      else if (left > 0) throw new Violation("hangs", "the start of the gateway");
      else await province.turnOff("power");
    },
    backUp: async () => {
      if (gateway !== undefined) await province.work();
      if (gateway === undefined) return;
      backups.push({ rows: database.backUp(), files: files.backUp(), life: note });
      if (backups.length > MOST_BACKUPS) backups.shift();
    },
    restore: async (choice, what) => {
      const backup = backups[choice % Math.max(1, backups.length)];
      if (backup === undefined) return false;
      die();
      database.restore(backup.rows);
      if (what === "everything") {
        files = createMemoryFiles(backup.files);
        note = backup.life;
      }
      restores += 1;
      await province.start();
      return true;
    },
    work: async () => {
      const due = plans;
      plans = [];
      for (const one of due) one();
      await province.act((open) => open.settled());
    },
    restores: () => restores,
  };
  return province;
}
