import type { RequiredPaper } from "../../../src/procedure/required-paper";
import type { Draft } from "../../../src/ipc/visit-requests";
import { useRef, useState } from "react";
import { useText } from "../../i18n/use-text";
import { DropArea } from "./DropArea";
import type { PageTray } from "./page-tray";
import { PageThumb } from "./PageThumb";
import { PageTools } from "./PageTools";
import { useChosenPage } from "./use-chosen-page";
import { useCursorStays } from "./use-cursor-stays";
import { usePageKeys } from "./use-page-keys";
import type { VisitScreenProps } from "./visit-props";
import { PaperRow } from "./PaperRow";
import { TrayNotices } from "./TrayNotices";
import styles from "./Visit.module.css";
import { isPresent } from "./visit-progress";

const FILES_KEY = "F6";

interface PapersSectionProps {
  readonly draft: Draft;
  /** undefined until a procedure was chosen. */
  readonly papers: readonly RequiredPaper[] | undefined;
  readonly tray: PageTray;
  readonly onCapture: VisitScreenProps["onCapture"];
  /** The page that tools work on and that the help column shows. */
  readonly onSelect: (page: string) => void;
  readonly onSeen: (paper: string, seen: boolean) => void;
  /** Declares a paper not needed in this case; undefined takes it back. */
  readonly onAbsent: (paper: string, reason: string | undefined) => void;
  readonly onContinue: () => void;
}

/** The papers that the procedure asks for, each with its pages; what belongs nowhere lies below. */
export function PapersSection(props: PapersSectionProps) {
  const { draft, tray, onCapture, onSelect, onSeen, onAbsent, onContinue } = props;
  const [cropping, setCropping] = useState(false);
  const area = useRef<HTMLDivElement>(null);
  const selected = useChosenPage(draft.pages, draft.form.place.field);
  useCursorStays(area, draft.pages, selected?.id);
  const thumbs = usePageKeys({ pages: draft.pages, tray, onSelect, onCrop: setCropping });
  const text = useText("visit");
  const papers = props.papers ?? [];
  const known = new Set(papers.map(({ id }) => id));
  const numbered = draft.pages.map((page, index) => ({ page, number: index + 1 }));
  const next = papers.find((paper) => !isPresent(paper, draft));
  const unsorted = numbered.filter(({ page }) => page.paper === undefined || !known.has(page.paper));

  return (
    <div ref={area} className={styles.bare}>
      {props.papers === undefined && <p className={styles.muted}>{text("papers.noProcedure")}</p>}
      <TrayNotices draft={draft} tray={tray} />
      <ul className={styles.papers}>
        {papers.map((paper) => (
          <PaperRow
            key={paper.id}
            paper={paper}
            papers={papers}
            pages={numbered.filter(({ page }) => page.paper === paper.id)}
            seen={draft.form.seenPapers.includes(paper.id)}
            onSeen={(seen) => {
              onSeen(paper.id, seen);
            }}
            reused={draft.form.reusedPapers[paper.id]?.code}
            absent={draft.form.absentPapers[paper.id]}
            onAbsent={(reason) => {
              onAbsent(paper.id, reason);
            }}
            tray={tray}
            keys={paper.id === next?.id ? FILES_KEY : undefined}
            thumbs={thumbs}
            onCapture={() => {
              onCapture("page", paper.id);
            }}
          />
        ))}
      </ul>
      <DropArea
        onCapture={() => {
          onCapture("page", undefined);
        }}
        onScan={() => {
          onCapture("scan", undefined);
        }}
        onFiles={(files) => {
          tray.add(files, undefined);
        }}
      />
      {unsorted.length > 0 && (
        <section aria-labelledby="unsorted-title">
          <h3 id="unsorted-title">{text("papers.unsorted")}</h3>
          <ul className={styles.thumbs}>
            {unsorted.map(({ page, number }) => (
              <PageThumb key={page.id} page={page} number={number} papers={papers} tray={tray} keys={thumbs} />
            ))}
          </ul>
        </section>
      )}
      {selected !== undefined && (
        <PageTools
          page={selected}
          pages={draft.pages}
          papers={papers}
          tray={tray}
          onCapture={() => {
            onCapture("page", selected.paper, selected.id);
          }}
          crop={cropping}
          onCropping={setCropping}
        />
      )}
      <button type="button" className={styles.continue} onClick={onContinue}>
        {text("continue")}
      </button>
    </div>
  );
}
