import type { Procedure } from "../../../src/procedure/procedure";
import type { Draft } from "../../../src/ipc/visit-requests";
import { useText } from "../../i18n/use-text";
import type { EarlierPaper } from "../../../src/ipc/work-requests";
import { EarlierPapers } from "./EarlierPapers";
import { FocusedPage } from "./FocusedPage";
import { ProcedureFacts } from "./ProcedureFacts";
import styles from "./Help.module.css";
import type { ChangeForm } from "./visit-progress";

interface HelpColumnProps {
  readonly draft: Draft;
  readonly procedure: Procedure | undefined;
  readonly pageUrl: (page: string) => string;
  /** Papers of the same person from earlier dossiers. */
  readonly earlier?: readonly EarlierPaper[];
  readonly onChange?: ChangeForm;
}

/** Follows the cursor: the crop of the page for a field that was read, a page that is looked at, else the procedure. */
export function HelpColumn({ draft, procedure, pageUrl, earlier, onChange = () => undefined }: HelpColumnProps) {
  const text = useText("visit");
  const { section } = draft.form.place;

  return (
    <div className={styles.help}>
      <FocusedPage draft={draft} pageUrl={pageUrl} />
      {section === "papers" && earlier !== undefined && (
        <EarlierPapers earlier={earlier} draft={draft} procedure={procedure} onChange={onChange} />
      )}
      {procedure === undefined ? (
        <>
          <p className={styles.muted}>{text(section === "applicant" ? "help.applicant" : "help.procedure")}</p>
          <p className={styles.muted}>{text("help.privacy")}</p>
        </>
      ) : (
        <ProcedureFacts procedure={procedure} />
      )}
    </div>
  );
}
