import { useState } from "react";
import type { DossierId } from "../../../src/shared/brand";
import { useStation } from "../../app/station-api";
import type { DossierWork } from "../dossier/dossier-work";

type Viewers = Pick<DossierWork, "viewers" | "askViewers">;

/** Who has opened the dossier; read from the journal when somebody asks. */
export function useViewers(id: DossierId | undefined): Viewers {
  const station = useStation();
  const [state, setState] = useState<{ readonly id: DossierId; readonly viewers: DossierWork["viewers"] }>();
  return {
    viewers: state !== undefined && state.id === id ? state.viewers : undefined,
    askViewers: () => {
      if (id === undefined) return;
      setState({ id, viewers: "working" });
      void station.ask("dossier:viewers", { id }).then((viewers) => {
        setState({ id, viewers });
      });
    },
  };
}
