import { IconCamera, IconCircleCheck, IconCircleDashed } from "@tabler/icons-react";
import type { DraftPage } from "../../../src/ipc/visit-requests";
import type { RequiredPaper } from "../../../src/procedure/required-paper";
import { FilePick } from "../../components/FilePick";
import { useText, type Text } from "../../i18n/use-text";
import { PAGE_FILES } from "./DropArea";
import { PageThumb } from "./PageThumb";
import { PaperAnswer } from "./PaperAnswer";
import type { PageKeys } from "./use-page-keys";
import type { PageTray } from "./page-tray";
import styles from "./Visit.module.css";

interface PaperRowProps {
  readonly paper: RequiredPaper;
  readonly papers: readonly RequiredPaper[];
  readonly pages: readonly { readonly page: DraftPage; readonly number: number }[];
  readonly seen: boolean;
  readonly onSeen: (seen: boolean) => void;
  /** The officer's reason why this case does not need it. */
  readonly absent: string | undefined;
  readonly onAbsent: (reason: string | undefined) => void;
  readonly tray: PageTray;
  /** Code of the earlier dossier whose paper is used again. */
  readonly reused?: string | undefined;
  /** Opens this paper's files from anywhere: of the paper that comes next. */
  readonly keys: string | undefined;
  readonly onCapture: () => void;
  readonly thumbs: PageKeys;
}

/** One line of the list: what is asked for, what is there, and how to give it. */
export function PaperRow(props: PaperRowProps) {
  const { paper, papers, pages, seen, onSeen, absent, onAbsent, tray, reused, keys, onCapture, thumbs } = props;
  const text = useText("visit");
  const present = seen || reused !== undefined || pages.length > 0 || (absent ?? "").trim() !== "";
  const facts = factsOf(paper, pages.length, present, text);
  const instead = papers.filter(({ id }) => paper.alternatives.includes(id)).map(({ name }) => name);

  return (
    <li className={styles.paper} data-present={present} data-required={paper.required}>
      <div className={styles.paperHead}>
        <div className={styles.paperFacts}>
          {present ? (
            <IconCircleCheck aria-hidden className={styles.paperDone} />
          ) : (
            <IconCircleDashed aria-hidden className={styles.paperOpen} />
          )}
          <div className={styles.paperWords}>
            <p>
              <span className={styles.paperName}>{paper.name}</span>{" "}
              {paper.required && <strong className={styles.required}>{text("papers.required")}</strong>}
            </p>
            {reused !== undefined && <p className={styles.muted}>{text("papers.reused", { code: reused })}</p>}
            {facts.length > 0 && <p className={styles.muted}>{facts.join(" · ")}</p>}
            {paper.condition !== null && (
              <p className={styles.muted}>
                {text("papers.condition")}: {paper.condition}
              </p>
            )}
            {instead.length > 0 && (
              <p className={styles.muted}>{text("papers.instead", { papers: instead.join("; ") })}</p>
            )}
            <PaperAnswer paper={paper} seen={seen} onSeen={onSeen} absent={absent} onAbsent={onAbsent} />
          </div>
        </div>
        <div className={styles.paperMeans}>
          <button
            type="button"
            className={styles.smallButton}
            aria-label={text("papers.captureFor", { paper: paper.name })}
            onClick={onCapture}
          >
            <IconCamera aria-hidden size="1.25rem" />
            {text("papers.capture")}
          </button>
          <FilePick
            label={text("papers.addTo", { paper: paper.name })}
            accept={PAGE_FILES}
            multiple
            keys={keys}
            onFiles={(files) => {
              tray.add(files, paper.id);
            }}
          >
            {text("papers.add")}
          </FilePick>
        </div>
      </div>
      {pages.length > 0 && (
        <ul className={styles.thumbs}>
          {pages.map(({ page, number }) => (
            <PageThumb key={page.id} page={page} number={number} papers={papers} tray={tray} keys={thumbs} />
          ))}
        </ul>
      )}
    </li>
  );
}

function factsOf(paper: RequiredPaper, pages: number, present: boolean, text: Text<"visit">): readonly string[] {
  const counts = (["original", "certifiedCopy", "photocopy"] as const)
    .filter((kind) => paper[kind] > 0)
    .map((kind) => text(`papers.${kind}`, { amount: paper[kind] }));
  return [
    ...counts,
    ...(paper.quantityNote === null ? [] : [paper.quantityNote]),
    ...(paper.presentOnly ? [text("papers.presentOnly")] : []),
    ...(pages > 0 ? [text("papers.present", { pages })] : []),
    ...(!present && paper.required ? [text("papers.missing")] : []),
  ];
}
