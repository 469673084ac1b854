import { useState } from "react";
import type { RequiredPaper } from "../../../src/procedure/required-paper";
import type { Draft } from "../../../src/ipc/visit-requests";
import { BigButton } from "../../components/BigButton";
import { Notice } from "../../components/Notice";
import { useText, type Text } from "../../i18n/use-text";
import type { PageTray } from "./page-tray";
import type { Scanning, ScanState } from "./scanning";
import { ScanSettings } from "./ScanSettings";
import { SourceDialog } from "./SourceDialog";
import styles from "./Capture.module.css";

interface ScanDialogProps {
  readonly draft: Draft;
  readonly papers: readonly RequiredPaper[];
  readonly tray: PageTray;
  readonly scanning: Scanning;
  readonly onClose: () => void;
}

/** A stack or a sheet from a scanner; what it can do is asked of it, what goes wrong is told in words. */
export function ScanDialog({ draft, papers, tray, scanning, onClose }: ScanDialogProps) {
  const text = useText("pages");
  const [paper, setPaper] = useState<string>();
  const working = scanning.state.kind === "working";

  return (
    <SourceDialog
      title={text("scan.title")}
      tray={{ papers, paper, onPaper: setPaper, pages: draft.pages, pageUrl: tray.pageUrl, onRemove: tray.remove }}
      onClose={onClose}
    >
      <div className={styles.scan}>
        <ScanSettings scanning={scanning} disabled={working} />
        <BigButton
          disabled={working || scanning.chosen === undefined}
          onPress={() => {
            scanning.scan(paper);
          }}
        >
          {text(working ? "scan.doing" : "scan.do")}
        </BigButton>
        {working && (
          <BigButton plain onPress={scanning.stop}>
            {text("scan.stop")}
          </BigButton>
        )}
        <div className={styles.all}>
          <ScanOutcome state={scanning.state} text={text} />
        </div>
      </div>
    </SourceDialog>
  );
}

function ScanOutcome({ state, text }: { readonly state: ScanState; readonly text: Text<"pages"> }) {
  switch (state.kind) {
    case "idle":
    case "working":
      return null;
    case "done":
      return state.failed === 0 ? (
        <Notice tone="done" what={text("scan.done", { pages: state.pages })} />
      ) : (
        <Notice
          tone="waiting"
          what={text("scan.done", { pages: state.pages })}
          todo={text("scan.failed", { failed: state.failed })}
        />
      );
    case "refused": {
      const { fault } = state;
      const kept = "taken" in fault ? text("scan.kept", { pages: fault.taken }) : text("fault.safe");
      return (
        <Notice
          tone="waiting"
          what={text(`scan.fault.${fault.kind}`)}
          safe={kept}
          todo={text(`scan.fault.${fault.kind}.todo`)}
        />
      );
    }
  }
}
