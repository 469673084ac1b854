import { dayOf, isoDate } from "../../src/calendar/local-time";
import type { Actor } from "../../src/dossier/body-parts";
import type { Form02 } from "../../src/forms/definitions/form-02";
import { wantedPaper } from "../../src/forms/from-dossier/dossier-words";
import { makeForm } from "../../src/forms/make-form";
import { delegationOn } from "../../src/intake/delegation";
import type { RefuseCommand } from "../../src/intake/commands";
import type { WorkRequests } from "../../src/ipc/work-requests";
import type { DossierId } from "../../src/shared/brand";
import { fail, ok } from "../../src/shared/result";
import { findCurrentProcedure } from "../catalogue/procedure-rules";
import { FORM_FONTS } from "../paper/form-fonts";
import type { DraftRecord } from "../visit/draft-record";
import { acceptCommandOf } from "../visit/accept-command";
import { acceptFaultOf } from "./accept-visit";
import { officeOf, type FormDeskParts } from "./form-desk";
import { giveOut } from "./form-outlet";

type Refuse = WorkRequests["intake:refuse"];
type Guide = WorkRequests["intake:guide"];
type GuideSave = WorkRequests["intake:guide-save"];

/** Visits that end without a dossier: outside competence (form 03), or papers to be completed first (form 02). */
export interface DeclineDesk {
  refuse(input: Refuse["input"], actor: Actor): Promise<Refuse["output"]>;
  /** The draft stays: the citizen comes back with the rest. */
  guide(input: Guide["input"], actor: Actor): Promise<Guide["output"]>;
  saveGuide(draft: DossierId): Promise<GuideSave["output"]>;
}

const VISIT_GUIDED = "visit.guided";

export function createDeclineDesk(parts: FormDeskParts): DeclineDesk {
  const { core, data, clock, forms } = parts;
  const { runtime, drafts, centre } = core;
  /** The last form 02 of each draft of this run, by the command that made it. */
  const made = new Map<DossierId, { readonly command: string; readonly html: string }>();

  const today = (): string => isoDate(dayOf(clock.now()));
  const form02 = (record: DraftRecord, input: Guide["input"], actor: Actor): Form02 => {
    const { applicant, procedure: code } = record.form;
    const procedure = findCurrentProcedure(data, code, clock.now())?.procedure;
    const text = (value: string): string | null => (value.trim() === "" ? null : value.normalize("NFC").trim());
    return {
      office: officeOf(core),
      issuedAt: clock.now(),
      number: null,
      code: null,
      applicant: {
        salutation: applicant.sex === "" ? "Ông/Bà" : { male: "Ông", female: "Bà" }[applicant.sex],
        name: text(applicant.name) ?? "",
        address: text(applicant.address),
        phone: text(applicant.phone),
        email: null,
        idNumber: text(applicant.idNumber),
      },
      content: procedure?.name ?? "",
      papers: input.missing.filter((line) => line.trim() !== "").map(wantedPaper),
      reason: input.reason.trim(),
      supplyBy: null,
      officerName: actor.name,
      signer: delegationOn(data.delegations(), { code, field: procedure?.field ?? "" }, today())?.signer ?? null,
    };
  };

  return {
    async refuse({ command, draft, reason, ground, goTo }, actor) {
      const record = await drafts.get(draft);
      if (!record.ok) return fail({ kind: "no-such-draft" });
      const procedure = findCurrentProcedure(data, record.value.form.procedure, clock.now());
      if (procedure === undefined) return fail({ kind: "unknown-procedure" });
      const wanted = acceptCommandOf(command, record.value, procedure, data.calendarOn(today()));
      if (!wanted.ok) return wanted;
      const { commandId, draftId, procedure: version, channel, owner, submitter, content } = wanted.value;
      const refusal: RefuseCommand = {
        ...{ commandId, draftId, procedure: version, channel, owner, submitter, content },
        kind: "refuse",
        reason,
        ground,
        goTo: goTo.trim() === "" ? null : goTo,
      };
      const answer = await runtime.run(refusal, actor);
      if (!answer.ok) return fail(acceptFaultOf(answer.fault));
      await drafts.discard(draft);
      return ok({ dossier: answer.value.dossier });
    },
    async guide(input, actor) {
      const record = await drafts.get(input.draft);
      if (!record.ok) return fail({ kind: "no-such-draft" });
      const before = made.get(input.draft);
      if (before?.command === input.command) return ok({ url: forms.show(before.html) });
      const html = makeForm("02", form02(record.value, input, actor), {
        fonts: FORM_FONTS,
        training: centre.training,
        template: data.templateOf("02"),
      });
      const blank = input.reason.trim() === "" || input.missing.every((line) => line.trim() === "");
      if (!html.ok || blank) return fail({ kind: "incomplete" });
      const { key, form } = record.value;
      const { command, draft, missing, reason } = input;
      const body = { command, actor, at: clock.now(), draft, procedure: form.procedure, missing: [...missing], reason };
      const entry = {
        class: "dossier",
        dossier: null,
        kind: VISIT_GUIDED,
        version: 1,
        parents: [],
        key,
        body,
      } as const;
      const recorded = await runtime.record([entry]);
      if (!recorded.ok) return fail({ kind: "not-recorded" });
      made.set(draft, { command, html: html.value });
      return ok({ url: forms.show(html.value) });
    },
    async saveGuide(draft) {
      const guide = made.get(draft);
      if (guide === undefined) return fail({ kind: "no-such-paper" });
      return giveOut(parts.outlet, "02", "phieu-yeu-cau-bo-sung", guide.html);
    },
  };
}
