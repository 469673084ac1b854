import type { TakenTicket, TicketPaper } from "../../src/ipc/hall-requests";
import { layOutTicket } from "../../src/printing/layouts/ticket";
import type { PrintJob } from "../../src/printing/print-ledger";
import type { HallRules } from "../../src/queue/next-ticket";
import type { QueueService } from "../../src/queue/queue-data";
import { ticketCode } from "../../src/queue/ticket";
import type { PrintDesk } from "../core/print-desk";

export interface TicketPaperParts {
  readonly printing: Pick<PrintDesk, "print" | "findJob" | "queue">;
  readonly centre: { readonly name: string; readonly training: boolean };
}

/** The slip of a ticket, through the print ledger: once, however often it is asked for. */
export interface TicketPapers {
  print(ticket: TakenTicket, day: string, service: QueueService, hall: HallRules): Promise<void>;
  stateOf(label: string, day: string): TicketPaper;
}

export function createTicketPapers({ printing, centre }: TicketPaperParts): TicketPapers {
  // The number first: whoever looks for the paper is asked about it by this name.
  const subjectOf = (label: string, day: string): string => `${label} ${day}`;
  /** On their way into the print ledger: nobody is told that no paper comes. */
  const coming = new Set<string>();
  return {
    async print(ticket, day, service, { counters }) {
      const subject = subjectOf(ticket.label, day);
      if (printing.findJob("ticket", subject) !== undefined) return;
      const serving = counters.filter(({ services }) => services.includes(service.id));
      const paper = layOutTicket({
        training: centre.training,
        centre: centre.name,
        number: ticket.label,
        service: service.vi.title,
        // Where every counter serves it, naming all of them helps nobody.
        counters: serving.length < counters.length ? serving.map(({ number }) => String(number)) : [],
        waitingBefore: ticket.before,
        ...(ticket.minutes === undefined ? {} : { waitMinutes: ticket.minutes }),
        priority: ticket.priority,
        takenAt: ticket.at,
        qr: ticketCode(day, ticket.label),
      });
      coming.add(subject);
      try {
        await printing.print("ticket", subject, paper);
      } finally {
        coming.delete(subject);
      }
    },
    stateOf(label, day) {
      const subject = subjectOf(label, day);
      const job = printing.findJob("ticket", subject);
      if (job === undefined) return coming.has(subject) ? "printing" : "none";
      return paperOf(job, printing.queue.troubleOf(job) !== undefined);
    },
  };
}

function paperOf({ status }: PrintJob, troubled: boolean): TicketPaper {
  switch (status) {
    case "printed":
      return "printed";
    case "waiting":
    case "sending":
      return troubled ? "waits" : "printing";
    case "failed":
    case "unknown":
      return "waits";
    case "cancelled":
      return "none";
  }
}
