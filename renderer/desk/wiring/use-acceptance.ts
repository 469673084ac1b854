import { useRef, useState } from "react";
import type { AcceptedVisit } from "../../../src/ipc/accept-answer";
import type { CommandId, DossierId } from "../../../src/shared/brand";
import { useStation } from "../../app/station-api";
import type { Acceptance, AcceptanceState } from "../visit/AcceptSection";
import { newCommandId } from "../../app/new-command-id";

/**
 * Asks main to accept. The command keeps its id until main has answered, so that a lost answer and a second click make
 * nothing twice; after a refusal the next try is a new command.
 */
export function useAcceptance(
  draft: DossierId,
  save: () => Promise<boolean>,
  accepted: (visit: AcceptedVisit) => void,
): Acceptance {
  const station = useStation();
  const [state, setState] = useState<AcceptanceState>({ kind: "ready" });
  const command = useRef<CommandId>(undefined);
  const working = useRef(false);

  const accept = async (): Promise<void> => {
    if (working.current) return;
    working.current = true;
    setState({ kind: "working" });
    command.current ??= newCommandId();
    try {
      if (!(await save())) {
        setState({ kind: "refused", fault: { kind: "not-saved" } });
        return;
      }
      const outcome = await station.ask("intake:accept", { command: command.current, draft });
      if (outcome.ok) {
        accepted(outcome.value);
        return;
      }
      if (outcome.fault.kind !== "no-answer") command.current = undefined;
      setState({ kind: "refused", fault: outcome.fault });
    } catch {
      // The answer was lost, not the command: the same one is asked again at the next press.
      setState({ kind: "refused", fault: { kind: "no-answer" } });
    } finally {
      working.current = false;
    }
  };

  return { state, accept: () => void accept() };
}
