import type { Phase, StationDescription, Trouble } from "../../src/ipc/station-state";
import type { KeyId } from "../../src/shared/brand";
import { decodeUtf8, encodeUtf8 } from "../../src/shared/bytes";
import type { Disk } from "../../src/shared/disk";
import { fail, ok, type Result } from "../../src/shared/result";
import { readWholeFile, replaceWholeFile } from "../disk/whole-file";
import type { KeyTools, UnlockMethod } from "../keys/master-key";
import type { StationSecrets } from "../keys/opened-secrets";
import { unlockStationSecrets } from "../keys/station-secrets";
import { foundCentre } from "../core/found-centre";
import type { IdSource } from "../../src/shared/id-source";
import { formatStationConfig, parseStationConfig, type Centre, type StationConfig } from "./station-config";

const CONFIG = "station.json";

export interface StationDependencies<S> {
  readonly disk: Disk;
  readonly tools: KeyTools;
  readonly ids: IdSource;
  readonly versions: StationDescription["versions"];
  /** Opens what serves the windows; called once the secrets are open. */
  readonly serve: (secrets: StationSecrets, config: StationConfig) => Promise<Result<S, { readonly kind: string }>>;
  readonly changed: (description: StationDescription) => void;
}

/** A data folder on its way from nothing to a station that serves. */
export interface Station<S> {
  describe(): StationDescription;
  /** Makes this data folder the one of `centre`, then opens it; only where there is none yet. */
  found(centre: Centre, passphrase: string): Promise<Result<undefined, { readonly kind: string }>>;
  unlock(method: UnlockMethod): Promise<Result<undefined, { readonly kind: string }>>;
  /** Throws where the station is not open: nobody asks then. */
  services(): S;
  findServices(): S | undefined;
}

async function readConfig(disk: Disk): Promise<Result<StationConfig | undefined, { readonly kind: string }>> {
  const bytes = await readWholeFile(disk, CONFIG);
  if (!bytes.ok) return bytes.fault.kind === "not-found" ? ok(undefined) : fail({ kind: `disk-${bytes.fault.kind}` });
  return parseStationConfig(decodeUtf8(bytes.value));
}

/** Reads how the data folder was set up. Nothing is opened yet, and nothing is ever repaired by force. */
export async function openStation<S>(dependencies: StationDependencies<S>): Promise<Station<S>> {
  const { disk, tools, ids, versions, serve, changed } = dependencies;
  const read = await readConfig(disk);
  let config = read.ok ? read.value : undefined;
  let services: S | undefined;
  let trouble: Trouble | undefined = read.ok ? undefined : { kind: read.fault.kind };

  const describe = (): StationDescription => {
    const closed: Phase = config === undefined && trouble === undefined ? "first-start" : "locked";
    const phase = services === undefined ? closed : "open";
    return { phase, centre: config?.centre, trouble, versions };
  };
  const note = <T>(result: Result<T, { readonly kind: string }>): Result<undefined, { readonly kind: string }> => {
    trouble = result.ok ? undefined : { kind: result.fault.kind };
    changed(describe());
    return result.ok ? ok() : fail(trouble ?? { kind: "unknown" });
  };
  const open = async (secrets: StationSecrets, of: StationConfig): Promise<Result<S, { readonly kind: string }>> => {
    const served = await serve(secrets, of);
    if (served.ok) services = served.value;
    return served;
  };

  return {
    describe,
    async found(centre, passphrase) {
      const founded = await foundCentre(disk, tools, ids, { passphrase });
      if (!founded.ok) return founded;
      const next: StationConfig = { format: 1, centre, stationKey: founded.value.stationKey };
      const written = await replaceWholeFile(disk, CONFIG, encodeUtf8(formatStationConfig(next)));
      if (!written.ok) return written;
      config = next;
      return note(await open(founded.value.secrets, next));
    },
    async unlock(method) {
      if (config === undefined || services !== undefined) return fail({ kind: "not-in-this-phase" });
      const secrets = await unlockStationSecrets(disk, tools, method);
      return note(secrets.ok ? await open(secrets.value, config) : secrets);
    },
    services() {
      if (services === undefined) throw new Error("the station is not open");
      return services;
    },
    findServices: () => services,
  };
}

/** The name of the station's own key, as the config keeps it. */
export function stationKeyOf(config: StationConfig): KeyId {
  return config.stationKey as KeyId; // its form was checked when the config was read
}
