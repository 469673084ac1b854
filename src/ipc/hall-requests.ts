import type { BoardView, DeskQueue } from "../queue/views";
import type { Wait } from "../queue/wait";
import type { QueueRefusal } from "../queue/commands";
import type { TicketId } from "../queue/ticket";
import type { CommandId } from "../shared/brand";
import type { Instant } from "../shared/clock";
import type { Result } from "../shared/result";

/** Words that the kiosk shows, in the language that the person chose. */
export interface HallWords {
  readonly title: string;
  readonly note: string;
}

export interface HallChoice {
  readonly id: string;
  readonly vi: HallWords;
  readonly en: HallWords;
}

/** What a ticket can be taken for today. */
export interface HallOffer {
  /** On the first screen, and among the services. */
  readonly first: readonly HallChoice[];
  readonly services: readonly HallChoice[];
  readonly groups: readonly HallChoice[];
}

/** A ticket as its holder sees it; it is in the journal. */
export interface TakenTicket extends Wait {
  readonly ticket: TicketId;
  readonly label: string;
  readonly service: string;
  readonly priority: boolean;
  readonly at: Instant;
}

/** What became of the paper. "waits": the printer does not print now; "none": there is no paper, and none comes. */
export type TicketPaper = "printing" | "printed" | "waits" | "none";

/** "not-saved": the journal did not take it, nothing happened. */
export type HallFault = QueueRefusal | { readonly kind: "not-saved" };

export type QueueAct =
  | { readonly kind: "sit"; readonly counter: number }
  | { readonly kind: "leave" }
  | { readonly kind: "next"; readonly finish: boolean }
  | { readonly kind: "recall" | "done" | "miss" | "call-missed"; readonly ticket: TicketId }
  | {
      readonly kind: "transfer";
      readonly ticket: TicketId;
      readonly service: string | null;
      readonly counter: number | null;
    };

export interface HallRequests {
  "hall:offer": { input: undefined; output: HallOffer };
  /** Answers when the ticket is flushed; its paper comes by itself. The same command gives the same ticket. */
  "hall:take": {
    input: { readonly commandId: CommandId; readonly service: string; readonly priority: string | null };
    output: Result<TakenTicket, HallFault>;
  };
  "hall:paper": { input: { readonly ticket: TicketId }; output: TicketPaper };
  "hall:board": { input: undefined; output: BoardView };
  "queue:view": { input: undefined; output: DeskQueue };
  "queue:act": {
    input: { readonly commandId: CommandId; readonly act: QueueAct };
    output: Result<DeskQueue, HallFault>;
  };
}
