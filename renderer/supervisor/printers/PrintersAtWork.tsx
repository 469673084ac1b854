import type { ReactNode } from "react";
import type { CentreDescription, Health } from "../../../src/ipc/station-state";
import { AppFrame } from "../../components/AppFrame";
import { BigButton } from "../../components/BigButton";
import { useText } from "../../i18n/use-text";
import { PrintersScreen } from "./PrintersScreen";
import { usePrinters } from "./use-printers";

interface PrintersAtWorkProps {
  readonly centre: CentreDescription | undefined;
  readonly health: Health | undefined;
  readonly tools: ReactNode;
  readonly onBack: () => void;
}

/** The printers of this station, inside the supervisor's window. */
export function PrintersAtWork({ centre, health, tools, onBack }: PrintersAtWorkProps) {
  const text = useText("printers");
  const printers = usePrinters();
  return (
    <AppFrame
      title={text("title")}
      centre={centre}
      health={health}
      tools={
        <>
          <BigButton plain onPress={onBack}>
            {text("back")}
          </BigButton>
          {tools}
        </>
      }
    >
      <PrintersScreen printers={printers} />
    </AppFrame>
  );
}
