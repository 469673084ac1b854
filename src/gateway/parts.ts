import type { CryptoSuite } from "../shared/crypto-suite";
import type { Limits } from "../sync/limits";
import type { DossierKeyRing } from "./dossier-key-ring";
import type { FileStore } from "./file-store";
import type { ProvinceKeys } from "./province-keys";
import type { Database } from "./store/database";

/** What all routes share; made once by `createGateway`. */
export interface GatewayParts {
  readonly db: Database;
  readonly files: FileStore;
  readonly crypto: CryptoSuite;
  readonly keys: ProvinceKeys;
  readonly dossierKeys: DossierKeyRing;
  readonly limits: Limits;
  readonly provinceName: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /**
   * Of what this run of the gateway publishes to centres: it goes up with each start, so that what follows a backup that
   * was put back never stands under a number that stations have read already.
   */
  readonly newsEpoch: number;
  /** Something of these dossiers arrived: the reader should look. */
  readonly arrived: () => void;
}
