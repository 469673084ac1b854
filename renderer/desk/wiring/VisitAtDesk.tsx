import { useMemo, useState } from "react";
import { parseDictionaries } from "../../../src/procedure/dictionaries";
import { fillFromCard } from "../../../src/ipc/card-form";
import type { AcceptedVisit, VisitForm } from "../../../src/ipc/visit-requests";
import type { DossierId } from "../../../src/shared/brand";
import { expectOk } from "../../../src/shared/result";
import rawDictionaries from "../../../assets/dictionaries/dictionaries.json";
import type { ReactNode } from "react";
import { checkApplicant } from "../visit/check-applicant";
import { HelpColumn } from "../visit/HelpColumn";
import { VisitScreen } from "../visit/VisitScreen";
import { openSection } from "../visit/visit-progress";
import { useAcceptance } from "./use-acceptance";
import { useEarlierPapers } from "./use-earlier-papers";
import { useCard } from "./use-card";
import { useDeclining } from "./use-declining";
import { useDraft } from "./use-draft";
import { pageUrl } from "./page-url";
import { ScanAtDesk } from "./ScanAtDesk";
import { usePageTray } from "./use-page-tray";
import { useProcedures } from "./use-procedures";
import { createBrowserCameras } from "../../components/camera/browser-cameras";
import { useFramedInput } from "../../components/codes/use-framed-input";
import { createCameraMemory } from "../../components/camera/camera-memory";
import { CaptureDialog } from "../visit/CaptureDialog";

const { idNumberPrefixes } = expectOk(parseDictionaries(rawDictionaries));

interface VisitAtDeskProps {
  readonly id: DossierId;
  /** `form`: as it was accepted, for a further dossier of the same person. */
  readonly onAccepted: (visit: AcceptedVisit, form: VisitForm | undefined) => void;
  readonly onDiscard: () => void;
  /** The visit ended with form 03: its dossier is shown, with the form. */
  readonly onRefused: (dossier: DossierId) => void;
  /** Draws the desk around the visit and what helps it. */
  readonly frame: (middle: ReactNode, right: ReactNode) => ReactNode;
}

interface Capturing {
  readonly mode: "page" | "codes" | "scan";
  readonly paper: string | undefined;
  /** The next still takes the place of this page. */
  readonly replace: string | undefined;
}

/** One visit, wired: the screens know nothing of main. */
export function VisitAtDesk({ id, onAccepted, onDiscard, onRefused, frame }: VisitAtDeskProps) {
  const { draft, saving, change, save } = useDraft(id);
  const tray = usePageTray(id, (page) => {
    change((form) => ({ ...form, place: { ...form.place, field: `page:${page}` } }));
  });
  const procedures = useProcedures(draft?.form.procedure ?? "");
  const acceptance = useAcceptance(id, save, (visit) => {
    onAccepted(visit, draft?.form);
  });
  const earlier = useEarlierPapers(draft?.form.applicant.idNumber ?? "");
  const declining = useDeclining(id, save, onRefused);
  const [now] = useState(() => Date.now());
  const card = useCard((read) => {
    change((form) => openSection({ ...form, applicant: fillFromCard(form.applicant, read) }, "procedure"));
  });
  const [capturing, setCapturing] = useState<Capturing>();
  useFramedInput((code) => {
    if (card.take(code)) setCapturing(undefined);
  });
  const applicant = draft?.form.applicant;
  const problems = useMemo(
    () => (applicant === undefined ? {} : checkApplicant(applicant, { prefixes: idNumberPrefixes, now })),
    [applicant, now],
  );
  const [eyes] = useState(() => ({
    cameras: createBrowserCameras(navigator.mediaDevices),
    memory: createCameraMemory(localStorage),
  }));
  if (draft === undefined) return frame(null, null);

  return frame(
    <>
      <VisitScreen
        draft={draft}
        saving={saving}
        onChange={change}
        onDiscard={onDiscard}
        problems={problems}
        card={card}
        procedures={procedures}
        tray={tray}
        onCapture={(mode, paper, replace) => {
          setCapturing((known) => known ?? { mode, paper, replace });
        }}
        acceptance={acceptance}
        declining={declining}
      />
      {capturing?.mode === "scan" && (
        <ScanAtDesk
          draft={draft}
          papers={procedures.chosen?.papers ?? []}
          tray={tray}
          onClose={() => {
            setCapturing(undefined);
          }}
        />
      )}
      {capturing !== undefined && capturing.mode !== "scan" && (
        <CaptureDialog
          {...eyes}
          mode={capturing.mode}
          paper={capturing.paper}
          papers={procedures.chosen?.papers ?? []}
          pages={draft.pages}
          pageUrl={pageUrl}
          onStill={(still, paper) => {
            tray.addStill(still, paper, capturing.replace);
            if (capturing.replace !== undefined) setCapturing(undefined);
          }}
          onCode={(code) => {
            if (card.take(code)) setCapturing(undefined);
          }}
          onRemove={tray.remove}
          onClose={() => {
            setCapturing(undefined);
          }}
        />
      )}
    </>,
    <HelpColumn draft={draft} procedure={procedures.chosen} pageUrl={pageUrl} earlier={earlier} onChange={change} />,
  );
}
