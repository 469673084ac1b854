import type { Actor } from "../../src/dossier/body-parts";
import { fromHex, toHex } from "../../src/shared/bytes";
import type { DossierId, Hash, KeyId } from "../../src/shared/brand";
import { fail, ok, type Result } from "../../src/shared/result";
import { NOTHING_SPENT, spend } from "../../src/sync/byte-budget";
import { DOSSIER_ERASED } from "../../src/dossier/dossier-event";
import { receiptsToTake } from "../../src/intake/receipt-use";
import { enrolAnswer, type EnrolRequest } from "../../src/sync/enrolment";
import type { Failure } from "../../src/sync/failure";
import type { InboxItem } from "../../src/sync/inbox";
import { PROTOCOL } from "../../src/sync/parts";
import type { PublishedFile } from "../../src/sync/published-files";
import type { ProvinceRung } from "../../src/sync/standing";
import { provinceDraft, type HandledBody } from "../../src/sync/station-entries";
import { readArriving } from "./arriving-file";
import { readBook, writeBook } from "./book-snapshot";
import { createCalls } from "./calls";
import { askNumbers, heldNumbers, numbersToTake } from "./numbers";
import { createFileShelf } from "./fetch-files";
import { createPageReach, type ReachFault } from "./fetch-page";
import { openOwnEntries } from "./own-entries";
import type { LinkParts } from "./ports";
import { readProvinceMemory, writeProvinceMemory, type ProvinceMemory } from "./province-memory";
import { openPurgeDesk, type PurgeDesk } from "./purge-desk";
import { readResult, removeResults, type ResultDocument } from "./result-files";
import { runSession, type SessionEnd } from "./session";
import { EPOCH_CHANGED } from "./tools";
import { createUploadBook } from "./upload-book";

export interface Enrolment {
  /** null: it is another one at each start (training). */
  readonly address: string | null;
  /** "XXXX-XXXX-XXXX", once. */
  readonly code: string;
  /** The station has numbers of its own and takes none of the province's (training). */
  readonly keepOwnNumbers?: boolean;
}

/** The station's end of the line to the province. */
export interface ProvinceLink {
  /** undefined: not enrolled. */
  enrolled(): Pick<ProvinceMemory, "address" | "agency" | "province"> | undefined;
  enrol(wish: Enrolment): Promise<Result<undefined, Failure | { readonly kind: "not-saved" }>>;
  /** One session with the province; sessions never overlap. Any failure leaves everything as the province said last. */
  session(): Promise<Result<SessionEnd, Failure>>;
  rung(dossier: DossierId): ProvinceRung;
  owed(): { readonly dossiers: number; readonly oldest: DossierId | undefined };
  inbox(): readonly InboxItem[];
  /** That the province named for this centre, oldest first. */
  files(): readonly PublishedFile[];
  /** A document of a result that has come. */
  readResult(file: Hash): Promise<Result<ResultDocument, { readonly kind: "not-here" | "damaged" }>>;
  /** What could be purged, and the order that a person gave; sessions carry it out. */
  readonly purging: Omit<PurgeDesk, "keep">;
  /** The sealed file of a page that was purged, from the province; beside any session. */
  fetchPage(page: string): Promise<Result<Uint8Array, ReachFault>>;
  /** Pages of some dossier were purged here. */
  hasPurged(): boolean;
  /** Why it did not come the last time. */
  pageFault(page: string): ReachFault["kind"] | undefined;
  /** Somebody has seen to it: it stays in the journal. */
  handle(
    item: Hash,
    actor: Actor,
    note: string | null,
  ): Promise<Result<undefined, { readonly kind: "not-saved" | "no-such-item" }>>;
  /** The gateway's clock minus ours, as it told last; milliseconds. */
  clockOffset(): number;
  /** Requests of sessions that the gateway answered since the start. */
  answers(): number;
  /** Makes a session that runs end before its next request. */
  stop(): void;
  close(): Promise<void>;
}

/** Reads what was known of the province when the program ended, and folds what came after it. */
export async function openProvinceLink(parts: LinkParts): Promise<ProvinceLink> {
  const { runtime, stationKey } = parts;
  let memory = await readProvinceMemory(parts);
  // Before the book forgets the dossier and what it said of it.
  runtime.onApplied(({ envelope }) => {
    if (envelope.kind !== DOSSIER_ERASED) return;
    const gone = own.book.files().filter(({ result }) => result !== null && result.dossier === envelope.dossier);
    void removeResults(
      parts,
      gone.map(({ file }) => file),
    );
  });
  const own = openOwnEntries(parts, await readBook(parts));
  await own.catchUp();
  own.book.setHeld(new Map(memory?.upTo));
  const calls = createCalls(parts);
  const pageCalls = createCalls(parts);
  const reach = createPageReach(parts.crypto, pageCalls);
  let pageBytes = 0;
  const purging = await openPurgeDesk(parts, own);
  const heldKeys = new Set<KeyId>();
  const shelf = createFileShelf(await readArriving(parts.disk));
  const toldTo = new Set<string>();
  const askedNumbers = new Set<string>();
  let running: Promise<unknown> = Promise.resolve();
  let stopped = false;
  runtime.onApplied(({ envelope }) => {
    // What it said of that dossier must be gone as soon as the dossier is.
    if (envelope.kind === DOSSIER_ERASED) void writeBook(parts, own.book.snapshot());
  });

  const save = async (next: ProvinceMemory): Promise<boolean> => {
    memory = next;
    return writeProvinceMemory(parts, next);
  };
  const known = (): ProvinceMemory => {
    if (memory === undefined) throw new Error("a session without an enrolment");
    return memory;
  };

  const enrol = async (wish: Enrolment): ReturnType<ProvinceLink["enrol"]> => {
    const question: EnrolRequest = {
      protocol: PROTOCOL,
      code: wish.code,
      station: parts.identity.station,
      publicKey: toHex(parts.identity.publicKey),
      incarnation: parts.journal.head().incarnation,
      name: parts.name,
      program: parts.program,
      numbers: heldNumbers(parts),
    };
    const answer = await calls.ask("/v1/enrol", question, enrolAnswer);
    if (!answer.ok) return answer;
    const { agency, province, numbers, receipts, grant } = answer.value;
    const keyed = await parts.setProvinceKey(fromHex(province.boxKey));
    if (!keyed.ok) return fail({ kind: "not-saved" });
    // The form was just checked.
    const [signer, boxKey] = [province.signingKey as Hash, province.boxKey as Hash];
    const body = { at: parts.clock.now(), agency: agency.code, signer, boxKey };
    const isSame = memory?.signingKey === signer;
    const holder = { numbers: runtime.state().numbers(), agency: agency.code };
    const drafts = [
      ...(isSame ? [] : [provinceDraft("enrolled", stationKey, body)]),
      ...(wish.keepOwnNumbers === true ? [] : numbersToTake(parts, numbers)),
      ...(wish.keepOwnNumbers === true ? [] : receiptsToTake(receipts.registered, holder, stationKey)),
    ];
    const recorded = drafts.length === 0 ? ok() : await runtime.record(drafts);
    if (!recorded.ok) return fail({ kind: "not-saved" });
    heldKeys.clear();
    const fresh = {
      epoch: null,
      receipt: null,
      held: null,
      upTo: [],
      isDoubtOwed: false,
      uploads: [],
      spent: memory?.spent ?? NOTHING_SPENT,
    };
    const names = { agency: agency.code, province: province.name, boxKey, signingKey: signer };
    const before = isSame && memory !== undefined ? memory : fresh;
    const saved = await save({ ...before, ...names, grant, address: wish.address });
    return saved ? ok() : fail({ kind: "not-saved" });
  };

  const uploads = createUploadBook(parts, known, (next) => {
    memory = next;
  });
  const session = async (): Promise<Result<SessionEnd, Failure>> => {
    if (memory === undefined) return fail({ kind: "not-allowed", problem: null });
    const remember = (change: Partial<ProvinceMemory>): void => {
      memory = { ...known(), ...change };
    };
    const tools = {
      parts,
      calls,
      own,
      memory: known,
      remember,
      heldKeys,
      shelf,
      purging,
      toldTo,
      keepUpload: uploads.keep,
      stopped: () => stopped,
    };
    let end = await runSession(tools);
    // What the province said at its beginning is no longer true: once more from there.
    if (!end.ok && end.fault === EPOCH_CHANGED) end = await runSession(tools);
    if (end.ok && parts.journal.condition().kind === "open") await askNumbers(tools, known().agency, askedNumbers);
    await uploads.settled();
    await writeProvinceMemory(parts, known());
    return end;
  };
  const oneByOne = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = running.then(work);
    running = mine.catch(() => undefined);
    return mine;
  };

  return {
    enrolled: () => memory,
    enrol: (wish) => oneByOne(() => enrol(wish)),
    session: () => {
      stopped = false;
      return oneByOne(session);
    },
    rung: (dossier) => own.book.rung(dossier),
    owed: () => ({ dossiers: own.book.owed(), oldest: own.book.oldest() }),
    inbox: () => own.book.inbox(),
    files: () => own.book.files(),
    async readResult(file) {
      const known = own.book.files().find((one) => one.file === file)?.result ?? null;
      return known === null ? fail({ kind: "not-here" }) : readResult(parts, file, known);
    },
    purging,
    async fetchPage(page) {
      if (memory === undefined) return fail({ kind: own.book.hasPurged() ? "no-line" : "not-there" });
      pageCalls.noteClock(calls.clockOffset());
      const came = await reach.fetch(page);
      const bytes = pageCalls.bytes() - pageBytes;
      pageBytes += bytes;
      // A metered line carries it in any case: somebody waits for it; it is counted all the same.
      memory = { ...known(), spent: spend(known().spent, parts.clock.now(), bytes) };
      // Where nothing was ever purged, what is not here is lost, and no line brings it.
      return came.ok || came.fault.kind === "not-there" || own.book.hasPurged() ? came : fail({ kind: "not-there" });
    },
    hasPurged: () => own.book.hasPurged(),
    pageFault: (page) => {
      const fault = reach.lastFault(page);
      return fault === undefined || own.book.hasPurged() ? fault : "not-there";
    },
    async handle(item, actor, note) {
      const open = own.book.inbox().some(({ id, handledAt }) => id === item && handledAt === null);
      if (!open) return fail({ kind: "no-such-item" });
      const body: HandledBody = { at: parts.clock.now(), actor, item, note };
      const recorded = await runtime.record([provinceDraft("handled", stationKey, body)]);
      return recorded.ok ? ok() : fail({ kind: "not-saved" });
    },
    clockOffset: () => calls.clockOffset(),
    answers: () => calls.answers(),
    stop: () => {
      stopped = true;
    },
    async close() {
      stopped = true;
      await running;
      await writeBook(parts, own.book.snapshot());
    },
  };
}
