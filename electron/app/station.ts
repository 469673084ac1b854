import type { Phase, RecoveryPaper, StationDescription, Trouble } from "../../src/ipc/station-state";
import type { StationRole } from "../../src/ipc/founding-requests";
import type { KeyId } from "../../src/shared/brand";
import { decodeUtf8, encodeUtf8 } from "../../src/shared/bytes";
import type { Disk } from "../../src/shared/disk";
import { fail, ok, type Fail, type Result } from "../../src/shared/result";
import { readWholeFile, replaceWholeFile } from "../disk/whole-file";
import type { KeyTools, UnlockMethod } from "../keys/master-key";
import type { Keyring } from "../keys/ports";
import type { StationSecrets } from "../keys/opened-secrets";
import { unlockStationSecrets } from "../keys/station-secrets";
import { foundCentre } from "../core/found-centre";
import type { IdSource } from "../../src/shared/id-source";
import { createRecoveryDesk, type RecoveryDesk } from "./recovery-paper";
import { restoreUsualMethod } from "./usual-method";
import { formatStationConfig, parseStationConfig, type Centre, type StationConfig } from "./station-config";

const CONFIG = "station.json";

export interface StationDependencies<S> {
  readonly disk: Disk;
  readonly tools: KeyTools;
  readonly ids: IdSource;
  readonly keyring: Keyring;
  readonly versions: StationDescription["versions"];
  /**
   * Opens what serves the windows; called once the secrets are open. `restored`: by the printed code, so this is a copy
   * or another computer, and what the old one did after the copy is not known.
   */
  readonly serve: (
    secrets: StationSecrets,
    config: StationConfig,
    restored: boolean,
  ) => Promise<Result<S, { readonly kind: string }>>;
  readonly changed: (description: StationDescription) => void;
}

export interface Founding {
  readonly role: StationRole;
  /** What the new keys seal before the folder counts as a station's: without its first officer nobody could sign in. */
  readonly prepare: (secrets: StationSecrets) => Promise<Result<undefined, { readonly kind: string }>>;
}

/** A data folder on its way from nothing to a station that serves. */
export interface Station<S> {
  describe(): StationDescription;
  /** The window that this station is for. */
  role(): StationRole;
  /** Makes this data folder the one of `centre`, then opens it; only where there is none yet. */
  found(centre: Centre, passphrase: string, more?: Founding): Promise<Result<undefined, { readonly kind: string }>>;
  /** `next`: see `restoreUsualMethod`. */
  unlock(method: UnlockMethod, next?: string): Promise<Result<undefined, { readonly kind: string }>>;
  readonly recovery: RecoveryDesk;
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
  const { disk, tools, ids, keyring, versions, serve, changed } = dependencies;
  const read = await readConfig(disk);
  let config = read.ok ? read.value : undefined;
  let services: S | undefined;
  let secretsOpen: StationSecrets | undefined;
  let trouble: Trouble | undefined = read.ok ? undefined : { kind: read.fault.kind };

  const describe = (): StationDescription => {
    const closed: Phase = config === undefined && trouble === undefined ? "first-start" : "locked";
    const phase = services === undefined ? closed : "open";
    return { phase, recovery: config?.recovery, centre: config?.centre, trouble, versions };
  };
  const note = <T>(result: Result<T, { readonly kind: string }>): Result<undefined, { readonly kind: string }> => {
    trouble = result.ok ? undefined : { kind: result.fault.kind };
    changed(describe());
    return result.ok ? ok() : fail(trouble ?? { kind: "unknown" });
  };
  const open = async (
    secrets: StationSecrets,
    of: StationConfig,
    restored: boolean,
  ): Promise<Result<S, { readonly kind: string }>> => {
    const served = await serve(secrets, of, restored);
    if (served.ok) [services, secretsOpen] = [served.value, secrets];
    return served;
  };
  const writeConfig = async (next: StationConfig): Promise<Result<undefined, { readonly kind: string }>> => {
    const written = await replaceWholeFile(disk, CONFIG, encodeUtf8(formatStationConfig(next)));
    if (!written.ok) return written;
    config = next;
    return ok();
  };
  const keepPaper = async (recovery: RecoveryPaper): Promise<Result<undefined, { readonly kind: string }>> => {
    if (config === undefined) return fail({ kind: "not-in-this-phase" });
    const written = await writeConfig({ ...config, recovery });
    if (written.ok) changed(describe());
    return written;
  };

  return {
    describe,
    role: () => config?.role ?? "desk",
    async found(centre, passphrase, more) {
      const founded = await foundCentre(disk, tools, ids, { passphrase });
      if (!founded.ok) return founded;
      const { secrets, stationKey } = founded.value;
      const prepared = more === undefined ? ok() : await more.prepare(secrets);
      if (!prepared.ok) return prepared;
      const next: StationConfig = {
        format: 1,
        centre,
        stationKey,
        recovery: "unseen",
        role: more?.role ?? "desk",
      };
      const written = await writeConfig(next);
      if (!written.ok) return written;
      const opened = await open(secrets, next, false);
      if (opened.ok && !centre.training) await restoreUsualMethod(secrets, centre, keyring, undefined);
      return note(opened);
    },
    async unlock(method, next) {
      if (config === undefined || services !== undefined) return fail({ kind: "not-in-this-phase" });
      const secrets = await unlockStationSecrets(disk, tools, method);
      const opened = secrets.ok
        ? await open(secrets.value, config, method.kind === "recovery")
        : whyClosed(method, secrets);
      const byPerson = method.kind === "recovery" || (method.kind === "passphrase" && !config.centre.training);
      // Not before the new incarnation is on the disk: an unattended start must never go on in the old one.
      if (secrets.ok && opened.ok && byPerson) {
        await restoreUsualMethod(secrets.value, config.centre, keyring, next);
      }
      return note(opened);
    },
    recovery: createRecoveryDesk({
      crypto: tools.crypto,
      secrets: () => secretsOpen,
      paper: () => config?.recovery,
      maySkip: () => config?.centre.training === true,
      keep: keepPaper,
    }),
    services() {
      if (services === undefined) throw new Error("the station is not open");
      return services;
    },
    findServices: () => services,
  };
}

/** A computer whose system never kept a key is opened by its passphrase; nothing is lost there. */
function whyClosed(method: UnlockMethod, fault: Fail<{ readonly kind: string }>): Fail<{ readonly kind: string }> {
  const neverKept = method.kind === "keyring" && fault.fault.kind === "no-such-wrap";
  return neverKept ? fail({ kind: "keyring-unavailable" }) : fault;
}

/** The name of the station's own key, as the config keeps it. */
export function stationKeyOf(config: StationConfig): KeyId {
  return config.stationKey as KeyId; // its form was checked when the config was read
}
