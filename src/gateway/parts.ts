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
  /** Something of these dossiers arrived: the reader should look. */
  readonly arrived: () => void;
}
