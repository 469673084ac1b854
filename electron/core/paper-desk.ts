import type { Actor } from "../../src/dossier/body-parts";
import type { Dossier } from "../../src/dossier/dossier";
import { layOutReceptionSlip } from "../../src/printing/layouts/reception-slip";
import type { PrintJob } from "../../src/printing/print-ledger";
import { lookUpNumber } from "../../src/queue/look-up";
import type { DossierId } from "../../src/shared/brand";
import type { Core } from "./core";
import type { PrintDesk } from "./print-desk";

export interface PaperDeskParts {
  readonly core: Core;
  readonly printing: PrintDesk;
}

/** Slips of dossiers. */
export interface PaperDesk {
  /** The slip of a dossier that was just accepted; where the journal does not take the job, nothing is printed. */
  printSlip(id: DossierId, actor: Actor): Promise<void>;
  /** False where there is no such dossier, or the job could not be written. */
  reprintSlip(id: DossierId, actor: Actor): Promise<boolean>;
  answer(job: string, cameOut: boolean): Promise<boolean>;
  /** Its dossier was erased. */
  forget(id: DossierId): Promise<void>;
  findSlip(id: DossierId): PrintJob | undefined;
}

export function createPaperDesk(parts: PaperDeskParts): PaperDesk {
  const { core, printing } = parts;
  const { centre, runtime } = core;

  const readDossier = async (id: DossierId, actor: Actor, why: string): Promise<Dossier | undefined> => {
    const opened = await runtime.openDossier(id, actor, why);
    return opened.ok ? opened.value : undefined;
  };

  const printSlip = async (id: DossierId, actor: Actor): Promise<boolean> => {
    const dossier = await readDossier(id, actor, "slip");
    if (dossier?.core.code == null) return false;
    const { acceptance, core: known } = dossier;
    const paper = layOutReceptionSlip({
      training: centre.training,
      centre: centre.name,
      code: dossier.core.code,
      applicantName: (acceptance.submitter ?? acceptance.owner).name,
      procedure: acceptance.procedure.name,
      receivedAt: known.receivedAt,
      officerName: acceptance.actor.name,
      qr: dossier.core.code,
      lookUpNumber: lookUpNumber(id),
      ...(known.dueAt === null ? {} : { dueAt: known.dueAt }),
    });
    return (await printing.print("reception", id, paper, { about: id })).ok;
  };

  return {
    async printSlip(id, actor) {
      if (printing.findJob("reception", id) === undefined) await printSlip(id, actor);
    },
    async reprintSlip(id, actor) {
      const job = printing.findJob("reception", id);
      if (job?.status === "printed") return (await printing.queue.reprint(job.id)).ok;
      if (job !== undefined && job.status !== "cancelled") {
        printing.queue.retryNow();
        return true;
      }
      return printSlip(id, actor);
    },
    answer: async (job, cameOut) => (await printing.queue.answer(job, cameOut)).ok,
    forget: (id) => printing.forget(id),
    findSlip(id) {
      const job = printing.findJob("reception", id);
      if (job === undefined || (job.status !== "waiting" && job.status !== "sending")) return job;
      const fault = printing.queue.troubleOf(job);
      if (fault === undefined) return job;
      return job.status === "waiting" ? { ...job, status: "failed", fault } : { ...job, fault };
    },
  };
}
