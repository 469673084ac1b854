import { dialog } from "electron";
import type { Clock } from "../../src/shared/clock";
import type { Disk } from "../../src/shared/disk";
import type { IdSource } from "../../src/shared/id-source";
import { ok, type Result } from "../../src/shared/result";
import { readReferenceData } from "../catalogue/reference-data";
import { openCore } from "../core/core";
import type { KeyTools } from "../keys/master-key";
import type { StationSecrets } from "../keys/opened-secrets";
import type { FormPages } from "../paper/form-pages";
import { createRecognition } from "../recognition/create-recognition";
import { createRecognitionClient } from "../recognition/recognition-client";
import { connectRecognition } from "../recognition/recognition-window";
import { enrolDemoOfficers, readDemoOfficers } from "./demo-centre";
import { openServices, type Services } from "./services";
import { stationKeyOf } from "./station";
import type { StationConfig } from "./station-config";
import type { Windows } from "./windows";

export interface ServeParts {
  readonly disk: Disk;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly tools: KeyTools;
  readonly assetsFolder: string;
  readonly windows: Windows;
  readonly forms: FormPages;
  /** Something that the status bar shows may be new. */
  readonly noteChange: () => void;
}

export type Serve = (
  secrets: StationSecrets,
  config: StationConfig,
  restored: boolean,
) => Promise<Result<Services, { readonly kind: string }>>;

/** Opens core and services of a station whose secrets are open, and shows what happens there to its windows. */
export function createServe({ disk, clock, ids, tools, assetsFolder, windows, forms, noteChange }: ServeParts): Serve {
  return async (secrets, config, restored) => {
    const data = await readReferenceData(assetsFolder);
    const client = createRecognitionClient(() => connectRecognition(windows), ids);
    const core = await openCore({
      disk,
      clock,
      ids,
      tools,
      secrets,
      data,
      centre: config.centre,
      stationKey: stationKeyOf(config),
      draftChanged: (draft) => {
        windows.tell("draft:changed", draft);
      },
    });
    if (!core.ok) return core;
    // A damaged journal waits for a person: whoever goes on with it begins an incarnation anyway.
    if (restored && core.value.journal.condition().kind === "open") {
      const begun = await core.value.runtime.openIncarnation("restored");
      if (!begun.ok) {
        await core.value.close();
        return begun;
      }
    }
    const demoOfficers = config.centre.training ? await readDemoOfficers(assetsFolder) : [];
    await enrolDemoOfficers(core.value.officers, demoOfficers);
    const services = await openServices({
      disk,
      core: core.value,
      data,
      clock,
      ids,
      forms,
      assetsFolder,
      demoOfficers,
      recognition: createRecognition(client, data, clock),
      tell: (topic, notice) => {
        windows.tell(topic, notice);
        if (topic === "dossier:changed") noteChange();
      },
      askWhere: async (suggested) => {
        const chosen = await dialog.showSaveDialog({ defaultPath: suggested });
        return chosen.canceled ? undefined : chosen.filePath;
      },
    });
    return ok(services);
  };
}
