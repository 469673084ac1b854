import { parseCardQr } from "../../src/citizen/card-qr";
import type { CaptureRequests } from "../../src/ipc/capture-requests";
import type { VisitRequests } from "../../src/ipc/visit-requests";
import type { DossierId } from "../../src/shared/brand";
import { fail, ok, type Result } from "../../src/shared/result";
import type { RepliesOf, Sender } from "../ipc/answer";
import { createCaptureReplies, type CaptureParts } from "./capture-replies";
import { changePage, structuredForm, type Change, type DraftDesk } from "./draft-desk";
import type { DraftRecord } from "./draft-record";
import { importPages } from "./import-pages";
import type { Recognition, StoreFault } from "./ports";

export interface VisitParts extends CaptureParts {
  readonly desk: DraftDesk;
  readonly recognition: Recognition;
  /** Papers can no longer be brought for the request that this draft answers. */
  readonly isOver: (record: DraftRecord) => boolean;
  /** A draft is on a screen: pages whose reading was cut off are read again. */
  readonly opened: (record: DraftRecord) => void;
  readonly accept: (
    input: VisitRequests["intake:accept"]["input"],
    sender: Sender,
  ) => Promise<VisitRequests["intake:accept"]["output"]>;
}

type ChangeOutcome = VisitRequests["page:attach"]["output"];

function outcomeOf(result: Result<undefined, StoreFault>): ChangeOutcome {
  if (result.ok) return ok();
  if (result.fault.kind === "no-such-draft") return fail({ kind: "no-such-draft" });
  return fail({ kind: result.fault.kind === "disk-full" ? "disk-full" : "disk-fault", fileName: "" });
}

/** What main answers to the desk's questions about a visit. */
export function createVisitReplies(parts: VisitParts): RepliesOf<VisitRequests & CaptureRequests> {
  const { desk, requireOfficer } = parts;
  const importing = new Map<DossierId, { stopped: boolean }>();
  const change = async (
    sender: Sender,
    draft: Parameters<DraftDesk["change"]>[0],
    how: Change,
  ): Promise<ChangeOutcome> => {
    requireOfficer(sender);
    return outcomeOf(await desk.change(draft, how));
  };

  return {
    ...createCaptureReplies(parts),
    "draft:list": async (_nothing, sender) => {
      requireOfficer(sender);
      const records = await desk.list();
      // What was brought is in the dossier; the rest nobody can hand in any more.
      for (const record of records.filter(parts.isOver)) await desk.discard(record.id);
      return records
        .filter((record) => !parts.isOver(record))
        .map(({ id, createdAt, form, pages, supplement }) => {
          const { applicant, procedure } = form;
          const shown = pages.filter((page) => !page.removed).length;
          return { id, createdAt, name: applicant.name, procedure, pages: shown, supplement: supplement !== undefined };
        });
    },
    "draft:create": async (_nothing, sender) => {
      requireOfficer(sender);
      const created = await desk.create();
      return created.ok
        ? created
        : fail({ kind: created.fault.kind === "disk-full" ? "disk-full" : "disk-fault", fileName: "" });
    },
    "draft:open": async ({ draft }, sender) => {
      requireOfficer(sender);
      const [record, shown] = [await desk.get(draft), await desk.show(draft)];
      if (!record.ok || !shown.ok) return fail({ kind: "no-such-draft" });
      parts.opened(record.value);
      return shown;
    },
    "draft:save": ({ draft, form }, sender) =>
      change(sender, draft, (record) => ok({ ...record, form: structuredForm(form) })),
    "draft:discard": async ({ draft }, sender) => {
      requireOfficer(sender);
      const discarded = await desk.discard(draft);
      return discarded.ok ? ok() : fail({ kind: "no-such-draft" });
    },
    "page:import": async (file, sender) => {
      requireOfficer(sender);
      const mine = { stopped: false };
      importing.set(file.draft, mine);
      const outcome = await importPages(parts.importing, { ...file, isStopped: () => mine.stopped });
      if (importing.get(file.draft) === mine) importing.delete(file.draft);
      return outcome;
    },
    "page:stop-import": ({ draft }, sender) => {
      requireOfficer(sender);
      const job = importing.get(draft);
      if (job !== undefined) job.stopped = true;
      return undefined;
    },
    "page:attach": ({ draft, page, paper }, sender) =>
      change(
        sender,
        draft,
        changePage(page, (each) => ({ ...each, paper: paper ?? null })),
      ),
    "page:remove": ({ draft, page }, sender) =>
      change(
        sender,
        draft,
        changePage(page, (each) => ({ ...each, removed: true })),
      ),
    "page:restore": ({ draft, page }, sender) =>
      change(
        sender,
        draft,
        changePage(page, (each) => ({ ...each, removed: false })),
      ),
    "card:read": async ({ fileName, bytes }, sender) => {
      requireOfficer(sender);
      const codes = await parts.recognition.readCodes(bytes);
      if (!codes.ok) return fail({ kind: codes.fault, fileName });
      const cards = codes.value.map(parseCardQr);
      const card = cards.find((each) => each.ok);
      if (card?.ok === true) return card;
      return fail({ kind: cards.length === 0 ? "no-code-found" : "not-a-card" });
    },
    "intake:accept": (input, sender) => {
      requireOfficer(sender);
      return parts.accept(input, sender);
    },
  };
}
