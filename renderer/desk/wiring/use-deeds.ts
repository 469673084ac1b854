import type { DossierDetail } from "../../../src/ipc/dossier-requests";
import type { ChangeCommand, ChangeFault } from "../../../src/ipc/work-requests";
import type { CommandId } from "../../../src/shared/brand";
import { useStation } from "../../app/station-api";
import { commandOf } from "../dossier/deeds";
import type { DossierWork } from "../dossier/dossier-work";
import { useCommand } from "./use-command";

type Deeds = Pick<
  DossierWork,
  "working" | "fault" | "forgetFault" | "act" | "settle" | "confirmPapers" | "keepSignature"
>;

/** Changes of the open dossier. */
export function useDeeds(detail: DossierDetail | undefined, changed: (detail: DossierDetail) => void): Deeds {
  const station = useStation();
  const deed = useCommand<DossierDetail, ChangeFault>(changed);
  const confirming = useCommand<DossierDetail, ChangeFault>(changed);
  const run = (make: (commandId: CommandId) => ChangeCommand): Promise<boolean> =>
    deed.run((commandId) => station.ask("dossier:change", make(commandId)));

  return {
    working: deed.working || confirming.working,
    fault: deed.fault ?? confirming.fault,
    forgetFault: () => {
      deed.forgetCommand();
      deed.forgetFault();
      confirming.forgetFault();
    },
    act: (kind, values) =>
      detail === undefined
        ? Promise.resolve(false)
        : run((commandId) =>
            commandOf(kind, values, { commandId, dossier: detail.summary.id, heads: detail.next.heads }),
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
    confirmPapers: (places) =>
      detail === undefined
        ? Promise.resolve(false)
        : confirming.run(() => station.ask("paper:confirm", { id: detail.summary.id, places })),
    async keepSignature(png) {
      if (detail === undefined) return undefined;
      const kept = await station.ask("signature:keep", { id: detail.summary.id, png });
      return kept.ok ? kept.value.page : undefined;
    },
  };
}
