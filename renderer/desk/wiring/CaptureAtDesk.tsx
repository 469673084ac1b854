import { useState } from "react";
import type { Draft } from "../../../src/ipc/visit-requests";
import type { RequiredPaper } from "../../../src/procedure/required-paper";
import { createBrowserCameras } from "../../components/camera/browser-cameras";
import { createCameraMemory } from "../../components/camera/camera-memory";
import { CaptureDialog } from "../visit/CaptureDialog";
import type { PageTray } from "../visit/page-tray";
import { pageUrl } from "./page-url";
import { ScanAtDesk } from "./ScanAtDesk";

export interface Capturing {
  readonly mode: "page" | "codes" | "scan";
  readonly paper: string | undefined;
  /** The next still takes the place of this page. */
  readonly replace: string | undefined;
}

interface CaptureAtDeskProps {
  readonly capturing: Capturing | undefined;
  readonly draft: Draft;
  readonly papers: readonly RequiredPaper[];
  readonly tray: PageTray;
  readonly onCode: (text: string) => void;
  readonly onClose: () => void;
}

/** The camera or the scanner over a draft, wired. */
export function CaptureAtDesk({ capturing, draft, papers, tray, onCode, onClose }: CaptureAtDeskProps) {
  const [eyes] = useState(() => ({
    cameras: createBrowserCameras(navigator.mediaDevices),
    memory: createCameraMemory(localStorage),
  }));
  if (capturing === undefined) return null;
  if (capturing.mode === "scan") return <ScanAtDesk draft={draft} papers={papers} tray={tray} onClose={onClose} />;
  return (
    <CaptureDialog
      {...eyes}
      mode={capturing.mode}
      paper={capturing.paper}
      papers={papers}
      pages={draft.pages}
      pageUrl={pageUrl}
      onStill={(still, paper) => {
        tray.addStill(still, paper, capturing.replace);
        if (capturing.replace !== undefined) onClose();
      }}
      onCode={onCode}
      onRemove={tray.remove}
      onClose={onClose}
    />
  );
}
