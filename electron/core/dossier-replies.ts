import { parsePageId } from "../vault/page-place";
import type { DossierRequests, TrainingSlip } from "../../src/ipc/dossier-requests";
import type { Health } from "../../src/ipc/station-state";
import type { Clock } from "../../src/shared/clock";
import { fail, ok } from "../../src/shared/result";
import { findCurrentProcedure, listProcedures } from "../catalogue/procedure-rules";
import type { ReferenceData } from "../catalogue/reference-data";
import type { RepliesOf } from "../ipc/answer";
import type { Core } from "./core";
import { erase } from "./erase-dossier";
import type { DossierDesk } from "./dossier-desk";
import type { PaperDesk } from "./paper-desk";
import type { SessionTable } from "./session-table";
import { slipOf } from "./show-dossier";

const MOST_FOUND = 100;
const MOST_RECENT = 30;

export interface DossierReplyParts {
  readonly core: Core;
  readonly data: ReferenceData;
  readonly clock: Clock;
  readonly sessions: SessionTable;
  readonly paper: PaperDesk;
  readonly dossiers: DossierDesk;
  readonly trainingSlips: () => readonly TrainingSlip[];
  readonly setTrainingPrinter: (set: DossierRequests["printer:training"]["input"]["set"]) => Promise<Health["printer"]>;
}

/** What main answers about procedures, dossiers and their paper. */
export function createDossierReplies(parts: DossierReplyParts): RepliesOf<DossierRequests> {
  const { core, data, clock, sessions, paper } = parts;
  const { runtime } = core;
  const { dossiers } = parts;

  return {
    "procedure:search": ({ text }) => listProcedures(data, text, clock.now()),
    "procedure:get": ({ code }) => {
      const found = findCurrentProcedure(data, code, clock.now());
      return found === undefined ? fail({ kind: "no-such-procedure" }) : ok(found);
    },
    "dossier:recent": (_nothing, sender) => {
      sessions.require(sender, "dossier.open");
      const ids = [...runtime.state().ids()];
      return dossiers.summaries(ids.slice(-MOST_RECENT).reverse());
    },
    "dossier:search": ({ text }, sender) => {
      sessions.require(sender, "dossier.open");
      return dossiers.summaries(runtime.search(text, MOST_FOUND).ids);
    },
    "dossier:reveal": ({ ids }, sender) => {
      sessions.require(sender, "dossier.open");
      return dossiers.summaries(ids);
    },
    "dossier:open": async ({ id }, sender) => {
      const actor = sessions.require(sender, "dossier.open");
      const opened = await runtime.openDossier(id, actor, null);
      if (!opened.ok) return fail({ kind: "no-such-dossier" });
      return ok(await dossiers.detail(id, opened.value));
    },
    "dossier:erase": async (command, sender) => {
      const erased = await erase(core, parts.clock, command, sessions.require(sender, "dossier.erase"));
      if (erased.ok) {
        await paper.forget(command.dossier);
        // Papers that were being brought for it: their words stand in the draft.
        await core.drafts.discard(command.dossier);
      }
      return erased;
    },
    "slip:state": ({ id }, sender) => {
      sessions.require(sender, "dossier.open");
      return slipOf(paper.findSlip(id));
    },
    "slip:reprint": async ({ id }, sender) => {
      const actor = sessions.require(sender, "paper.reprint");
      const printed = await paper.reprintSlip(id, actor);
      return printed ? ok() : fail({ kind: "no-such-dossier" });
    },
    "slip:answer": async ({ job, cameOut }, sender) => {
      sessions.require(sender, "paper.reprint");
      const answered = await paper.answer(job, cameOut);
      return answered ? ok() : fail({ kind: "not-asked" });
    },
    "printer:slips": (_nothing, sender) => {
      sessions.require(sender, "dossier.open");
      return parts.trainingSlips();
    },
    "printer:training": ({ set }, sender) => {
      sessions.require(sender, "dossier.open");
      return parts.setTrainingPrinter(set);
    },
  };
}

/** Answers `app://station/page/<id>` for windows of the staff while somebody is signed in. */
export function servePages(core: Core, sessions: SessionTable): (pathname: string) => Promise<Response> | undefined {
  return (pathname) => {
    const name = /^\/page\/([0-9a-f]{64})$/.exec(pathname)?.[1];
    const page = name === undefined ? undefined : parsePageId(name);
    if (page === undefined) return undefined;
    return readPage(core, sessions, page);
  };
}

async function readPage(core: Core, sessions: SessionTable, page: string): Promise<Response> {
  const headers = { "Cache-Control": "no-store", "Cross-Origin-Resource-Policy": "same-origin" };
  if (!sessions.isAnybodySignedIn()) return new Response("not signed in", { status: 403, headers });
  const read = await core.vault.read(page);
  if (!read.ok) return new Response(read.fault.kind, { status: 404, headers });
  const { bytes, mediaType } = read.value;
  return new Response(new Uint8Array(bytes), { headers: { ...headers, "Content-Type": mediaType } });
}
