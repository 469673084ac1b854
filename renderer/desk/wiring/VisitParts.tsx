import { useState } from "react";
import { useFramedInput } from "../../components/codes/use-framed-input";
import { HelpColumn } from "../visit/HelpColumn";
import { VisitScreen } from "../visit/VisitScreen";
import { CaptureAtDesk, type Capturing } from "./CaptureAtDesk";
import { useOpenVisit, type OpenVisit } from "./open-visit";
import { pageUrl } from "./page-url";

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
      <CaptureAtDesk {...{ capturing, draft, papers, tray }} onCode={takeCard} onClose={close} />
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
