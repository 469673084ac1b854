import type { Actor } from "../../src/dossier/body-parts";
import type { EntrySealer } from "../../src/journal/ports";
import type { CommandId } from "../../src/shared/brand";
import type { Clock } from "../../src/shared/clock";
import type { Disk } from "../../src/shared/disk";
import type { IdSource } from "../../src/shared/id-source";
import { readOwnVersions, writeOwnVersions, type OwnVersions } from "../catalogue/own-versions";
import type { Core } from "./core";

export interface KeepParts {
  readonly core: Pick<Core, "runtime" | "stationKey"> & { readonly ring: EntrySealer };
  readonly disk: Disk;
  readonly clock: Pick<Clock, "now">;
  readonly ids: IdSource;
}

/** The centre's own reference data on the disk, each change with its author in the journal. */
export interface ReferenceKeeper {
  /** undefined where they cannot be read: then nothing may be written over them. */
  read(): Promise<OwnVersions | undefined>;
  /** Who changed what stands in the journal before the change counts. */
  keep(
    what: "catalogue" | "calendar" | "template" | "details" | "delegation",
    version: string,
    actor: Actor,
    next: OwnVersions,
  ): Promise<boolean>;
}

const CHANGED = "reference.changed";

export function createReferenceKeeper({ core, disk, clock, ids }: KeepParts): ReferenceKeeper {
  const { runtime, stationKey: key, ring: sealer } = core;
  const own = { disk, sealer, stationKey: key };
  return {
    async read() {
      const versions = await readOwnVersions(own);
      return versions.ok ? versions.value : undefined;
    },
    async keep(what, version, actor, next) {
      // An id of the id source is what a command's id is, too.
      const body = { command: ids.next() as CommandId, actor, at: clock.now(), what, version };
      const entry = { class: "access", dossier: null, kind: CHANGED, version: 1, parents: [], key, body } as const;
      const recorded = await runtime.record([entry]);
      return recorded.ok && writeOwnVersions(own, next);
    },
  };
}
