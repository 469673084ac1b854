import type { ReactNode } from "react";
import type { CentreDescription, Health } from "../../../src/ipc/station-state";
import { useText } from "../../i18n/use-text";
import { OfficeAtWork } from "../office/OfficeAtWork";
import { PrintersScreen } from "./PrintersScreen";
import { usePrinters } from "./use-printers";

interface PrintersAtWorkProps {
  readonly centre: CentreDescription | undefined;
  readonly health: Health | undefined;
  readonly tools: ReactNode;
  readonly onBack: () => void;
}

/** The printers of this station, inside the supervisor's window. */
export function PrintersAtWork(props: PrintersAtWorkProps) {
  const text = useText("printers");
  const printers = usePrinters();
  return (
    <OfficeAtWork title={text("title")} {...props}>
      <PrintersScreen printers={printers} />
    </OfficeAtWork>
  );
}
