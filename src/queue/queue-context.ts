import type { AllottedNumber } from "../dossier/body-parts";
import type { NumberFault } from "../journal/number-series";
import type { Instant } from "../shared/clock";
import type { Result } from "../shared/result";
import type { QueueCommand, QueueRefusal } from "./commands";
import type { HallRules } from "./next-ticket";
import type { PriorityGroup, QueueService } from "./queue-data";
import type { QueueEvent } from "./queue-entry";

/** What a decision about the hall looks at besides its state. */
export interface QueueContext extends HallRules {
  readonly now: Instant;
  readonly services: readonly QueueService[];
  /** In force today. */
  readonly groups: readonly PriorityGroup[];
  /** The next number of a letter on a local day "2026-11-23"; taken only if the decision is written. */
  allotTicket(letter: string, day: string): Result<AllottedNumber, NumberFault>;
}

export type Decision = Result<readonly QueueEvent[], QueueRefusal>;
export type CommandOf<K extends QueueCommand["kind"]> = Extract<QueueCommand, { kind: K }>;
