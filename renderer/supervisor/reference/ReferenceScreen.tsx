import { useText } from "../../i18n/use-text";
import { CalendarEditor } from "./CalendarEditor";
import { CatalogueImport } from "./CatalogueImport";
import styles from "./Reference.module.css";
import { TemplateEditor } from "./TemplateEditor";
import { useReference } from "./use-reference";

/** Catalogue and calendar: kept here, each change with its author and its date in force. */
export function ReferenceScreen() {
  const text = useText("reference");
  const work = useReference();
  return (
    <main className={styles.main} aria-labelledby="reference-title">
      <h1 id="reference-title" className="qmc-hidden">
        {text("title")}
      </h1>
      <CatalogueImport work={work} />
      <CalendarEditor work={work} />
      <TemplateEditor work={work} />
    </main>
  );
}
