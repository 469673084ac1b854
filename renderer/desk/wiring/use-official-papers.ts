import { useCallback, useState } from "react";
import type { IssuedPaper } from "../../../src/dossier/dossier";
import type { DossierId } from "../../../src/shared/brand";
import { useStation } from "../../app/station-api";
import type { DossierWork, PaperState } from "../dossier/dossier-work";

type Papers = Pick<DossierWork, "paper" | "showPaper" | "savePaper" | "closePaper">;

/** The official papers of the open dossier: looked at, or given out as PDF. */
export function useOfficialPapers(id: DossierId | undefined): Papers {
  const station = useStation();
  const [state, setState] = useState<{ readonly id: DossierId; readonly paper: PaperState }>();
  const put = useCallback(
    (paper: PaperState): void => {
      if (id !== undefined) setState({ id, paper });
    },
    [id],
  );

  const show = async (paper: IssuedPaper): Promise<void> => {
    if (id === undefined) return;
    put({ kind: "working", paper });
    const outcome = await station.ask("paper:show", { id, paper });
    put(outcome.ok ? { kind: "shown", paper, url: outcome.value.url } : refused(paper, outcome.fault.kind));
  };
  const save = async (paper: IssuedPaper): Promise<void> => {
    if (id === undefined) return;
    put({ kind: "working", paper });
    const outcome = await station.ask("paper:save", { id, paper });
    if (!outcome.ok) put(refused(paper, outcome.fault.kind));
    else put(outcome.value.saved ? { kind: "saved", paper, queue: outcome.value.queue } : { kind: "idle" });
  };

  return {
    paper: state !== undefined && state.id === id ? state.paper : { kind: "idle" },
    showPaper: (paper) => void show(paper),
    savePaper: (paper) => void save(paper),
    closePaper: () => {
      put({ kind: "idle" });
    },
  };
}

function refused(paper: IssuedPaper, fault: Extract<PaperState, { readonly kind: "refused" }>["fault"]): PaperState {
  return { kind: "refused", paper, fault };
}
