import { DAY_MS } from "../../src/calendar/local-time";
import type { Actor } from "../../src/dossier/body-parts";
import type { DossierCore } from "../../src/dossier/dossier";
import type { ChangeCommand, WorkRequests } from "../../src/ipc/work-requests";
import type { Permission } from "../../src/access/roles";
import type { DossierId } from "../../src/shared/brand";
import type { Clock } from "../../src/shared/clock";
import type { IdSource } from "../../src/shared/id-source";
import { fail, ok } from "../../src/shared/result";
import type { RepliesOf, Sender } from "../ipc/answer";
import { acceptFaultOf } from "./accept-visit";
import { confirmPapers } from "./confirm-papers";
import type { Core } from "./core";
import type { DeclineDesk } from "./decline-desk";
import type { DossierDesk } from "./dossier-desk";
import type { FormDesk } from "./form-desk";
import type { ListDesk } from "./list-desk";
import type { SessionTable } from "./session-table";
import { findEarlierPapers } from "./earlier-papers";
import type { SupplyDesk } from "./supply-desk";
import { readViewings } from "./viewings";

export interface WorkReplyParts {
  readonly core: Core;
  readonly clock: Clock;
  readonly sessions: SessionTable;
  readonly dossiers: DossierDesk;
  readonly forms: FormDesk;
  readonly decline: DeclineDesk;
  readonly lists: ListDesk;
  readonly supply: SupplyDesk;
  readonly ids: IdSource;
  /** Papers of this dossier count as digitised from now on: their PDFs say so in a further revision. */
  readonly confirmed: (id: DossierId, actor: Actor) => void;
}

const MOST_LISTED = 100;
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Who may do what; a table, so that nobody has to read code to know it. */
const PERMISSION_OF: Readonly<Record<ChangeCommand["kind"], Permission>> = {
  move: "dossier.move",
  extend: "dossier.move",
  apologise: "dossier.move",
  finance: "payment.take",
  delivery: "dossier.move",
  signature: "dossier.move",
  digitise: "dossier.move",
  issue: "paper.reprint",
  settle: "dossier.settle",
};

/** What main answers about work on a dossier after its acceptance. */
export function createWorkReplies(parts: WorkReplyParts): RepliesOf<WorkRequests> {
  const { core, clock, sessions, dossiers, forms, decline, lists } = parts;
  const { runtime, vault } = core;
  const select = (fits: (known: DossierCore) => boolean): readonly DossierId[] =>
    [...runtime.state().dossiers().values()]
      .filter((known) => known.core !== undefined && fits(known.core))
      .slice(-MOST_LISTED)
      .map(({ id }) => id);
  /** Told that the result is there, and not fetched for as long as the rules say. */
  const unclaimed = (): readonly DossierId[] => {
    const state = runtime.state();
    const before = clock.now() - dossiers.rules().unclaimedAfterDays * DAY_MS;
    const announced = state.tally().announced(() => state.dossiers().values());
    return [...announced].flatMap(([id, at]) => (at < before ? [id] : []));
  };
  const open = (sender: Sender): void => {
    sessions.require(sender, "dossier.open");
  };

  return {
    "intake:refuse": (input, sender) => decline.refuse(input, sessions.require(sender, "dossier.accept")),
    "intake:guide": (input, sender) => decline.guide(input, sessions.require(sender, "dossier.accept")),
    "intake:guide-save": ({ draft }, sender) => {
      sessions.require(sender, "dossier.accept");
      return decline.saveGuide(draft);
    },
    "dossier:change": async (command, sender) => {
      const actor = sessions.require(sender, PERMISSION_OF[command.kind]);
      const answer = await runtime.run(command, actor);
      if (!answer.ok) return fail(acceptFaultOf(answer.fault));
      const dossier = await runtime.readDossier(command.dossier);
      return dossier === undefined
        ? fail({ kind: "unknown-dossier" })
        : ok(await dossiers.detail(command.dossier, dossier));
    },
    "dossier:refresh": async ({ id }, sender) => {
      open(sender);
      const dossier = await runtime.readDossier(id);
      return dossier === undefined ? fail({ kind: "no-such-dossier" }) : ok(await dossiers.detail(id, dossier));
    },
    "dossier:viewers": ({ id }, sender) => {
      open(sender);
      return readViewings(core, id);
    },
    "dossier:review": (_nothing, sender) => {
      open(sender);
      return dossiers.summaries(select((known) => known.disagreements.some((one) => !one.settled)));
    },
    "dossier:unclaimed": (_nothing, sender) => {
      open(sender);
      return dossiers.summaries(unclaimed().slice(-MOST_LISTED));
    },
    "dossier:counts": (_nothing, sender) => {
      open(sender);
      return { ...runtime.counters(), unclaimed: unclaimed().length };
    },
    "paper:show": ({ id, paper }, sender) => {
      open(sender);
      return forms.show(id, paper);
    },
    "paper:save": ({ id, paper }, sender) => forms.save(id, paper, sessions.require(sender, "paper.reprint")),
    "citizen:earlier": ({ idNumber }, sender) => {
      sessions.require(sender, "dossier.accept");
      return findEarlierPapers(core, idNumber);
    },
    "list:departments": (_nothing, sender) => {
      open(sender);
      return lists.departments();
    },
    "list:show": (list, sender) => lists.show(list, sessions.require(sender, "dossier.open")),
    "list:save": (list, sender) => lists.save(list, sessions.require(sender, "paper.reprint")),
    "list:visit": ({ ids }, sender) => {
      open(sender);
      return lists.showVisit(ids);
    },
    "list:visit-save": ({ ids }, sender) => {
      sessions.require(sender, "paper.reprint");
      return lists.saveVisit(ids);
    },
    "paper:confirm": async (input, sender) => {
      const actor = sessions.require(sender, "dossier.move");
      const confirmed = await confirmPapers(core, parts.ids, input, actor);
      if (!confirmed.ok) return fail(acceptFaultOf(confirmed.fault));
      const dossier = await runtime.readDossier(input.id);
      if (dossier === undefined) return fail({ kind: "unknown-dossier" });
      parts.confirmed(input.id, actor);
      return ok(await dossiers.detail(input.id, dossier));
    },
    "supply:begin": ({ id }, sender) => {
      sessions.require(sender, "dossier.move");
      return parts.supply.begin(id);
    },
    "supply:accept": (input, sender) => parts.supply.accept(input, sessions.require(sender, "dossier.move")),
    "signature:keep": async ({ id, png }, sender) => {
      sessions.require(sender, "dossier.move");
      const known = runtime.find(id);
      if (known === undefined || !PNG.every((byte, index) => png[index] === byte))
        return fail({ kind: "not-a-picture" });
      const stored = await vault.put(known.key, png, "image/png");
      if (!stored.ok) return fail({ kind: stored.fault.kind === "disk-full" ? "disk-full" : "disk-fault" });
      core.keepPage(id, { ...stored.value, overruled: [] });
      return ok({ page: stored.value.page });
    },
  };
}
