import type { Actor } from "../../src/dossier/body-parts";
import type { Dossier } from "../../src/dossier/dossier";
import { maskName } from "../../src/citizen/mask";
import { lastMove } from "../../src/forms/from-dossier/dossier-events";
import type { MoveCommand } from "../../src/intake/commands";
import type { DossierDetail } from "../../src/ipc/dossier-requests";
import { EMPTY_FORM } from "../../src/ipc/visit-requests";
import type { ChangeFault, WorkRequests } from "../../src/ipc/work-requests";
import type { DossierId } from "../../src/shared/brand";
import type { Clock } from "../../src/shared/clock";
import { foldText } from "../../src/shared/fold-text";
import { fail, ok, type Result } from "../../src/shared/result";
import type { ReferenceData } from "../catalogue/reference-data";
import { fieldsOf, OTHER_PAPERS } from "../visit/accept-command";
import { structuredForm } from "../visit/draft-desk";
import type { DraftRecord } from "../visit/draft-record";
import { acceptFaultOf } from "./accept-visit";
import type { Core } from "./core";
import type { DossierDesk } from "./dossier-desk";

type Begin = WorkRequests["supply:begin"];
type Accept = WorkRequests["supply:accept"];
type SuppliedPaper = NonNullable<MoveCommand["supplied"]>[number];

/** Papers that a citizen brings after being asked for them: a draft under the dossier's own id and key, then one move. */
export interface SupplyDesk {
  /** The draft of this request, with the pages that are in it already. */
  begin(id: DossierId): Promise<Begin["output"]>;
  /** A repeated command is answered from what is known; the draft goes only after the entry is flushed. */
  accept(input: Accept["input"], actor: Actor): Promise<Accept["output"]>;
  /** The request of this draft was answered or ended: nothing can be brought for it any more. */
  isOver(record: DraftRecord): boolean;
}

interface SupplyDeskParts {
  readonly core: Pick<Core, "runtime" | "drafts">;
  readonly data: Pick<ReferenceData, "findProcedure">;
  readonly clock: Clock;
  readonly dossiers: Pick<DossierDesk, "detail">;
  /** Its entry is flushed; `record` knows what was read on the pages. */
  readonly supplied: (id: DossierId, actor: Actor, record: DraftRecord) => void;
}

export function createSupplyDesk({ core, data, clock, dossiers, supplied }: SupplyDeskParts): SupplyDesk {
  const { runtime, drafts } = core;

  const isOver = ({ id, supplement }: DraftRecord): boolean => {
    const known = runtime.find(id)?.core;
    return supplement !== undefined && (known?.status !== "supplement" || known.supplements !== supplement.asked);
  };

  /** What form 02 asked for; a line that is a paper of the procedure brings its kind along. */
  const askedOf = (dossier: Dossier): NonNullable<DraftRecord["supplement"]>["papers"] => {
    const known = data.findProcedure(dossier.acceptance.procedure.version)?.papers ?? [];
    return (lastMove(dossier, "askSupplement")?.missing ?? []).map((name, index) => ({
      id: `asked-${index + 1}`,
      name,
      kind: known.find((paper) => foldText(paper.name) === foldText(name))?.kind ?? null,
    }));
  };

  const newRecord = (id: DossierId, key: DraftRecord["key"], asked: number, dossier: Dossier): DraftRecord => {
    const { owner, procedure } = dossier.acceptance;
    const form = structuredForm({
      ...EMPTY_FORM,
      // What was begun is listed beside the lists, where names of dossiers are masked.
      applicant: { ...EMPTY_FORM.applicant, name: maskName(owner.name) },
      procedure: procedure.code,
      place: { section: "papers", field: "", caret: 0 },
    });
    const supplement = { asked, papers: askedOf(dossier) };
    return { format: 1, id, key, createdAt: clock.now(), form, pages: [], supplement };
  };

  const answered = async (
    { command, dossier: id }: Accept["input"],
    dossier: Dossier | undefined,
  ): Promise<Result<DossierDetail, ChangeFault>> => {
    const done = dossier && lastMove(dossier, "supply")?.command === command;
    return dossier !== undefined && done ? ok(await dossiers.detail(id, dossier)) : fail({ kind: "no-such-draft" });
  };

  return {
    isOver,
    async begin(id) {
      const known = runtime.find(id);
      const dossier = await runtime.readDossier(id);
      if (known?.core?.status !== "supplement" || known.readOnly || dossier === undefined)
        return fail({ kind: "not-asked" });
      const begun = await drafts.get(id);
      const fits = begun.ok && begun.value.supplement !== undefined && !isOver(begun.value);
      if (fits) return drafts.show(id).then((shown) => (shown.ok ? shown : fail({ kind: "not-kept" })));
      // A draft of the acceptance or of an earlier request, whose pages an entry names.
      const fresh = await drafts.begin(newRecord(id, known.key, known.core.supplements, dossier));
      return fresh.ok ? fresh : fail({ kind: "not-kept" });
    },
    async accept(input, actor) {
      const { command, dossier: id, expectedHeads, reason } = input;
      const before = await runtime.readDossier(id);
      const record = await drafts.get(id);
      if (before === undefined) return fail({ kind: "unknown-dossier" });
      if (!record.ok || record.value.supplement === undefined || isOver(record.value)) return answered(input, before);
      const papers = suppliedIn(record.value);
      const answer = await runtime.run(
        {
          ...{ kind: "move", move: "supply", commandId: command, dossier: id, expectedHeads: [...expectedHeads] },
          ...{ reason: reason.trim() === "" ? null : reason, ground: null, department: null, missing: [] },
          receiver: null,
          pages: papers.flatMap(({ pages }) => pages),
          supplied: papers.map(({ paper }) => paper),
        },
        actor,
      );
      if (!answer.ok) return fail(acceptFaultOf(answer.fault));
      await drafts.discard(id);
      supplied(id, actor, record.value);
      const now = await runtime.readDossier(id);
      return now === undefined ? fail({ kind: "unknown-dossier" }) : ok(await dossiers.detail(id, now));
    },
  };
}

/** Each paper that came, with its pages; one without pages was shown and handed back. */
function suppliedIn(
  record: DraftRecord,
): readonly { readonly paper: SuppliedPaper; readonly pages: readonly string[] }[] {
  const { supplement, form } = record;
  const kept = record.pages.filter(({ removed }) => !removed);
  const asked = (supplement?.papers ?? []).flatMap(({ id, name, kind }) => {
    const own = kept.filter(({ paper }) => paper === id);
    if (own.length === 0 && !form.seenPapers.includes(id)) return [];
    return [{ name, kind, own }];
  });
  const known = new Set(supplement?.papers.map(({ id }) => id));
  const rest = kept.filter(({ paper }) => paper === null || !known.has(paper));
  const others = rest.length === 0 ? [] : [{ name: OTHER_PAPERS.name, kind: null, own: rest }];
  return [...asked, ...others].map(({ name, kind, own }) => ({
    paper: { name, kind, pages: own.length, fields: fieldsOf(own, form.confirmed) },
    pages: own.map(({ page }) => page),
  }));
}
