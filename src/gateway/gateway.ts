import type { CryptoSuite } from "../shared/crypto-suite";
import { fail, type Result } from "../shared/result";
import { DEFAULT_LIMITS, type Limits } from "../sync/limits";
import type { ProblemKind } from "../sync/problem";
import { createAdmission } from "./admit";
import { checkDoubtedFiles } from "./check-files";
import type { Gather } from "./coalesce";
import { createCode } from "./codes";
import { createDossierKeyRing } from "./dossier-key-ring";
import { countStart, type LifeNote } from "./epoch";
import type { Greeted, PlainReply, PlainRequest } from "./exchange";
import type { FileStore } from "./file-store";
import { createHandler, problemReply } from "./handle";
import { createPageArrivals } from "./page-arrivals";
import type { GatewayParts } from "./parts";
import type { ProvinceKeys } from "./province-keys";
import { createPushStore } from "./push-store";
import { readArrivals } from "./read-arrivals";
import { createReading, type Waits } from "./reading";
import { forgetUploads } from "./routes/uploads";
import { revokeStation } from "./revoke";
import type { Database } from "./store/database";

export interface GatewayOptions {
  readonly db: Database;
  readonly files: FileStore;
  /** Belongs to the files and not to the database. */
  readonly life: LifeNote;
  readonly crypto: CryptoSuite;
  readonly keys: ProvinceKeys;
  readonly provinceName: string;
  readonly now: () => number;
  readonly limits?: Limits;
  /** What reading waits by, where it is not the clock of this computer. */
  readonly waits?: Waits;
  /** What admission waits for, where many requests may come at once. */
  readonly gather?: Gather;
  /** Kinds and identifiers only. */
  readonly log: (event: string, fields: Readonly<Record<string, string | number>>) => void;
}

export interface Gateway {
  /** By the head of a request alone, before its body is taken. Never rejects. */
  greet(head: Omit<PlainRequest, "body">): Promise<Result<Greeted, ProblemKind>>;
  /** Never rejects. */
  handle(request: PlainRequest): Promise<PlainReply>;
  createCode(agency: string, name: string): Promise<string>;
  /** false: there is no such station. */
  revoke(station: string): Promise<boolean>;
  /** Until everything that arrived was read, and files that a restore put in doubt were looked for. */
  settled(): Promise<void>;
  /** Before the database is closed: what is being read is read to its end, the rest waits for the next start. */
  close(): Promise<void>;
  /** What is done now and then: forgets old tokens, reads what was left over. */
  tidy(): Promise<void>;
  readonly parts: GatewayParts;
}

/** 1/1/2026: seconds since then fit into the column for a long time. */
const NEWS_EPOCHS_FROM = Date.UTC(2026, 0, 1);

/** Puts the service together over an open database; a start is counted, to notice a restored backup. */
export async function createGateway(options: GatewayOptions): Promise<Gateway> {
  const { db, files, life, crypto, keys, provinceName, now, log, limits = DEFAULT_LIMITS } = options;
  await countStart(db, life, crypto);
  const parts: GatewayParts = {
    db,
    files,
    crypto,
    keys,
    dossierKeys: createDossierKeyRing(db, crypto, keys),
    limits,
    provinceName,
    now,
    newsEpoch: Math.max(1, Math.floor((now() - NEWS_EPOCHS_FROM) / 1000)),
    arrived: () => {
      reading.arrived();
    },
  };
  const reading = createReading(
    () => readArrivals(parts),
    (error) => {
      log("reading-failed", { error: nameOf(error) });
    },
    options.waits,
  );
  const checking = checkDoubtedFiles(parts).catch((error: unknown) => {
    // What a station asks for is looked for anyway; the rest waits for the next start.
    log("checking-files-failed", { error: nameOf(error) });
  });
  const admission = createAdmission(parts, options.gather);
  const store = createPushStore(parts);
  const handle = createHandler(parts, admission, createPageArrivals(parts), (push) => reading.during(store(push)));
  // What an earlier life held and had not read.
  reading.arrived();

  return {
    parts,
    greet: (head) =>
      admission.greet(head).catch((error: unknown) => {
        log("request-failed", { error: nameOf(error) });
        return fail("busy");
      }),
    handle: (request) =>
      handle(request).catch((error: unknown) => {
        log("request-failed", { error: nameOf(error) });
        return problemReply("busy", now());
      }),
    createCode: (agency, name) => createCode(parts, agency, name),
    revoke: (station) => revokeStation(parts, station),
    settled: async () => {
      await checking;
      await reading.settled();
    },
    close: async () => {
      await checking;
      await reading.close();
    },
    tidy: async () => {
      try {
        await admission.forgetOld();
        await forgetUploads(parts);
        await files.shelve();
      } catch (error) {
        // Nothing depends on it: it is done at the next turn.
        log("tidying-failed", { error: nameOf(error) });
      }
      parts.arrived();
    },
  };
}

/** The class of an error and the code of a database or the system; never its text, which may quote a row. */
export function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  return "code" in error ? `${error.name} ${String(error.code)}` : error.name;
}
