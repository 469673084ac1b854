import type { RequiredPaper } from "../../../src/procedure/required-paper";
import type { Draft } from "../../../src/ipc/visit-requests";
import type { PageTray } from "../visit/page-tray";
import { ScanDialog } from "../visit/ScanDialog";
import { useScanning } from "./use-scanning";

interface ScanAtDeskProps {
  readonly draft: Draft;
  readonly papers: readonly RequiredPaper[];
  readonly tray: PageTray;
  readonly onClose: () => void;
}

/** Looks for scanners only while the dialog is open. */
export function ScanAtDesk(props: ScanAtDeskProps) {
  return <ScanDialog {...props} scanning={useScanning(props.draft.id)} />;
}
