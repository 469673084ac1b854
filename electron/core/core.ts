import type { Disk, DiskFault } from "../../src/shared/disk";
import type { Clock } from "../../src/shared/clock";
import type { IdSource } from "../../src/shared/id-source";
import type { Draft } from "../../src/ipc/visit-requests";
import type { PageRef } from "../../src/dossier/body-parts";
import type { DossierId, KeyId } from "../../src/shared/brand";
import { rulesInForce } from "../../src/intake/counter-rules";
import type { CentreDetails } from "../../src/procedure/centre-details";
import { headOf } from "../../src/journal/chain";
import { fail, ok, type Result } from "../../src/shared/result";
import type { Centre } from "../app/station-config";
import { dayOf, isoDate } from "../../src/calendar/local-time";
import { loadOwnVersions } from "../catalogue/own-versions";
import { loadPublished } from "../catalogue/published-versions";
import { centreDetails } from "../catalogue/centre-details";
import { findProcedureRules } from "../catalogue/procedure-rules";
import type { ReferenceData } from "../catalogue/reference-data";
import { createDraftStore } from "../drafts/draft-store";
import { createHeadKeeper, readKeptHead } from "../journal/head-keeper";
import type { Journal } from "../journal/journal";
import { openJournal } from "../journal/open-journal";
import { openKeyRing, type KeyRing } from "../keys/key-ring";
import { openOfficerRegister, type OfficerRegister } from "../keys/officer-register";
import type { RegisterFault } from "../keys/register-file";
import type { KeyTools } from "../keys/master-key";
import type { StationSecrets } from "../keys/opened-secrets";
import type { DossierKeys, PageFacts } from "../station/ports";
import { openJournalCheck, type JournalCheck } from "../station/journal-check";
import { openStationRuntime, type RuntimeParts, type StationRuntime } from "../station/station-runtime";
import { createDraftDesk, type DraftDesk } from "../visit/draft-desk";
import { readProvinceWitness } from "../sync/province-memory";
import { createVault, type Vault } from "../vault/vault";
import { finishErasing } from "./erase-dossier";
import { grantTrainingNumbers } from "./found-centre";
import { readPrintSnapshot } from "./print-snapshot";
import { grantTrainingReceipts } from "./training-receipts";

/** The station's mechanism, open: what is said here is sealed, chained, flushed. */
export interface Core {
  readonly centre: Centre;
  /** What the centre says of itself: departments, account, receipts. */
  readonly details: CentreDetails;
  readonly stationKey: KeyId;
  readonly secrets: StationSecrets;
  readonly ring: KeyRing;
  readonly journal: Journal;
  readonly vault: Vault;
  readonly drafts: DraftDesk;
  readonly officers: OfficerRegister;
  readonly runtime: StationRuntime;
  readonly check: JournalCheck;
  /** A page that is in the vault and that the next command of this dossier may name. */
  keepPage(dossier: DossierId, page: PageRef): void;
  close(): Promise<void>;
}

export interface CoreParts {
  readonly disk: Disk;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly tools: KeyTools;
  readonly secrets: StationSecrets;
  readonly centre: Centre;
  readonly stationKey: KeyId;
  readonly data: ReferenceData;
  readonly draftChanged: (draft: Draft) => void;
  /** Does work that nobody waits for a little later. */
  readonly later: (work: () => void) => void;
  readonly lookedUnrecorded?: RuntimeParts["lookedUnrecorded"];
}

export type CoreFault = DiskFault | RegisterFault | { readonly kind: "not-written" | "key-ring-lost" };

/** Opens key ring, journal, vault and runtime of an unlocked station, in this order. */
export async function openCore(parts: CoreParts): Promise<Result<Core, CoreFault>> {
  const { disk, clock, ids, tools, secrets, centre, stationKey, data } = parts;
  const { crypto } = tools;
  const details = centreDetails(data, centre, clock);
  const keys = secrets.keys();
  const ring = await openKeyRing({ disk, crypto, ids, keys: () => secrets.keys() });
  if (!ring.ok) return ring;
  const sealer = ring.value;
  // A lost ring opens as an empty one: without this, every dossier would only say that its key is not there.
  if (sealer.condition(stationKey) !== "live") return fail({ kind: "key-ring-lost" });
  await loadOwnVersions({ disk, sealer, stationKey, data });
  await loadPublished({ disk, sealer, stationKey, data });
  const identity = { station: keys.station, ...keys.signing };
  const printed = await readPrintSnapshot(disk, { ring: sealer, stationKey });
  const keptHeads = [
    ...(await readKeptHead(disk, crypto, identity.publicKey)),
    ...(printed === undefined ? [] : [printed.head]),
    ...(await readProvinceWitness({ disk, sealer, stationKey })),
  ];
  const journal = await openJournal({ disk, crypto, identity, sealer, stationKey, witnesses: [], keptHeads });
  if (!journal.ok) return journal;
  const officers = await openOfficerRegister({ disk, tools, clock, ids, registerKey: keys.register });
  if (!officers.ok) return officers;
  const drafts = createDraftDesk({
    store: createDraftStore({ disk, crypto, draftKey: keys.draft }),
    keys: { create: () => createKey(sealer) },
    clock,
    ids,
    changed: parts.draftChanged,
  });
  const kept = new Map<DossierId, PageRef[]>();
  const facts = factsOf(drafts, kept);
  const runtime = await openStationRuntime({
    disk,
    clock,
    ids,
    journal: journal.value,
    sealer,
    stationKey,
    keys: facts,
    pages: facts,
    procedures: { find: (_code, version) => findProcedureRules(data, version, clock.now()) },
    idPrefixes: data.dictionaries.idNumberPrefixes,
    calendarOf: (at) => data.calendarOn(isoDate(dayOf(at))),
    officeName: centre.name,
    rulesOf: (day) => rulesInForce(data.counterRules, day),
    receipts: () => details.receipts,
    training: centre.training,
    agency: centre.agencyCode,
    ...(parts.lookedUnrecorded === undefined ? {} : { lookedUnrecorded: parts.lookedUnrecorded }),
  });
  const keeper = createHeadKeeper({ disk, crypto, identity, later: parts.later });
  runtime.onApplied((entry) => {
    keeper.note(headOf(entry));
  });
  // What cannot be finished now waits for the next start; its dossiers are off every list already.
  await finishErasing({ ring: sealer, runtime, stationKey });
  // A journal that waits for a person takes nothing before.
  if (centre.training && journal.value.condition().kind === "open") {
    const granted = await grantTrainingNumbers(runtime, centre.agencyCode, stationKey);
    if (!granted.ok) return fail({ kind: "not-written" });
    const receipts = await grantTrainingReceipts(runtime, centre.agencyCode, details, stationKey, clock);
    if (!receipts.ok) return fail({ kind: "not-written" });
  }
  return ok({
    centre,
    details,
    stationKey,
    secrets,
    ring: ring.value,
    journal: journal.value,
    vault: createVault({ disk, crypto, sealer, nameKey: keys.vaultName }),
    drafts,
    officers: officers.value,
    runtime,
    check: await openJournalCheck({ disk, clock, journal: journal.value }),
    keepPage: (dossier, page) => kept.set(dossier, [...(kept.get(dossier) ?? []), page]),
    async close() {
      await runtime.close();
      await keeper.settle();
      await journal.value.close();
      await ring.value.close();
    },
  });
}

async function createKey(ring: KeyRing): Promise<Result<KeyId, DiskFault | { readonly kind: "not-allowed" }>> {
  const made = await ring.create(1);
  if (!made.ok) return made;
  const [key] = made.value;
  return key === undefined ? fail({ kind: "not-allowed" }) : ok(key);
}

/** A draft knows its key and the pages that the vault has flushed for it. */
function factsOf(drafts: DraftDesk, kept: ReadonlyMap<DossierId, readonly PageRef[]>): DossierKeys & PageFacts {
  return {
    async keyOfDraft(draft) {
      const record = await drafts.get(draft);
      return record.ok ? ok(record.value.key) : record;
    },
    async describe(dossier, names) {
      const record = await drafts.get(dossier);
      const pages = record.ok ? record.value.pages.filter(({ page, removed }) => !removed && names.includes(page)) : [];
      const known = pages.map(({ page, sha256, size, mediaType, origin }): PageRef => {
        return { page, sha256, size, mediaType, overruled: origin?.overruled ?? [] };
      });
      const later = (kept.get(dossier) ?? []).filter(({ page }) => names.includes(page));
      return new Map([...known, ...later].map((page) => [page.page, page]));
    },
  };
}
