import type { Procedure } from "../../../src/procedure/procedure";
import type { Draft, VisitForm } from "../../../src/ipc/visit-requests";
import type { EarlierPaper } from "../../../src/ipc/work-requests";
import { foldText } from "../../../src/shared/fold-text";
import { useShortcut } from "../../components/use-shortcut";
import { BigButton } from "../../components/BigButton";
import { formatDate } from "../../i18n/format";
import { useText } from "../../i18n/use-text";
import styles from "./Help.module.css";
import { missingPapers, type ChangeForm } from "./visit-progress";

interface EarlierPapersProps {
  readonly earlier: readonly EarlierPaper[];
  readonly draft: Draft;
  readonly procedure: Procedure | undefined;
  readonly onChange: ChangeForm;
}

function withReused(form: VisitForm, wanted: string, earlier: EarlierPaper | undefined): VisitForm {
  const others = Object.entries(form.reusedPapers).filter(([id]) => id !== wanted);
  if (earlier === undefined) return { ...form, reusedPapers: Object.fromEntries(others) };
  const { dossier, paper, code } = earlier;
  return { ...form, reusedPapers: Object.fromEntries([...others, [wanted, { dossier, paper, code }]]) };
}

/** What the centre holds already is not asked for again: Alt+R takes the first one that fits. */
export function EarlierPapers({ earlier, draft, procedure, onChange }: EarlierPapersProps) {
  const text = useText("visit");
  const missing = missingPapers(procedure, draft);
  const offers = earlier.map((paper) => ({
    paper,
    wanted: missing.find(({ id, name }) => id === paper.paper || foldText(name) === foldText(paper.name)),
  }));
  const first = offers.find(({ wanted }) => wanted !== undefined);
  const use = ({ paper, wanted }: (typeof offers)[number]): void => {
    if (wanted !== undefined) onChange((form) => withReused(form, wanted.id, paper));
  };
  useShortcut(
    "Alt+R",
    () => {
      if (first !== undefined) use(first);
    },
    first !== undefined,
  );
  const reused = Object.entries(draft.form.reusedPapers);
  if (earlier.length === 0 && reused.length === 0) return null;

  return (
    <section aria-labelledby="earlier-title">
      <h2 id="earlier-title" className={styles.title}>
        {text("earlier")}
      </h2>
      <ul className={styles.list}>
        {offers.map((offer) => (
          <li key={`${offer.paper.dossier} ${offer.paper.name}`}>
            {offer.paper.name}{" "}
            <span className={styles.muted}>
              {text("earlier.facts", {
                pages: offer.paper.pages,
                at: formatDate(offer.paper.receivedAt),
                code: offer.paper.code,
              })}
            </span>
            {offer.wanted !== undefined && (
              <BigButton
                plain
                {...(offer === first ? { keys: "Alt+R" } : {})}
                onPress={() => {
                  use(offer);
                }}
              >
                {text("earlier.use", { paper: offer.wanted.name })}
              </BigButton>
            )}
          </li>
        ))}
      </ul>
      {reused.map(([id, { code }]) => (
        <p key={id}>
          {text("papers.reused", { code })}{" "}
          <BigButton
            plain
            onPress={() => {
              onChange((form) => withReused(form, id, undefined));
            }}
          >
            {text("earlier.undo")}
          </BigButton>
        </p>
      ))}
    </section>
  );
}
