import { useState } from "react";
import type { RequiredPaper } from "../../../src/procedure/required-paper";
import type { DraftPage } from "../../../src/ipc/visit-requests";
import { CameraCapture } from "../../components/camera/CameraCapture";
import type { Cameras } from "../../components/camera/camera-port";
import type { CameraMemory } from "../../components/camera/use-camera";
import type { CameraStill } from "../../components/camera/use-camera-capture";
import { useText } from "../../i18n/use-text";
import { SourceDialog } from "./SourceDialog";

interface CaptureDialogProps {
  readonly mode: "page" | "codes";
  readonly cameras: Cameras;
  readonly memory: CameraMemory;
  readonly papers: readonly RequiredPaper[];
  /** Where the first page goes; the officer can choose another before each page. */
  readonly paper: string | undefined;
  readonly pages: readonly DraftPage[];
  readonly pageUrl: (page: string) => string;
  readonly onStill: (still: CameraStill, paper: string | undefined) => void;
  readonly onCode: (text: string) => void;
  readonly onRemove: (page: string) => void;
  readonly onClose: () => void;
}

/** The camera over the visit. */
export function CaptureDialog(props: CaptureDialogProps) {
  const { mode, cameras, memory, papers, pages, pageUrl, onStill, onCode, onRemove, onClose } = props;
  const text = useText("camera");
  const [paper, setPaper] = useState(props.paper);
  const tray = { papers, paper, onPaper: setPaper, pages, pageUrl, onRemove };

  return (
    <SourceDialog
      title={text(mode === "page" ? "title" : "title.codes")}
      {...(mode === "page" && { tray })}
      onClose={onClose}
    >
      <CameraCapture
        cameras={cameras}
        memory={memory}
        mode={mode}
        settings
        onStill={(still) => {
          onStill(still, paper);
        }}
        onCode={onCode}
      />
    </SourceDialog>
  );
}
