import type { Actor } from "../dossier/body-parts";
import type { CommandId } from "../shared/brand";
import type { TicketId } from "./ticket";

interface ByOfficer {
  readonly commandId: CommandId;
  readonly actor: Actor;
}

interface AtCounter extends ByOfficer {
  /** Whom the officer saw at the counter: a late press must not hit the next one. */
  readonly ticket: TicketId;
}

/** What somebody in the hall asks for. */
export type QueueCommand =
  | { readonly kind: "take"; readonly commandId: CommandId; readonly service: string; readonly priority: string | null }
  | ({ readonly kind: "sit"; readonly counter: number } & ByOfficer)
  | ({ readonly kind: "leave" } & ByOfficer)
  /** `finish`: whoever is at the counter is done. */
  | ({ readonly kind: "next"; readonly finish: boolean } & ByOfficer)
  | ({ readonly kind: "recall" } & AtCounter)
  | ({ readonly kind: "done" } & AtCounter)
  | ({ readonly kind: "miss" } & AtCounter)
  /** Who did not come when called, or whose counter went silent, stands before the officer now. */
  | ({ readonly kind: "call-missed" } & AtCounter)
  /** To another service, or to a counter, which may be of the same service. */
  | ({ readonly kind: "transfer"; readonly service: string | null; readonly counter: number | null } & AtCounter)
  /** For whoever looks after the hall: a number that a counter was seen to hold waits again at its old place. */
  | ({ readonly kind: "release"; readonly ticket: TicketId; readonly counter: number } & ByOfficer)
  /** Whoever sits there gets up, a number that is held there waits again; nobody sits down there until it is opened. */
  | ({ readonly kind: "close-counter" | "open-counter"; readonly counter: number } & ByOfficer)
  | { readonly kind: "call-staff"; readonly commandId: CommandId }
  | ({ readonly kind: "answer-staff" } & ByOfficer);

export type QueueRefusal =
  | { readonly kind: "unknown-service" | "unknown-priority" | "unknown-counter" }
  /** All numbers of the day are given out. */
  | { readonly kind: "no-numbers" }
  /** The officer sits at no counter. */
  | { readonly kind: "no-counter" }
  | { readonly kind: "nobody-waiting" }
  /** Somebody is at the counter, and the officer did not say that they are done. */
  | { readonly kind: "still-serving"; readonly label: string }
  /** A supervisor closed it. */
  | { readonly kind: "counter-closed" }
  /** The ticket is not at this counter any more. */
  | { readonly kind: "not-here" }
  /** The ticket waits, is served elsewhere, or is done. */
  | { readonly kind: "not-missed" }
  /** It must be called out more often first. */
  | { readonly kind: "call-again"; readonly calls: number };
