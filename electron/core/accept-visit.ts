import { dayOf, isoDate } from "../../src/calendar/local-time";
import type { Actor } from "../../src/dossier/body-parts";
import type { AcceptedVisit, AcceptFault } from "../../src/ipc/accept-answer";
import type { VisitRequests } from "../../src/ipc/visit-requests";
import { fail, ok, type Result } from "../../src/shared/result";
import type { Clock } from "../../src/shared/clock";
import { findCurrentProcedure } from "../catalogue/procedure-rules";
import type { ReferenceData } from "../catalogue/reference-data";
import type { RunFault } from "../station/command-runner";
import { acceptCommandOf } from "../visit/accept-command";
import type { Core } from "./core";
import { bringRecords } from "./reused-papers";

type AcceptInput = VisitRequests["intake:accept"]["input"];

/** Why a command was not done, as windows tell it. */
export function acceptFaultOf(fault: RunFault): AcceptFault {
  switch (fault.kind) {
    case "disk-low":
      return { kind: "disk-full" };
    case "no-key":
    case "not-saved":
    case "faulted":
    case "closed":
    case "seal":
      return { kind: "not-saved" };
    case "unknown":
      return { kind: "no-answer" };
    case "read-only":
      return { kind: "station-read-only" };
    default:
      return fault;
  }
}

/**
 * Accepts the visit of a draft. A repeated command gets the first answer, also when its draft is gone already; the
 * draft goes only after the entry is flushed.
 */
export async function acceptVisit(
  core: Core,
  data: ReferenceData,
  clock: Clock,
  { command, draft }: AcceptInput,
  actor: Actor,
): Promise<Result<AcceptedVisit, AcceptFault>> {
  const known = core.runtime.find(draft);
  if (known?.core?.code != null) return repeated(core, draft);
  const record = await core.drafts.get(draft);
  if (!record.ok) return fail({ kind: "no-such-draft" });
  const procedure = findCurrentProcedure(data, record.value.form.procedure, clock.now());
  if (procedure === undefined) return fail({ kind: "unknown-procedure" });
  const wanted = acceptCommandOf(command, record.value, procedure, data.calendarOn(isoDate(dayOf(clock.now()))));
  if (!wanted.ok) return wanted;
  const complete = await bringRecords(core.runtime, wanted.value);
  if (!complete.ok) return complete;
  const answer = await core.runtime.run(complete.value, actor);
  if (!answer.ok) return fail(acceptFaultOf(answer.fault));
  await core.drafts.discard(draft);
  const { dossier, code, at, dueAt } = answer.value;
  return ok({ dossier, code: code ?? "", acceptedAt: at, dueAt: dueAt ?? undefined });
}

/** The draft's id is the dossier's: what was accepted once is answered from what is known of it. */
function repeated(core: Core, id: AcceptInput["draft"]): Result<AcceptedVisit, AcceptFault> {
  const known = core.runtime.find(id)?.core;
  if (known?.code == null) return fail({ kind: "no-such-draft" });
  return ok({ dossier: id, code: known.code, acceptedAt: known.receivedAt, dueAt: known.dueAt ?? undefined });
}
