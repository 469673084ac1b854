import { useRef, useState } from "react";
import type { AcceptFault } from "../../../src/ipc/accept-answer";
import type { CommandId, DossierId } from "../../../src/shared/brand";
import { useStation } from "../../app/station-api";
import type { Declining, GuideState } from "../visit/DeclineForm";
import { newCommandId } from "../../app/new-command-id";

/** A visit that ends without a dossier. `save` puts the form on the disk first: main decides on what it holds. */
export function useDeclining(
  draft: DossierId,
  save: () => Promise<boolean>,
  refused: (dossier: DossierId) => void,
): Declining {
  const station = useStation();
  const [working, setWorking] = useState(false);
  const [fault, setFault] = useState<AcceptFault>();
  const [guided, setGuided] = useState<GuideState>({ kind: "none" });
  const command = useRef<CommandId>(undefined);

  const busy = async (task: (id: CommandId) => Promise<boolean>): Promise<void> => {
    command.current ??= newCommandId();
    setWorking(true);
    try {
      if (!(await save())) setFault({ kind: "not-saved" });
      else if (await task(command.current)) command.current = undefined;
    } catch {
      // The answer was lost, not the command: the same one is asked again at the next press.
      setFault({ kind: "no-answer" });
    } finally {
      setWorking(false);
    }
  };

  return {
    working,
    fault,
    guided,
    refuse: (reason, ground, goTo) =>
      void busy(async (id) => {
        const outcome = await station.ask("intake:refuse", { command: id, draft, reason, ground, goTo });
        setFault(outcome.ok ? undefined : outcome.fault);
        if (outcome.ok) refused(outcome.value.dossier);
        return outcome.ok || outcome.fault.kind !== "no-answer";
      }),
    guide: (missing, reason) =>
      void busy(async (id) => {
        const lines = missing.filter((line) => line.trim() !== "");
        const outcome = await station.ask("intake:guide", { command: id, draft, missing: lines, reason });
        setGuided(
          outcome.ok ? { kind: "shown", url: outcome.value.url } : { kind: "refused", fault: outcome.fault.kind },
        );
        return true;
      }),
    saveGuide: () => {
      void station.ask("intake:guide-save", { draft }).then((outcome) => {
        if (!outcome.ok) {
          const fault = outcome.fault.kind === "not-queued" ? "not-queued" : "not-written";
          setGuided({ kind: "refused", fault });
        } else if (outcome.value.saved) setGuided({ kind: "saved", queue: outcome.value.queue });
      });
    },
    closeGuide: () => {
      setGuided({ kind: "none" });
    },
  };
}
