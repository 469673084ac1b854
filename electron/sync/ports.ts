import type { ProvinceBox } from "../keys/key-ring";
import type { Journal } from "../journal/journal";
import type { StationRuntime } from "../station/station-runtime";
import type { EntrySealer, SigningIdentity } from "../../src/journal/ports";
import type { DossierId, KeyId } from "../../src/shared/brand";
import type { Clock } from "../../src/shared/clock";
import type { CryptoSuite } from "../../src/shared/crypto-suite";
import type { Disk } from "../../src/shared/disk";
import type { IdSource } from "../../src/shared/id-source";
import type { Result } from "../../src/shared/result";
import type { ByteBudget } from "../../src/sync/byte-budget";
import type { PurgeRules } from "../../src/sync/page-purge";
import type { Breather } from "../station/breather";

export interface WireRequest {
  readonly method: "GET" | "HEAD" | "POST" | "PATCH";
  /** With query, from the gateway's root: "/v1/session". */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

export type WireReply =
  /** No whole answer came: nobody knows whether the request arrived. */
  | { readonly kind: "network" }
  | {
      readonly kind: "answer";
      readonly status: number;
      /** Names in lower case. */
      readonly headers: Readonly<Record<string, string | undefined>>;
      readonly body: Uint8Array;
    };

/** One request to the configured gateway and what came of it. */
export interface Transport {
  /** Never rejects, always ends. */
  send(request: WireRequest): Promise<WireReply>;
}

/** What purging needs beside the line. */
export interface PurgeParts {
  /** As they are in force now (assets/capture/page-purge.json). */
  readonly rules: () => PurgeRules;
  /** Papers are being brought for this dossier: its pages stay. */
  readonly isInHand: (dossier: DossierId) => Promise<boolean>;
  /** Takes page files of the vault away; what is not there is fine. False: some may be left. */
  readonly removePages: (pages: readonly string[]) => Promise<boolean>;
}

/** What the province link needs of an open station. */
export interface LinkParts {
  readonly disk: Disk;
  readonly crypto: CryptoSuite;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly breather: Breather;
  readonly transport: Transport;
  readonly identity: SigningIdentity;
  readonly stationKey: KeyId;
  readonly sealer: EntrySealer;
  readonly journal: Pick<Journal, "read" | "head" | "openBody" | "condition" | "fence">;
  readonly runtime: Pick<
    StationRuntime,
    "record" | "run" | "find" | "readDossier" | "state" | "onApplied" | "openIncarnation"
  >;
  /** Closes dossier keys for the province that is known. */
  readonly forProvince: (keys: readonly KeyId[]) => Promise<Result<readonly ProvinceBox[], { readonly kind: string }>>;
  /** From now on dossier keys are closed for this X25519 key. */
  readonly setProvinceKey: (boxKey: Uint8Array) => Promise<Result<undefined, { readonly kind: string }>>;
  /** The sealed file of a page as the vault holds it. "missing": there is none; "disk": ask again later. */
  readonly readPageFile: (page: string) => Promise<Result<Uint8Array, { readonly kind: "missing" | "disk" }>>;
  /**
   * A catalogue or calendar of the province, whole and with its hash; put in force by its date. "malformed": it never will be;
   * "disk": later. The same one twice changes nothing.
   */
  readonly takeReference: (
    what: "catalogue" | "calendar",
    file: string,
    bytes: Uint8Array,
  ) => Promise<{ readonly kind: "taken"; readonly from: string } | { readonly kind: "malformed" | "disk" }>;
  readonly budget: () => ByteBudget;
  readonly purge: PurgeParts;
  /** Where this station stands, for the province's list: "Quầy 2". */
  readonly name: string;
  readonly program: string;
}
