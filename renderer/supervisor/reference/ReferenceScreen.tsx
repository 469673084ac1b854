import { useText } from "../../i18n/use-text";
import { CalendarEditor } from "./CalendarEditor";
import { CatalogueImport } from "./CatalogueImport";
import { DelegationEditor } from "./DelegationEditor";
import styles from "./Reference.module.css";
import { TemplateEditor } from "./TemplateEditor";
import { useDelegations } from "./use-delegations";
import { useReference } from "./use-reference";

/** Catalogue and calendar: kept here, each change with its author and its date in force. */
export function ReferenceScreen() {
  const text = useText("reference");
  const work = useReference();
  const delegations = useDelegations();
  return (
    <main className={styles.main} aria-labelledby="reference-title">
      <h1 id="reference-title" className="qmc-hidden">
        {text("title")}
      </h1>
      <CatalogueImport work={work} />
      <CalendarEditor work={work} />
      <DelegationEditor work={delegations} />
      <TemplateEditor work={work} />
    </main>
  );
}
