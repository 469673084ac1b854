import { useEffect, useState } from "react";
import type { DossierDetail } from "../../../src/ipc/dossier-requests";
import type { Output } from "../../../src/ipc/requests";
import type { ChangeFault } from "../../../src/ipc/work-requests";
import { useStation } from "../../app/station-api";
import { SupplyForm } from "../dossier/SupplyForm";
import { SupplyRefused } from "../dossier/SupplyRefused";
import { askedPapers } from "../dossier/asked-papers";
import { followPage } from "../visit/visit-progress";
import { CaptureAtDesk, type Capturing } from "./CaptureAtDesk";
import { pageUrl } from "./page-url";
import { useCommand } from "./use-command";
import { useDraft } from "./use-draft";
import { usePageTray } from "./use-page-tray";

interface SupplyAtDeskProps {
  readonly dossier: DossierDetail;
  /** Leaves the form; pages that came stay in the draft. */
  readonly onCancel: () => void;
  readonly onDone: () => void;
}

type Begun = Output<"supply:begin">;

/** The draft of what the citizen brings, begun or found again, then the form over it. */
export function SupplyAtDesk(props: SupplyAtDeskProps) {
  const station = useStation();
  const { id } = props.dossier.summary;
  const [begun, setBegun] = useState<Begun>();
  useEffect(() => {
    let alive = true;
    void station.ask("supply:begin", { id }).then((outcome) => {
      if (alive) setBegun(outcome);
    });
    return () => {
      alive = false;
    };
  }, [station, id]);

  if (begun === undefined) return null;
  return begun.ok ? <Supplying {...props} /> : <SupplyRefused kind={begun.fault.kind} onClose={props.onCancel} />;
}

function Supplying({ dossier, onCancel, onDone }: SupplyAtDeskProps) {
  const station = useStation();
  const { id } = dossier.summary;
  const { draft, saving, change, save } = useDraft(id);
  const tray = usePageTray(id, (page, fresh) => {
    change((form) => followPage(form, page, fresh));
  });
  const [capturing, setCapturing] = useState<Capturing>();
  const { working, fault, run } = useCommand<DossierDetail, ChangeFault>(onDone);

  const supply = async (reason: string): Promise<void> => {
    if (working || !(await save())) return;
    const expectedHeads = [...dossier.next.heads];
    await run((command) => station.ask("supply:accept", { command, dossier: id, expectedHeads, reason }));
  };
  const discard = (): void => {
    void station.ask("draft:discard", { draft: id }).then(onCancel);
  };

  if (draft === undefined) return null;
  return (
    <>
      <SupplyForm
        draft={draft}
        saving={saving}
        tray={tray}
        pageUrl={pageUrl}
        working={working}
        fault={fault}
        onChange={change}
        onCapture={(mode, paper, replace) => {
          setCapturing((known) => known ?? { mode, paper, replace });
        }}
        onSupply={(reason) => void supply(reason)}
        onCancel={() => {
          if (draft.pages.length === 0) discard();
          else onCancel();
        }}
        onDiscard={discard}
      />
      <CaptureAtDesk
        capturing={capturing}
        draft={draft}
        papers={askedPapers(draft)}
        tray={tray}
        onCode={() => undefined}
        onClose={() => {
          setCapturing(undefined);
        }}
      />
    </>
  );
}
