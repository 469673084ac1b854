import type { Draft } from "../../../src/ipc/visit-requests";
import type { Acceptance } from "./AcceptSection";
import type { Declining } from "./DeclineForm";
import type { CardReading } from "./card-reading";
import type { ApplicantProblems } from "./check-applicant";
import type { PageTray } from "./page-tray";
import type { ProcedureSearch } from "./ProcedureSection";
import type { Saving } from "./SavingLine";
import type { ChangeForm } from "./visit-progress";

export interface VisitScreenProps {
  /** `form` is the window's own copy: it changes with each key, the disk follows. */
  readonly draft: Draft;
  readonly saving: Saving;
  readonly onChange: ChangeForm;
  readonly onDiscard: () => void;
  readonly problems: ApplicantProblems;
  readonly card: CardReading;
  readonly procedures: ProcedureSearch;
  readonly tray: PageTray;
  /** Opens camera ("page", or "codes" for the code of a card) or scanner; `replace`: the page that the next still replaces. */
  readonly onCapture: (mode: "page" | "codes" | "scan", paper: string | undefined, replace?: string) => void;
  readonly acceptance: Acceptance;
  readonly declining: Declining;
}
