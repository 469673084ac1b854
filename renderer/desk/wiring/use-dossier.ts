import { useEffect, useState } from "react";
import type { DossierDetail } from "../../../src/ipc/dossier-requests";
import type { DossierId } from "../../../src/shared/brand";
import { useStation } from "../../app/station-api";
import type { DossierWork } from "../dossier/dossier-work";
import type { MoneyWork } from "../money/money-work";
import type { SlipActions } from "../SlipLine";
import { useDeeds } from "./use-deeds";
import { useMoney } from "./use-money";
import { useOfficialPapers } from "./use-official-papers";
import { useViewers } from "./use-viewers";

export interface OpenDossier {
  readonly detail: DossierDetail | undefined;
  readonly slipActions: SlipActions;
  readonly work: DossierWork;
  readonly money: MoneyWork;
}

/** One dossier as main opens it. Opening is an entry, so it is asked once; what follows comes with the notices. */
export function useDossier(id: DossierId | undefined): OpenDossier {
  const station = useStation();
  const [detail, setDetail] = useState<DossierDetail>();
  const shown = detail?.summary.id === id ? detail : undefined;

  useEffect(() => {
    if (id === undefined) return;
    let alive = true;
    void station.ask("dossier:open", { id }).then((outcome) => {
      if (alive && outcome.ok) setDetail(outcome.value);
    });
    const stop = station.listen("dossier:changed", (notice) => {
      if (notice.id !== id) return;
      void station.ask("dossier:refresh", { id }).then((outcome) => {
        if (alive && outcome.ok) setDetail(outcome.value);
      });
    });
    return () => {
      alive = false;
      stop();
    };
  }, [station, id]);

  const deeds = useDeeds(shown, setDetail);
  const papers = useOfficialPapers(id);
  const viewers = useViewers(id);
  const money = useMoney(shown, setDetail);

  return {
    detail: shown,
    slipActions: {
      reprint: () => {
        if (id !== undefined) void station.ask("slip:reprint", { id });
      },
      answer: (job, cameOut) => void station.ask("slip:answer", { job, cameOut }),
    },
    work: { ...deeds, ...papers, ...viewers },
    money,
  };
}
