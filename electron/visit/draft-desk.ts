import {
  EMPTY_FORM,
  type Draft,
  type DraftPage,
  type ImportProgress,
  type VisitForm,
} from "../../src/ipc/visit-requests";
import type { DossierId, KeyId } from "../../src/shared/brand";
import type { Clock } from "../../src/shared/clock";
import type { IdSource } from "../../src/shared/id-source";
import { fail, ok, type Result } from "../../src/shared/result";
import { encodeDraft, parseDraft, showDraft, type DraftPageRecord, type DraftRecord } from "./draft-record";
import type { DossierKeys, DraftStore, StoreFault } from "./ports";

export interface DraftDeskParts {
  readonly store: DraftStore;
  readonly keys: DossierKeys;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly changed: (draft: Draft) => void;
}

/** A change of a draft: the new record, or why it does not apply. */
export type Change = (record: DraftRecord) => Result<DraftRecord, StoreFault>;

/** Drafts of the visits at this station: in memory for the windows, on the disk before anything is answered. */
export interface DraftDesk {
  create(): Promise<Result<Draft, StoreFault>>;
  /** This record, in the place of the one that had its id. */
  begin(record: DraftRecord): Promise<Result<Draft, StoreFault>>;
  get(id: DossierId): Promise<Result<DraftRecord, StoreFault>>;
  show(id: DossierId): Promise<Result<Draft, StoreFault>>;
  list(): Promise<readonly DraftRecord[]>;
  /** Changes of one draft happen one after the other; each answers when it is flushed. */
  change(id: DossierId, change: Change): Promise<Result<undefined, StoreFault>>;
  discard(id: DossierId): Promise<Result<undefined, StoreFault>>;
  /** What is under way and not in the record: shown, never stored. */
  setImports(id: DossierId, imports: readonly ImportProgress[]): void;
  setReading(id: DossierId, page: string, reading: DraftPage["reading"]): void;
}

interface OpenDraft {
  record: DraftRecord;
  imports: readonly ImportProgress[];
  readonly readings: Map<string, DraftPage["reading"]>;
  queue: Promise<unknown>;
}

const NO_SUCH: StoreFault = { kind: "no-such-draft" };

function newRecord(id: DossierId, key: KeyId, createdAt: number): DraftRecord {
  // The literal is widened to what zod infers: a form without readonly.
  return { format: 1, id, key, createdAt, form: structuredForm(EMPTY_FORM), pages: [] };
}

/** A form as the record keeps it. */
export function structuredForm(form: VisitForm): DraftRecord["form"] {
  return {
    applicant: { ...form.applicant },
    behalf: { ...form.behalf },
    procedure: form.procedure,
    seenPapers: [...form.seenPapers],
    reusedPapers: { ...form.reusedPapers },
    absentPapers: { ...form.absentPapers },
    promisedDate: form.promisedDate,
    compared: form.compared,
    confirmed: { ...form.confirmed },
    typing: { ...form.typing },
    place: { ...form.place },
  };
}

export function createDraftDesk(parts: DraftDeskParts): DraftDesk {
  const { store } = parts;
  const open = new Map<DossierId, OpenDraft>();

  const show = (draft: OpenDraft): Draft =>
    showDraft(draft.record, draft.imports, (page) => draft.readings.get(page) ?? { kind: "waiting" });

  const keep = (record: DraftRecord): OpenDraft => {
    const draft: OpenDraft = { record, imports: [], readings: new Map(), queue: Promise.resolve() };
    open.set(record.id, draft);
    return draft;
  };

  const find = async (id: DossierId): Promise<Result<OpenDraft, StoreFault>> => {
    const known = open.get(id);
    if (known !== undefined) return ok(known);
    const loaded = await store.load(id);
    if (!loaded.ok) return loaded;
    const record = parseDraft(loaded.value);
    if (record === undefined) return fail({ kind: "unreadable" });
    // Somebody else may have loaded it while this waited.
    return ok(open.get(id) ?? keep(record));
  };

  const apply = async (draft: OpenDraft, change: Change): Promise<Result<undefined, StoreFault>> => {
    if (open.get(draft.record.id) !== draft) return fail(NO_SUCH);
    const next = change(draft.record);
    if (!next.ok) return next;
    const saved = await store.save(next.value.id, encodeDraft(next.value));
    if (!saved.ok) return saved;
    draft.record = next.value;
    parts.changed(show(draft));
    return ok();
  };

  const enqueue = <T>(draft: OpenDraft, task: () => Promise<T>): Promise<T> => {
    const run = draft.queue.then(task);
    draft.queue = run.catch(() => undefined);
    return run;
  };

  return {
    async create() {
      const key = await parts.keys.create();
      if (!key.ok) return fail({ kind: key.fault.kind === "no-space" ? "disk-full" : "disk-fault" });
      // A draft's id is 128 random bits and becomes the dossier's id.
      const id = parts.ids.next() as DossierId;
      const record = newRecord(id, key.value, parts.clock.now());
      const saved = await store.save(id, encodeDraft(record));
      return saved.ok ? ok(show(keep(record))) : saved;
    },
    async begin(record) {
      const before = open.get(record.id);
      const start = async (): Promise<Result<Draft, StoreFault>> => {
        const saved = await store.save(record.id, encodeDraft(record));
        return saved.ok ? ok(show(keep(record))) : saved;
      };
      return before === undefined ? start() : enqueue(before, start);
    },
    async get(id) {
      const found = await find(id);
      return found.ok ? ok(found.value.record) : found;
    },
    async show(id) {
      const found = await find(id);
      return found.ok ? ok(show(found.value)) : found;
    },
    async list() {
      const ids = await store.list();
      const records: DraftRecord[] = [];
      for (const id of ids.ok ? ids.value : []) {
        const found = await find(id);
        if (found.ok) records.push(found.value.record);
      }
      return records;
    },
    async change(id, change) {
      const found = await find(id);
      return found.ok ? enqueue(found.value, () => apply(found.value, change)) : found;
    },
    async discard(id) {
      const found = await find(id);
      if (!found.ok) return found;
      return enqueue(found.value, async () => {
        const removed = await store.remove(id);
        if (removed.ok) open.delete(id);
        return removed;
      });
    },
    setImports(id, imports) {
      const draft = open.get(id);
      if (draft === undefined) return;
      draft.imports = imports;
      parts.changed(show(draft));
    },
    setReading(id, page, reading) {
      const draft = open.get(id);
      if (draft === undefined) return;
      draft.readings.set(page, reading);
      parts.changed(show(draft));
    },
  };
}

/** A change of one page; `no-such-draft` where the draft has no such page. */
export function changePage(page: string, change: (page: DraftPageRecord) => DraftPageRecord): Change {
  return (record) => {
    if (!record.pages.some((each) => each.page === page)) return fail(NO_SUCH);
    return ok({ ...record, pages: record.pages.map((each) => (each.page === page ? change(each) : each)) });
  };
}
