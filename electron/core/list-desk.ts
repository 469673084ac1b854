import { DAY_MS, dayOf, findDay, instantAt } from "../../src/calendar/local-time";
import type { Actor } from "../../src/dossier/body-parts";
import type { Dossier } from "../../src/dossier/dossier";
import { handoverListOf, registerOf, visitListOf } from "../../src/forms/from-dossier/dossier-lists";
import { makeForm } from "../../src/forms/make-form";
import type { OfficeList, PaperFault, WorkRequests } from "../../src/ipc/work-requests";
import type { DossierId } from "../../src/shared/brand";
import { fail, ok, type Result } from "../../src/shared/result";
import { FORM_FONTS } from "../paper/form-fonts";
import { officeOf, type FormDeskParts } from "./form-desk";
import { giveOut } from "./form-outlet";

type Show = WorkRequests["list:show"];
type Save = WorkRequests["list:save"];

/** Registers and handover lists over many dossiers. */
export interface ListDesk {
  show(list: OfficeList, actor: Actor): Promise<Show["output"]>;
  save(list: OfficeList, actor: Actor): Promise<Save["output"]>;
  departments(): readonly string[];
  showVisit(ids: readonly DossierId[]): Promise<WorkRequests["list:visit"]["output"]>;
  saveVisit(ids: readonly DossierId[]): Promise<WorkRequests["list:visit-save"]["output"]>;
}

/** A list that long is a mistyped day. */
const MOST_ROWS = 5_000;
/** Nothing waits longer for its first transfer. */
const TRANSFER_WITHIN_DAYS = 60;

export function createListDesk(parts: FormDeskParts): ListDesk {
  const { core, data, clock, forms } = parts;
  const { runtime, centre, details } = core;

  const receivedBetween = async (from: number, to: number): Promise<readonly Dossier[]> => {
    const ids = [...runtime.state().dossiers().values()].flatMap(({ id, core: known }) => {
      const day = known === undefined ? Number.NaN : dayOf(known.receivedAt);
      return from <= day && day <= to ? [id] : [];
    });
    const found: Dossier[] = [];
    for (const id of ids.slice(-MOST_ROWS)) {
      const dossier = await runtime.readDossier(id);
      if (dossier !== undefined) found.push(dossier);
    }
    return found;
  };
  const make = async (list: OfficeList, actor: Actor): Promise<Result<string, { readonly kind: "no-such-day" }>> => {
    const form = list.kind === "register" ? "07" : "handover";
    const setting = { fonts: FORM_FONTS, training: centre.training, template: data.templateOf(form) };
    const head = { office: officeOf(core), issuedAt: clock.now() };
    const [from, to] = [findDay(list.from), findDay(list.to)];
    if (from === undefined || to === undefined || to < from) return fail({ kind: "no-such-day" });
    if (list.kind === "register") {
      const html = makeForm("07", registerOf(await receivedBetween(from, to), list.from, list.to, head), setting);
      return html.ok ? html : fail({ kind: "no-such-day" });
    }
    const dossiers = await receivedBetween(to - TRANSFER_WITHIN_DAYS, to);
    const handedOver = { ...head, issuedAt: Math.min(head.issuedAt, instantAt(to, DAY_MS) - 1), giverName: actor.name };
    const html = makeForm("handover", handoverListOf(dossiers, list.to, list.department, handedOver), setting);
    return html.ok ? html : fail({ kind: "no-such-day" });
  };

  const makeVisit = async (ids: readonly DossierId[]): Promise<Result<string, PaperFault>> => {
    const found: Dossier[] = [];
    for (const id of ids) {
      const dossier = await runtime.readDossier(id);
      if (dossier !== undefined) found.push(dossier);
    }
    const head = { office: officeOf(core), issuedAt: clock.now() };
    const visit = visitListOf(
      found,
      head,
      ({ acceptance }) => data.findProcedure(acceptance.procedure.version)?.timeLimit,
    );
    if (visit === undefined) return fail({ kind: "no-such-paper" });
    const setting = { fonts: FORM_FONTS, training: centre.training, template: data.templateOf("visit") };
    const html = makeForm("visit", visit, setting);
    return html.ok ? html : fail({ kind: "no-such-paper" });
  };

  return {
    async showVisit(ids) {
      const html = await makeVisit(ids);
      return html.ok ? ok({ url: forms.show(html.value) }) : html;
    },
    async saveVisit(ids) {
      const html = await makeVisit(ids);
      if (!html.ok) return html;
      return giveOut(parts.outlet, "visit", "giay-tiep-nhan-nhieu-ho-so", html.value);
    },
    departments: () => details.departments.map(({ name }) => name),
    async show(list, actor) {
      const html = await make(list, actor);
      return html.ok ? ok({ url: forms.show(html.value) }) : html;
    },
    async save(list, actor) {
      const html = await make(list, actor);
      if (!html.ok) return html;
      return list.kind === "register"
        ? giveOut(parts.outlet, "07", `so-theo-doi-${list.to}`, html.value)
        : giveOut(parts.outlet, "handover", `ban-giao-${list.to}`, html.value);
    },
  };
}
