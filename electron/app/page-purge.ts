import { readFile } from "node:fs/promises";
import path from "node:path";
import { dayOf, isoDate } from "../../src/calendar/local-time";
import type { Clock } from "../../src/shared/clock";
import type { CryptoSuite } from "../../src/shared/crypto-suite";
import type { Disk } from "../../src/shared/disk";
import { expectOk } from "../../src/shared/result";
import { parsePurgeRules, purgeRulesOn } from "../../src/sync/purge-rules";
import type { Core } from "../core/core";
import { createDraftStore } from "../drafts/draft-store";
import type { PurgeParts } from "../sync/ports";

interface PurgeServiceParts {
  readonly disk: Disk;
  readonly crypto: CryptoSuite;
  readonly clock: Clock;
  readonly core: Core;
  readonly assetsFolder: string;
}

/** What purging needs of an open station. Throws on rules that a build must not have. */
export async function openPurgeParts({
  disk,
  crypto,
  clock,
  core,
  assetsFolder,
}: PurgeServiceParts): Promise<PurgeParts> {
  const file = path.join(assetsFolder, "capture", "page-purge.json");
  const data = expectOk(parsePurgeRules(JSON.parse(await readFile(file, "utf8"))));
  const drafts = createDraftStore({ disk, crypto, draftKey: core.secrets.keys().draft });
  return {
    rules: () => purgeRulesOn(data, isoDate(dayOf(clock.now()))),
    isInHand: async (id) => {
      const [ids, damaged] = [await drafts.list(), await drafts.listDamaged()];
      // A draft that cannot be read may be one of this dossier.
      return !ids.ok || !damaged.ok || damaged.value.length > 0 || ids.value.includes(id);
    },
    removePages: async (pages) => (await core.vault.remove(pages)).ok,
  };
}
