import type { Position } from "../../src/journal/entry";
import { createCustodyBook, type CustodyBook } from "../../src/sync/custody-book";
import type { BookSnapshot } from "../../src/sync/custody-snapshot";
import type { Limits } from "../../src/sync/limits";
import type { PushRange } from "../../src/sync/session-plan";
import { newsBody, PROVINCE_KINDS } from "../../src/sync/station-entries";
import type { StoredEntry } from "../journal/journal";
import type { LinkParts } from "./ports";

export interface EntryBatch {
  readonly entries: readonly [StoredEntry, ...StoredEntry[]];
  /** What stood before the first one is lost on this disk. */
  readonly behindGap: boolean;
}

/** This station's own journal, as far as the province is told of it. */
export interface OwnEntries {
  readonly book: CustodyBook;
  /** Folds what the journal has and the book has not; other work has its turns meanwhile. */
  catchUp(): Promise<void>;
  /** What is to be sent, oldest first, in pushes within the limits. */
  batches(range: PushRange, limits: Pick<Limits, "batchEntries" | "batchBytes">): AsyncIterable<EntryBatch>;
  /** The name of the entry that stands there; undefined: none, or it cannot be read. */
  hashAt(place: Position): Promise<string | undefined>;
  /** Of the province's entries that stand in this journal; reads all of it. */
  newsNames(): Promise<ReadonlySet<string>>;
  /** Since the program started: where the province's journal was found to be another, and was looked through. */
  readonly comparedNews: Set<string>;
}

/** Entries that are not read from the disk again, as they are sent soon after they were written. */
const RECENT = 256;
/** Beside the bytes of envelope, signature and body. */
const FRAME_BYTES = 64;
const BEFORE_ALL: Position = { incarnation: 0, sequence: 0 };

type EntryParts = Pick<LinkParts, "journal" | "runtime" | "breather">;

export function openOwnEntries({ journal, runtime, breather }: EntryParts, snapshot: BookSnapshot): OwnEntries {
  const book = createCustodyBook(snapshot);
  let recent: StoredEntry[] = [];

  const fold = (entry: StoredEntry, behindGap: boolean): boolean => {
    const isOurs = entry.envelope.kind.startsWith("province.");
    const body = isOurs ? journal.openBody(entry) : undefined;
    return book.note(entry, body?.ok === true ? body.value : undefined, behindGap);
  };
  runtime.onApplied((entry) => {
    fold(entry, false);
    if (recent.at(-1)?.envelope.incarnation !== entry.envelope.incarnation) recent = [];
    recent.push(entry);
    if (recent.length > 2 * RECENT) recent = recent.slice(-RECENT);
  });

  const readAfter = async function* (from: Position): AsyncIterable<StoredEntry> {
    const [first] = recent;
    const isRecent = first?.envelope.incarnation === from.incarnation && first.envelope.sequence <= from.sequence + 1;
    if (isRecent) {
      yield* recent.filter(({ envelope }) => envelope.sequence > from.sequence);
      return;
    }
    for await (const chunk of journal.read(from)) {
      if (chunk.kind === "damage") continue;
      for (const entry of chunk.entries) {
        yield entry;
        await breather.breathe();
      }
    }
  };

  return {
    book,
    async catchUp() {
      for await (const entry of readAfter(book.head() ?? BEFORE_ALL)) fold(entry, true);
    },
    async *batches({ incarnation, after, to }, limits) {
      let batch: StoredEntry[] = [];
      let bytes = 0;
      let next = after + 1;
      let behindGap = false;
      for await (const entry of readAfter({ incarnation, sequence: after })) {
        const { sequence } = entry.envelope;
        if (entry.envelope.incarnation !== incarnation || sequence > to) break;
        const size = FRAME_BYTES + entry.envelopeBytes.length + (entry.sealedBody?.length ?? 0) + 64;
        const isFull = batch.length === limits.batchEntries || bytes + size > limits.batchBytes;
        const [first, ...rest] = batch;
        if (first !== undefined && (isFull || sequence !== next)) {
          yield { entries: [first, ...rest], behindGap };
          [batch, bytes, behindGap] = [[], 0, false];
        }
        if (sequence !== next) behindGap = true;
        batch.push(entry);
        bytes += size;
        next = sequence + 1;
      }
      const [first, ...rest] = batch;
      if (first !== undefined) yield { entries: [first, ...rest], behindGap };
    },
    async hashAt({ incarnation, sequence }) {
      const known = book.lines().hashAt(incarnation, sequence);
      if (known !== undefined) return known;
      for await (const { envelope, hash } of readAfter({ incarnation, sequence: sequence - 1 })) {
        return envelope.incarnation === incarnation && envelope.sequence === sequence ? hash : undefined;
      }
      return undefined;
    },
    async newsNames() {
      const names = new Set<string>();
      for await (const entry of readAfter(BEFORE_ALL)) {
        const body = entry.envelope.kind === PROVINCE_KINDS.news ? journal.openBody(entry) : undefined;
        const news = body?.ok === true ? newsBody.safeParse(body.value) : undefined;
        if (news?.success === true) names.add(news.data.cursor.hash);
      }
      return names;
    },
    comparedNews: new Set(),
  };
}
