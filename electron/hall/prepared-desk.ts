import { parseCardQr } from "../../src/citizen/card-qr";
import { fillFromCard } from "../../src/ipc/card-form";
import type { PrepareRequests, PreparedDraft } from "../../src/ipc/prepare-requests";
import type { TicketId } from "../../src/queue/ticket";
import type { DossierId } from "../../src/shared/brand";
import type { IdSource } from "../../src/shared/id-source";
import { fail, ok, type Result } from "../../src/shared/result";
import type { SessionTable } from "../core/session-table";
import type { RepliesOf } from "../ipc/answer";
import { createSerialQueue } from "../keys/serial-queue";
import { structuredForm } from "../visit/draft-desk";
import { asPageFault, keepPage, type ImportParts } from "../visit/import-pages";
import { createOriginalKeeper } from "../visit/keep-originals";
import type { PreparedItem } from "./prepared-item";
import type { PreparedStore } from "./prepared-store";

/** A ticket of today whose papers are kept. */
export interface HallTicket {
  readonly id: TicketId;
  readonly label: string;
  /** The officer at whose counter it is. */
  readonly officer: string | undefined;
  /** Done, or nobody came: the kiosk takes nothing more for it, and any officer may open what was left behind. */
  readonly ended: boolean;
}

/** Tickets, as far as prepared papers need them. */
export interface TicketsInHall {
  find(id: TicketId): HallTicket | undefined;
  /** By what a camera reads on the slip. */
  findByCode(code: string): HallTicket | undefined;
}

export interface PreparedDeskParts {
  readonly store: PreparedStore;
  readonly tickets: TicketsInHall;
  readonly importing: ImportParts;
  readonly sessions: Pick<SessionTable, "require">;
  readonly ids: IdSource;
  /** What waits with a ticket is new. */
  readonly changed: () => void;
}

export interface PreparedDesk {
  readonly replies: RepliesOf<PrepareRequests>;
  /** Takes away what is not kept any longer, and what is of another day. */
  sweep(): Promise<void>;
}

/** Of one ticket: nobody brings more, and a kiosk that is played with fills no disk. */
const MOST_PAGES = 40;

interface Session {
  readonly id: string;
  readonly ticket: TicketId;
  readonly items: Set<string>;
}

export function createPreparedDesk(parts: PreparedDeskParts): PreparedDesk {
  const { store, tickets, importing, sessions, ids, changed } = parts;
  const opening = createSerialQueue();
  /** One person at a time stands before the kiosk. */
  let session: Session | undefined;

  const liveSession = (id: string): Session | undefined =>
    session?.id === id && tickets.find(session.ticket)?.ended === false ? session : undefined;

  const keep = async (
    id: string,
    item: PreparedItem,
  ): Promise<Result<string, { kind: "ended" | "disk-full" | "disk-fault" }>> => {
    // The person may have gone while the picture was being worked on.
    const live = liveSession(id);
    if (live === undefined) return fail({ kind: "ended" });
    const added = await store.add(live.ticket, item);
    if (!added.ok) return added;
    live.items.add(added.value);
    changed();
    return added;
  };

  return {
    replies: {
      "prepare:begin": (wanted) => {
        const ticket = "ticket" in wanted ? tickets.find(wanted.ticket) : tickets.findByCode(wanted.code);
        session = undefined;
        if (ticket === undefined || ticket.ended) return fail({ kind: "no-such-ticket" });
        session = { id: ids.next(), ticket: ticket.id, items: new Set() };
        return ok({ session: session.id, label: ticket.label });
      },
      "prepare:card": async ({ session: id, text }) => {
        const card = parseCardQr(text);
        if (!card.ok) return fail({ kind: "not-a-card" });
        const kept = await keep(id, { kind: "card", card: card.value });
        return kept.ok ? ok() : kept;
      },
      "prepare:page": async ({ session: id, bytes, overruled }) => {
        const live = liveSession(id);
        if (live === undefined) return fail({ kind: "ended" });
        if (store.describe(live.ticket).pages >= MOST_PAGES) return fail({ kind: "too-many" });
        let kept: Awaited<ReturnType<typeof keep>> | undefined;
        const prepared = await importing.recognition.prepare(bytes, async (page) => {
          kept ??= await keep(id, { kind: "page", ...page, overruled: [...overruled], original: bytes });
          // A photo is one page.
          return false;
        });
        if (kept !== undefined) return kept.ok ? ok({ item: kept.value }) : kept;
        return fail({ kind: prepared.ok ? "broken-picture" : prepared.fault });
      },
      "prepare:remove": async ({ session: id, item }) => {
        const live = liveSession(id);
        if (live?.items.delete(item) !== true) return fail({ kind: "ended" });
        const removed = await store.remove(live.ticket, item);
        changed();
        return removed;
      },
      "prepare:end": ({ session: id }) => {
        if (session?.id === id) session = undefined;
        return undefined;
      },
      "prepared:list": (_nothing, sender) => {
        sessions.require(sender, "queue.call");
        return store.tickets().flatMap((id) => {
          const prepared = store.describe(id);
          const ticket = tickets.find(id);
          if (ticket === undefined || (!prepared.card && prepared.pages === 0)) return [];
          const { label, ended } = ticket;
          return [{ ticket: id, label, ended, ...prepared }];
        });
      },
      "prepared:open": ({ ticket }, sender) => {
        const { officer } = sessions.require(sender, "dossier.accept");
        const known = tickets.find(ticket);
        if (known === undefined) return fail({ kind: "nothing-prepared" });
        if (!known.ended && known.officer !== officer) return fail({ kind: "not-here" });
        return opening.run(async () => {
          const opened = await openAsDraft(store, importing, ticket);
          changed();
          return opened;
        });
      },
    },
    async sweep() {
      const over = store.tickets().filter((ticket) => tickets.find(ticket) === undefined);
      for (const ticket of over) await store.wipe(ticket);
      if (over.length > 0) changed();
    },
  };
}

type Opened = Result<PreparedDraft, { readonly kind: "nothing-prepared" | "disk-full" | "disk-fault" }>;

/** Everything lies in the draft, flushed, before it is taken away from the ticket. */
async function openAsDraft(store: PreparedStore, importing: ImportParts, ticket: TicketId): Promise<Opened> {
  const { desk } = importing;
  const { items, failed } = await store.open(ticket);
  if (items.length === 0) return fail({ kind: "nothing-prepared" });
  const draft = await draftFor(store, importing, ticket);
  if (!draft.ok) return draft;
  const record = await desk.get(draft.value);
  if (!record.ok) return fail({ kind: "disk-fault" });

  let number = 0;
  for (const item of items) {
    if (item.kind === "card") {
      const filled = await desk.change(draft.value, (known) => {
        const applicant = fillFromCard(known.form.applicant, item.card);
        const place = { section: "procedure", field: "", caret: 0 } as const;
        return ok({ ...known, form: structuredForm({ ...known.form, applicant, place }) });
      });
      if (!filled.ok) return fail(diskFault(asPageFault(filled.fault, "").kind));
      continue;
    }
    number += 1;
    const fileName = `khach-chuan-bi-${number}.jpg`;
    const origin = { source: "kiosk", overruled: item.overruled } as const;
    const file = { draft: draft.value, paper: undefined, fileName, origin };
    const { key } = record.value;
    const source = { dossier: draft.value, key, bytes: item.original ?? item.bytes };
    const keepOriginal = createOriginalKeeper(importing.originals, source);
    const kept = await keepPage(importing, file, { key, page: item, keepOriginal, number: 1 });
    if (!kept.ok) return fail(diskFault(asPageFault(kept.fault, fileName).kind));
  }
  // What cannot be taken away now goes with the ticket.
  await store.wipe(ticket);
  return ok({ draft: draft.value, failed });
}

/** The draft of an attempt that was cut off, or a new one. */
async function draftFor(
  store: PreparedStore,
  { desk }: ImportParts,
  ticket: TicketId,
): Promise<Result<DossierId, { readonly kind: "disk-full" | "disk-fault" }>> {
  const known = store.draftOf(ticket);
  if (known !== undefined && (await desk.get(known)).ok) return ok(known);
  const made = await desk.create();
  if (!made.ok) return fail(diskFault(asPageFault(made.fault, "").kind));
  const noted = await store.keepDraft(ticket, made.value.id);
  return noted.ok ? ok(made.value.id) : noted;
}

function diskFault(kind: string): { readonly kind: "disk-full" | "disk-fault" } {
  return { kind: kind === "disk-full" ? "disk-full" : "disk-fault" };
}
