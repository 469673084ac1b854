import { dayOf, isoDate } from "../../src/calendar/local-time";
import type { Actor } from "../../src/dossier/body-parts";
import type { Dossier, IssuedPaper } from "../../src/dossier/dossier";
import type { FormOffice } from "../../src/forms/form-definition";
import { makeDossierForm, papersOf } from "../../src/forms/from-dossier/dossier-form";
import type { DossierFormSetting } from "../../src/forms/from-dossier/dossier-form-setting";
import type { FormFault } from "../../src/forms/make-form";
import type { Command } from "../../src/intake/commands";
import { delegationOn } from "../../src/intake/delegation";
import type { NextWork } from "../../src/ipc/dossier-requests";
import type { GivenOut } from "../../src/ipc/given-out";
import type { PaperFault } from "../../src/ipc/work-requests";
import type { CommandId, DossierId } from "../../src/shared/brand";
import type { Clock } from "../../src/shared/clock";
import type { IdSource } from "../../src/shared/id-source";
import { fail, ok, type Result } from "../../src/shared/result";
import type { ReferenceData } from "../catalogue/reference-data";
import { codePicture } from "../paper/acknowledgement";
import { FORM_FONTS } from "../paper/form-fonts";
import type { FormPages } from "../paper/form-pages";
import type { Core } from "./core";
import { saidOf, type FormOutlet } from "./form-outlet";

export interface FormDeskParts {
  readonly core: Core;
  readonly data: ReferenceData;
  readonly clock: Clock;
  readonly ids: IdSource;
  readonly forms: FormPages;
  readonly outlet: FormOutlet;
}

/** The official papers of dossiers: looked at, and given out. */
export interface FormDesk {
  show(id: DossierId, paper: IssuedPaper): Promise<Result<{ readonly url: string }, PaperFault>>;
  /**
   * That a paper is given out stands in the journal before the paper exists. Where the journal can only be read, the paper is
   * marked as a further copy, whatever was given out before.
   */
  save(id: DossierId, paper: IssuedPaper, actor: Actor): Promise<Result<GivenOut, PaperFault>>;
  papers(dossier: Dossier): NextWork["papers"];
}

/** Who issues the forms, from what the centre says of itself. */
export function officeOf({ centre, details }: Core): FormOffice {
  const { parentAgency, place, phone, website } = details;
  return { parentAgency, centre: centre.name.toLocaleUpperCase("vi"), place, phone, website };
}

export function createFormDesk(parts: FormDeskParts): FormDesk {
  const { core, data, clock, forms } = parts;
  const { runtime, details, centre } = core;

  const settingOf = ({ acceptance }: Dossier, qr: string): DossierFormSetting => {
    const procedure = data.findProcedure(acceptance.procedure.version);
    const scope = { code: acceptance.procedure.code, field: procedure?.field ?? "" };
    return {
      office: officeOf(core),
      taxCode: details.taxCode,
      timeLimit: procedure?.timeLimit,
      signerAt: (at) => delegationOn(data.delegations(), scope, isoDate(dayOf(at)))?.signer ?? undefined,
      qr,
    };
  };
  const isReadOnly = (): boolean => core.journal.condition().kind === "read-only";
  const make = async (dossier: Dossier, paper: IssuedPaper): Promise<Result<string, PaperFault>> => {
    const setting = settingOf(dossier, await codePicture(dossier.core.code ?? "-"));
    const issued = papersOf(dossier, setting).find((one) => one.paper === paper)?.issued ?? 0;
    const reprint = issued === 0 && !isReadOnly() ? undefined : { at: clock.now(), time: issued + 1 };
    const page = { fonts: FORM_FONTS, training: centre.training, reprint, template: data.templateOf(paper) };
    const html = makeDossierForm(paper, dossier, setting, page);
    return html.ok ? html : fail(faultOf(html.fault));
  };
  const issue = async (id: DossierId, dossier: Dossier, paper: IssuedPaper, actor: Actor): Promise<boolean> => {
    const time = dossier.timeline.filter(({ event }) => event?.kind === "dossier.issued" && event.body.paper === paper);
    const command: Command = {
      kind: "issue",
      // An id of the id source is what a command's id is, too.
      commandId: parts.ids.next() as CommandId,
      dossier: id,
      expectedHeads: [...dossier.heads],
      paper,
      time: time.length + 1,
    };
    return (await runtime.run(command, actor)).ok;
  };

  return {
    // Which papers there are depends on no picture.
    papers: (dossier) => papersOf(dossier, settingOf(dossier, "")),
    async show(id, paper) {
      const dossier = await runtime.readDossier(id);
      if (dossier === undefined) return fail({ kind: "no-such-dossier" });
      const html = await make(dossier, paper);
      return html.ok ? ok({ url: forms.show(html.value) }) : html;
    },
    async save(id, paper, actor) {
      const dossier = await runtime.readDossier(id);
      if (dossier === undefined) return fail({ kind: "no-such-dossier" });
      const html = await make(dossier, paper);
      if (!html.ok) return html;
      const name = `${dossier.core.code ?? id}-${paper}`;
      const place = await parts.outlet.choose(paper, name);
      if (place === undefined) return ok({ saved: false });
      // Laid out in memory while the entry is on its way to the disk; no byte of it leaves before.
      const prepared = parts.outlet.prepare(place, html.value);
      if (!(await issue(id, dossier, paper, actor)) && !isReadOnly()) return fail({ kind: "not-recorded" });
      return saidOf(await prepared.deliver(name));
    },
  };
}

function faultOf(fault: FormFault | { readonly kind: "no-such-paper" }): PaperFault {
  if (fault.kind === "template") return { kind: "bad-template", line: fault.line };
  return { kind: "no-such-paper" };
}
