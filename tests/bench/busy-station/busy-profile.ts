import { existsSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { readDemoCentre, TRAINING_PASSPHRASE } from "../../../electron/app/demo-centre";
import { parseStationConfig } from "../../../electron/app/station-config";
import { createNodeDisk } from "../../../electron/disk/node-disk";
import { readWholeFile } from "../../../electron/disk/whole-file";
import { openJournal } from "../../../electron/journal/open-journal";
import { stretchWithArgon2 } from "../../../electron/keys/argon2";
import { openKeyRing } from "../../../electron/keys/key-ring";
import { createNodeCrypto } from "../../../electron/keys/node-crypto";
import { unlockStationSecrets } from "../../../electron/keys/station-secrets";
import { createRandomIds } from "../../../electron/station/random-ids";
import { CHECKPOINT_FORM } from "../../../electron/station/state-checkpoint";
import { cacheRoot, createFolderAtomically, ROOT } from "../../../build/setup/places.mjs";
import type { KeyId } from "../../../src/shared/brand";
import { decodeUtf8 } from "../../../src/shared/bytes";
import { expectOk } from "../../../src/shared/result";
import { launchStation, type RunningStation } from "../../e2e/helpers/launch";
import { openDemoCentre } from "../../e2e/helpers/pages";
import { readCursorKind } from "./read-projection";
import { writeYears, type BusyYears } from "./write-years";

const YEAR_MS = 365 * 86_400_000;
/** A busy station: 24,000 dossiers a year, ten entries each. */
export const DOSSIERS_A_YEAR = 24_000;
const LOOKS = 4;
export const ENTRIES_A_DOSSIER = 10;
const STILL_OPEN = 1_500;
/** Dossiers that came after the last checkpoint, as when the power went before the next one. */
const TAIL_DOSSIERS = 400;
const LOOK_EVERY_MS = 500;

/**
 * The data folder of a training centre after years of work: journal, keys, checkpoint with a tail behind it, IndexedDB up
 * to date; as a power cut left it. Made once (minutes), then kept in the cache of this computer.
 */
export async function findBusyProfile(years: number): Promise<string> {
  const folder = path.join(cacheRoot(), "bench", `busy-station-1-${String(years)}`);
  if (!existsSync(folder)) await createFolderAtomically(folder, (draft) => fill(draft, years));
  // A checkpoint is good for programs that know the same kinds of entries and write it in the same form.
  const marker = `${folder}.settled`;
  const settled = existsSync(marker) ? readFileSync(marker, "utf8") : "";
  if (settled !== CHECKPOINT_FORM) await settle(folder);
  writeFileSync(marker, CHECKPOINT_FORM);
  return folder;
}

async function fill(profile: string, years: number): Promise<void> {
  const founding = await launchStation({ profile });
  await openDemoCentre(founding.application);
  await founding.close();
  const to = Date.now() - 86_400_000;
  const dossiers = DOSSIERS_A_YEAR * years;
  await write(profile, { dossiers, looks: LOOKS, stillOpen: STILL_OPEN, from: to - years * YEAR_MS, to });
}

async function settle(profile: string): Promise<void> {
  const first = await launchStation({ profile });
  await waitForProjection(first);
  // In order: with a checkpoint at the end.
  await first.close();
  const now = Date.now();
  const tail = { dossiers: TAIL_DOSSIERS, looks: LOOKS, stillOpen: TAIL_DOSSIERS, from: now - 10_000, to: now };
  await write(profile, { ...tail, firstNumber: 1000 });
  const second = await launchStation({ profile });
  await waitForProjection(second);
  second.application.process().kill("SIGKILL");
  await second.close();
}

async function write(profile: string, years: Omit<BusyYears, "agency">): Promise<void> {
  const disk = createNodeDisk(profile);
  const [crypto, ids] = [createNodeCrypto(), createRandomIds()];
  const config = expectOk(parseStationConfig(decodeUtf8(expectOk(await readWholeFile(disk, "station.json")))));
  const method = { kind: "passphrase", passphrase: TRAINING_PASSPHRASE } as const;
  const secrets = expectOk(await unlockStationSecrets(disk, { crypto, stretch: stretchWithArgon2 }, method));
  const ring = expectOk(await openKeyRing({ disk, crypto, ids, keys: () => secrets.keys() }));
  const identity = { station: secrets.keys().station, ...secrets.keys().signing };
  // The config's form was checked.
  const stationKey = config.stationKey as KeyId;
  const journal = expectOk(await openJournal({ disk, crypto, identity, sealer: ring, stationKey, witnesses: [] }));
  const { agencyCode: agency } = await readDemoCentre(path.join(ROOT, "assets"));
  await writeYears({ ring, journal, ids, stationKey }, { ...years, agency });
  await journal.close();
  await ring.close();
}

/** Until every row is in IndexedDB. Without a checkpoint the window comes only when the whole journal has been read. */
async function waitForProjection({ application }: RunningStation): Promise<void> {
  for (;;) {
    const projector = application.windows().find((page) => page.url().startsWith("app://station/projector/"));
    // A look while the store is being made may come to nothing; the next one tells.
    const kind = await projector?.evaluate(readCursorKind).catch(() => "none");
    if (kind === "at") return;
    await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  }
}
