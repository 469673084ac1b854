import { useState } from "react";
import { createBrowserCameras } from "../../components/camera/browser-cameras";
import { createCameraMemory } from "../../components/camera/camera-memory";
import { useFramedInput } from "../../components/codes/use-framed-input";
import { CaptureDialog } from "../visit/CaptureDialog";
import { HelpColumn } from "../visit/HelpColumn";
import { VisitScreen } from "../visit/VisitScreen";
import { useOpenVisit, type OpenVisit } from "./open-visit";
import { pageUrl } from "./page-url";
import { ScanAtDesk } from "./ScanAtDesk";

interface Capturing {
  readonly mode: "page" | "codes" | "scan";
  readonly paper: string | undefined;
  /** The next still takes the place of this page. */
  readonly replace: string | undefined;
}

interface VisitMiddleProps {
  readonly onDiscard: () => void;
}

/** The visit in the middle of the desk, with the camera or the scanner over it. */
export function VisitMiddle({ onDiscard }: VisitMiddleProps) {
  const visit = useOpenVisit();
  return visit === undefined ? null : <VisitWithEyes visit={visit} onDiscard={onDiscard} />;
}

function VisitWithEyes({ visit, onDiscard }: VisitMiddleProps & { readonly visit: OpenVisit }) {
  const { draft, card, tray, procedures } = visit;
  const papers = procedures.chosen?.papers ?? [];
  const [capturing, setCapturing] = useState<Capturing>();
  const [eyes] = useState(() => ({
    cameras: createBrowserCameras(navigator.mediaDevices),
    memory: createCameraMemory(localStorage),
  }));
  const close = (): void => {
    setCapturing(undefined);
  };
  const takeCard = (code: string): void => {
    if (card.take(code)) close();
  };
  useFramedInput(takeCard);

  return (
    <>
      <VisitScreen
        {...visit}
        onDiscard={onDiscard}
        onCapture={(mode, paper, replace) => {
          setCapturing((known) => known ?? { mode, paper, replace });
        }}
      />
      {capturing?.mode === "scan" && <ScanAtDesk draft={draft} papers={papers} tray={tray} onClose={close} />}
      {capturing !== undefined && capturing.mode !== "scan" && (
        <CaptureDialog
          {...eyes}
          mode={capturing.mode}
          paper={capturing.paper}
          papers={papers}
          pages={draft.pages}
          pageUrl={pageUrl}
          onStill={(still, paper) => {
            tray.addStill(still, paper, capturing.replace);
            if (capturing.replace !== undefined) close();
          }}
          onCode={takeCard}
          onRemove={tray.remove}
          onClose={close}
        />
      )}
    </>
  );
}

/** What helps with the visit, on the right of the desk. */
export function VisitHelp() {
  const visit = useOpenVisit();
  if (visit === undefined) return null;
  const { draft, procedures, earlier, onChange } = visit;
  return (
    <HelpColumn draft={draft} procedure={procedures.chosen} pageUrl={pageUrl} earlier={earlier} onChange={onChange} />
  );
}
