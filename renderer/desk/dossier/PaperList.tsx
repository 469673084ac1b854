import type { DossierDetail } from "../../../src/ipc/dossier-requests";
import { BigButton } from "../../components/BigButton";
import { formatDateTime } from "../../i18n/format";
import { useText } from "../../i18n/use-text";
import styles from "../Dossier.module.css";
import { ShowOriginal } from "../ShowOriginal";
import type { DossierWork } from "./dossier-work";
import { PaperRecordView } from "./PaperRecordView";
import { VaultPicture } from "./VaultPicture";

interface PaperListProps {
  readonly dossier: DossierDetail;
  readonly work: Pick<DossierWork, "confirmPapers" | "working">;
  readonly pageUrl: (page: string) => string;
}

/** The papers of a dossier with their pages; an officer who has compared them says that they count as digitised. */
export function PaperList({ dossier, work, pageUrl }: PaperListProps) {
  const text = useText("dossier");
  // Their order is that of their places.
  const open = dossier.papers.flatMap(({ record, pages }, place) =>
    record?.state === 0 && pages.length > 0 ? [place] : [],
  );

  return (
    <section aria-labelledby="papers-title" className={styles.block}>
      <h2 id="papers-title">{text("papers")}</h2>
      <ul className={styles.paperList}>
        {dossier.papers.map((paper) => (
          <li key={`${paper.name} ${String(paper.suppliedAt ?? "")}`}>
            <p>
              <strong>{paper.name}</strong>{" "}
              <span className={styles.muted}>
                {paper.pages.length > 0 && text("papers.pages", { pages: paper.pages.length })}
                {paper.seen && text("papers.seen")}
                {paper.suppliedAt !== undefined &&
                  ` · ${text("papers.supplied", { at: formatDateTime(paper.suppliedAt) })}`}
              </span>
            </p>
            {paper.record !== undefined && <PaperRecordView record={paper.record} />}
            <div className={styles.pages}>
              {paper.pages.map((page, index) => {
                const name = text("page.alt", { number: index + 1, paper: paper.name });
                return (
                  <div key={page}>
                    <VaultPicture page={page} url={pageUrl(page)}>
                      {(url, onError) => <img src={url} loading="lazy" alt={name} onError={onError} />}
                    </VaultPicture>
                    <ShowOriginal page={page} name={name} />
                  </div>
                );
              })}
            </div>
          </li>
        ))}
      </ul>
      {open.length > 0 && dossier.next.moves.length > 0 && (
        <>
          <p className={styles.muted}>{text("papers.confirm.what")}</p>
          <BigButton plain disabled={work.working} onPress={() => void work.confirmPapers(open)}>
            {text("papers.confirm", { papers: open.length })}
          </BigButton>
        </>
      )}
    </section>
  );
}
