import type { Procedure } from "../../../src/procedure/procedure";
import type { Draft } from "../../../src/ipc/visit-requests";
import { useText } from "../../i18n/use-text";
import type { EarlierPaper } from "../../../src/ipc/work-requests";
import { EarlierPapers } from "./EarlierPapers";
import { PageCrop } from "./PageCrop";
import { ProcedureFacts } from "./ProcedureFacts";
import styles from "./Help.module.css";
import { suggestedFields, type ChangeForm } from "./visit-progress";

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
  const { field, section } = draft.form.place;
  const suggested = suggestedFields(draft.pages).find(({ id }) => field === `check:${id}`);
  const page = draft.pages.find(({ id }) => id === suggested?.page || field === `page:${id}`);

  return (
    <div className={styles.help}>
      {page !== undefined && (
        <section aria-labelledby="page-title">
          <h2 id="page-title" className={styles.title}>
            {text(suggested === undefined ? "help.page" : "help.crop")}
          </h2>
          {suggested !== undefined && suggested.box === undefined && (
            <p className={styles.muted}>{text("help.noBox")}</p>
          )}
          <PageCrop
            url={pageUrl(page.id)}
            width={page.width}
            height={page.height}
            box={suggested?.box}
            alt={text("page.alt", { number: draft.pages.indexOf(page) + 1, file: page.fileName })}
          />
        </section>
      )}
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
