import { useCallback, useRef, useState } from "react";
import type { DossierDetail } from "../../../src/ipc/dossier-requests";
import type { ChangeCommand, ChangeFault } from "../../../src/ipc/work-requests";
import type { CommandId } from "../../../src/shared/brand";
import { useStation } from "../../app/station-api";
import { commandOf } from "../dossier/deeds";
import type { DossierWork } from "../dossier/dossier-work";
import { newCommandId } from "../../app/new-command-id";

type Deeds = Pick<
  DossierWork,
  "working" | "fault" | "forgetFault" | "act" | "settle" | "confirmPapers" | "keepSignature"
>;

/**
 * Changes of the open dossier. A command keeps its id until main has answered, so that a lost answer and a second press
 * write nothing twice.
 */
export function useDeeds(detail: DossierDetail | undefined, changed: (detail: DossierDetail) => void): Deeds {
  const station = useStation();
  const [working, setWorking] = useState(false);
  const [fault, setFault] = useState<ChangeFault>();
  const pending = useRef<CommandId>(undefined);

  const run = useCallback(
    async (make: (commandId: CommandId) => ChangeCommand): Promise<boolean> => {
      pending.current ??= newCommandId();
      setWorking(true);
      try {
        const outcome = await station.ask("dossier:change", make(pending.current));
        if (outcome.ok || outcome.fault.kind !== "no-answer") pending.current = undefined;
        setFault(outcome.ok ? undefined : outcome.fault);
        if (outcome.ok) changed(outcome.value);
        return outcome.ok;
      } catch {
        // The answer was lost, not the command: the same one is asked again at the next press.
        setFault({ kind: "no-answer" });
        return false;
      } finally {
        setWorking(false);
      }
    },
    [station, changed],
  );

  return {
    working,
    fault,
    forgetFault: () => {
      pending.current = undefined;
      setFault(undefined);
    },
    act: (deed, values) =>
      detail === undefined
        ? Promise.resolve(false)
        : run((commandId) =>
            commandOf(deed, values, { commandId, dossier: detail.summary.id, heads: detail.next.heads }),
          ),
    settle: (entry, note) =>
      detail === undefined
        ? Promise.resolve(false)
        : run((commandId) => ({
            kind: "settle",
            commandId,
            dossier: detail.summary.id,
            expectedHeads: [...detail.next.heads],
            entry,
            note: note === "" ? null : note,
          })),
    async confirmPapers(places) {
      if (detail === undefined) return false;
      setWorking(true);
      try {
        const outcome = await station.ask("paper:confirm", { id: detail.summary.id, places });
        setFault(outcome.ok ? undefined : outcome.fault);
        if (outcome.ok) changed(outcome.value);
        return outcome.ok;
      } finally {
        setWorking(false);
      }
    },
    async keepSignature(png) {
      if (detail === undefined) return undefined;
      const kept = await station.ask("signature:keep", { id: detail.summary.id, png });
      return kept.ok ? kept.value.page : undefined;
    },
  };
}
