import type { PurgeRequests } from "../../src/ipc/purge-requests";
import { DAY_MS } from "../../src/calendar/local-time";
import type { DossierId } from "../../src/shared/brand";
import { fail, ok } from "../../src/shared/result";
import type { Core } from "../core/core";
import type { SessionTable } from "../core/session-table";
import type { RepliesOf } from "../ipc/answer";
import type { ProvinceLink } from "../sync/province-link";
import type { SyncLoop } from "../sync/sync-loop";
import { explainPage } from "./explain-page";

interface PurgeAtHand {
  readonly core: Pick<Core, "vault">;
  readonly sessions: SessionTable;
  readonly link: () => ProvinceLink | undefined;
  readonly loop: () => SyncLoop | undefined;
}

const NOT_YET = { kind: "not-yet" } as const;

/** What a supervisor is told and may order about pages that the province holds. */
export function createPurgeReplies({ core, sessions, link, loop }: PurgeAtHand): RepliesOf<PurgeRequests> {
  let found: readonly DossierId[] = [];
  const give = (sender: Parameters<SessionTable["require"]>[0]) => sessions.require(sender, "dossier.erase");

  return {
    "purge:describe": (_nothing, sender) => {
      give(sender);
      const purging = link()?.purging;
      if (purging === undefined) return fail(NOT_YET);
      const order = purging.current();
      return ok({
        finishedDays: Math.round(purging.rules().finishedMs / DAY_MS),
        order:
          order === undefined
            ? null
            : { at: order.at, by: order.actor.name, left: order.dossiers.length, done: order.done, kept: order.kept },
      });
    },
    "purge:survey": async (_nothing, sender) => {
      give(sender);
      const survey = await link()?.purging.survey();
      if (survey === undefined) return fail(NOT_YET);
      const { dossiers, pages, bytes } = survey;
      found = dossiers;
      return ok({ dossiers: dossiers.length, pages, bytes });
    },
    "purge:order": async (_nothing, sender) => {
      const actor = give(sender);
      const purging = link()?.purging;
      if (purging === undefined || found.length === 0) return fail(NOT_YET);
      if (!(await purging.order(actor, found))) return fail({ kind: "not-saved" });
      loop()?.tryNow();
      return ok();
    },
    "purge:stop": async (_nothing, sender) => {
      give(sender);
      const stopped = await link()?.purging.stop();
      if (stopped === undefined) return fail(NOT_YET);
      return stopped ? ok() : fail({ kind: "not-saved" });
    },
    "page:why": async ({ page }, sender) => {
      sessions.require(sender, "dossier.open");
      return explainPage(page, link(), core.vault);
    },
  };
}
