import type { EntryDraft } from "../journal/entry";
import type { Result } from "../shared/result";
import { acceptDossier } from "./accept-dossier";
import { amendDossier } from "./amend-dossier";
import type { Command } from "./commands";
import type { IntakeContext } from "./intake-context";
import { moveDossier } from "./move-dossier";
import { refuseVisit } from "./refuse-visit";
import { takeMoney } from "./take-money";
import type { Refusal } from "./refusal";

/** What a command makes of the dossiers as they are now: entries, or the reason why not. */
export function decideCommand(command: Command, context: IntakeContext): Result<readonly EntryDraft[], Refusal> {
  switch (command.kind) {
    case "accept":
      return acceptDossier(command, context);
    case "refuse":
      return refuseVisit(command, context);
    case "move":
      return moveDossier(command, context);
    case "extend":
    case "finance":
    case "delivery":
    case "signature":
    case "digitise":
    case "apologise":
    case "issue":
    case "settle":
      return amendDossier(command, context);
    case "collect":
    case "void-receipt":
      return takeMoney(command, context);
  }
}
