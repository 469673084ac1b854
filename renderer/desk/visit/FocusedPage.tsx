import type { Draft } from "../../../src/ipc/visit-requests";
import { useText } from "../../i18n/use-text";
import styles from "./Help.module.css";
import { PageCrop } from "./PageCrop";
import { suggestedFields } from "./visit-progress";

interface FocusedPageProps {
  readonly draft: Draft;
  readonly pageUrl: (page: string) => string;
}

/** Follows the cursor: the crop of the page for a field that was read, or a page that is looked at. */
export function FocusedPage({ draft, pageUrl }: FocusedPageProps) {
  const text = useText("visit");
  const { field } = draft.form.place;
  const suggested = suggestedFields(draft.pages).find(({ id }) => field === `check:${id}`);
  const page = draft.pages.find(({ id }) => id === suggested?.page || field === `page:${id}`);
  if (page === undefined) return null;
  return (
    <section aria-labelledby="page-title">
      <h2 id="page-title" className={styles.title}>
        {text(suggested === undefined ? "help.page" : "help.crop")}
      </h2>
      {suggested !== undefined && suggested.box === undefined && <p className={styles.muted}>{text("help.noBox")}</p>}
      <PageCrop
        url={pageUrl(page.id)}
        width={page.width}
        height={page.height}
        box={suggested?.box}
        alt={text("page.alt", { number: draft.pages.indexOf(page) + 1, file: page.fileName })}
      />
    </section>
  );
}
