import type { Phase, StationDescription } from "../../src/ipc/station-state";
import { decodeUtf8, encodeUtf8 } from "../../src/shared/bytes";
import type { Disk, DiskFault } from "../../src/shared/disk";
import { ok, type Result } from "../../src/shared/result";
import { readWholeFile, replaceWholeFile } from "../disk/whole-file";
import { formatStationConfig, parseStationConfig, type Centre, type ConfigFault } from "./station-config";

const CONFIG = "station.json";

export interface StationDependencies {
  readonly disk: Disk;
  readonly versions: StationDescription["versions"];
  readonly changed: (description: StationDescription) => void;
}

export interface Station {
  describe(): StationDescription;
  /** Makes this data folder the one of `centre`; only where there is none yet. */
  found(centre: Centre): Promise<Result<undefined, DiskFault>>;
}

export type OpenFault = DiskFault | ConfigFault;

async function readConfig(disk: Disk): Promise<Result<Centre | undefined, OpenFault>> {
  const bytes = await readWholeFile(disk, CONFIG);
  if (!bytes.ok) return bytes.fault.kind === "not-found" ? ok(undefined) : bytes;
  const config = parseStationConfig(decodeUtf8(bytes.value));
  return config.ok ? ok(config.value.centre) : config;
}

/** Opens the station of a data folder: as it was set up, or waiting for its first start. */
export async function openStation(dependencies: StationDependencies): Promise<Result<Station, OpenFault>> {
  const { disk, versions, changed } = dependencies;
  const read = await readConfig(disk);
  if (!read.ok) return read;
  let centre = read.value;

  const describe = (): StationDescription => {
    const phase: Phase = centre === undefined ? "first-start" : "locked";
    return { phase, centre, versions };
  };

  return ok({
    describe,
    async found(chosen) {
      const written = await replaceWholeFile(disk, CONFIG, encodeUtf8(formatStationConfig(chosen)));
      if (!written.ok) return written;
      centre = chosen;
      changed(describe());
      return ok();
    },
  });
}
