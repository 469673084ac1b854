import type { TicketId } from "../../src/queue/ticket";
import type { DossierId } from "../../src/shared/brand";
import type { CryptoSuite } from "../../src/shared/crypto-suite";
import type { Disk, DiskFault } from "../../src/shared/disk";
import { fail, ok, type Result } from "../../src/shared/result";
import { readWholeFile, replaceWholeFile } from "../disk/whole-file";
import { ensureFolder } from "../keys/disk-steps";
import { createSerialQueue } from "../keys/serial-queue";
import type { UnlockedKeys } from "../keys/unlocked-keys";
import { MINIMUM_FREE_BYTES } from "../vault/vault";
import { openItem, sealItem, type PreparedItem } from "./prepared-item";

const FOLDER = "prepared";
/** Ticket, then "card", "p0007" (a page, in the order they came) or "d" and a draft's id. */
const NAME = /^([0-9a-f]{32})\.(card|p\d{4}|d[0-9a-f]{32})$/;

interface PreparedStoreFault {
  readonly kind: "disk-full" | "disk-fault";
}

/** Papers that wait for their ticket to be called: sealed files, each flushed before it is answered. */
export interface PreparedStore {
  /** Answers the item's name within its ticket. A second card takes the place of the first. */
  add(ticket: TicketId, item: PreparedItem): Promise<Result<string, PreparedStoreFault>>;
  remove(ticket: TicketId, item: string): Promise<Result<undefined, PreparedStoreFault>>;
  /** Everything of a ticket, for good. */
  wipe(ticket: TicketId): Promise<Result<undefined, PreparedStoreFault>>;
  tickets(): readonly TicketId[];
  describe(ticket: TicketId): { readonly card: boolean; readonly pages: number };
  /** What can be opened, in order, and how many could not. */
  open(ticket: TicketId): Promise<{ readonly items: readonly PreparedItem[]; readonly failed: number }>;
  /** The draft that the papers are going into, kept so that a repeated attempt finds it. */
  draftOf(ticket: TicketId): DossierId | undefined;
  keepDraft(ticket: TicketId, draft: DossierId): Promise<Result<undefined, PreparedStoreFault>>;
}

export interface PreparedStoreParts {
  readonly disk: Disk;
  readonly crypto: CryptoSuite;
  readonly keys: () => UnlockedKeys;
}

/** Finds what an earlier run stored. */
export async function openPreparedStore({ disk, crypto, keys }: PreparedStoreParts): Promise<PreparedStore> {
  const queue = createSerialQueue();
  const byTicket = new Map<TicketId, Set<string>>();
  let ready = false;

  const note = (ticket: TicketId, item: string): void => {
    byTicket.set(ticket, (byTicket.get(ticket) ?? new Set()).add(item));
  };
  const itemsOf = (ticket: TicketId): readonly string[] => [...(byTicket.get(ticket) ?? [])].toSorted();

  const write = async (
    ticket: TicketId,
    item: string,
    bytes: Uint8Array,
  ): Promise<Result<undefined, PreparedStoreFault>> => {
    const free = await disk.free();
    if (!free.ok) return fail(faultOf(free.fault));
    if (free.value < MINIMUM_FREE_BYTES + bytes.length) return fail({ kind: "disk-full" });
    if (!ready) {
      const made = await ensureFolder(disk, FOLDER);
      if (!made.ok) return fail(faultOf(made.fault));
      ready = true;
    }
    const written = await replaceWholeFile(disk, `${FOLDER}/${ticket}.${item}`, bytes);
    if (!written.ok) return fail(faultOf(written.fault));
    note(ticket, item);
    return ok();
  };
  const takeAway = async (
    ticket: TicketId,
    items: readonly string[],
  ): Promise<Result<undefined, PreparedStoreFault>> => {
    for (const item of items) {
      const removed = await disk.remove(`${FOLDER}/${ticket}.${item}`);
      if (!removed.ok && removed.fault.kind !== "not-found") return fail(faultOf(removed.fault));
      byTicket.get(ticket)?.delete(item);
    }
    if (byTicket.get(ticket)?.size === 0) byTicket.delete(ticket);
    const flushed = items.length === 0 ? ok() : await disk.flushDirectory(FOLDER);
    return flushed.ok ? ok() : fail(faultOf(flushed.fault));
  };

  const names = await disk.list(FOLDER);
  for (const name of names.ok ? names.value : []) {
    const [, ticket, item] = NAME.exec(name) ?? [];
    // The pattern is what the brand promises.
    if (ticket !== undefined && item !== undefined) note(ticket as TicketId, item);
    // The rest of a write that a power cut ended: it was never answered.
    else await disk.remove(`${FOLDER}/${name}`);
  }

  return {
    add: (ticket, item) =>
      queue.run(async () => {
        const last = itemsOf(ticket).findLast((each) => each.startsWith("p")) ?? "p0000";
        const name = item.kind === "card" ? "card" : `p${String(Number(last.slice(1)) + 1).padStart(4, "0")}`;
        const written = await write(ticket, name, sealItem(crypto, keys(), `${ticket}.${name}`, item));
        return written.ok ? ok(name) : written;
      }),
    remove: (ticket, item) => queue.run(() => takeAway(ticket, byTicket.get(ticket)?.has(item) === true ? [item] : [])),
    wipe: (ticket) => queue.run(() => takeAway(ticket, itemsOf(ticket))),
    tickets: () => [...byTicket.keys()],
    describe: (ticket) => {
      const items = itemsOf(ticket);
      return { card: items.includes("card"), pages: items.filter((item) => item.startsWith("p")).length };
    },
    open: (ticket) =>
      queue.run(async () => {
        const items: PreparedItem[] = [];
        const wanted = itemsOf(ticket).filter((item) => !item.startsWith("d"));
        for (const item of wanted) {
          const name = `${ticket}.${item}`;
          const sealed = await readWholeFile(disk, `${FOLDER}/${name}`);
          const opened = sealed.ok ? openItem(crypto, keys(), name, sealed.value) : undefined;
          if (opened !== undefined) items.push(opened);
        }
        return { items, failed: wanted.length - items.length };
      }),
    // The pattern of the name is what the brand promises.
    draftOf: (ticket) =>
      itemsOf(ticket)
        .find((item) => item.startsWith("d"))
        ?.slice(1) as DossierId | undefined,
    keepDraft: (ticket, draft) => queue.run(() => write(ticket, `d${draft}`, new Uint8Array())),
  };
}

function faultOf(fault: DiskFault): PreparedStoreFault {
  return { kind: fault.kind === "no-space" ? "disk-full" : "disk-fault" };
}
