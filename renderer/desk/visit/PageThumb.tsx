import { IconTrash } from "@tabler/icons-react";
import type { RequiredPaper } from "../../../src/procedure/required-paper";
import type { DraftPage } from "../../../src/ipc/visit-requests";
import { useText } from "../../i18n/use-text";
import type { PageKeys } from "./use-page-keys";
import type { PageTray } from "./page-tray";
import styles from "./Visit.module.css";

interface PageThumbProps {
  readonly page: DraftPage;
  /** From 1, as people count. */
  readonly number: number;
  readonly papers: readonly RequiredPaper[];
  readonly tray: PageTray;
  readonly keys: PageKeys;
}

/** One page: a look at it, the paper it belongs to, and out again. */
export function PageThumb({ page, number, papers, tray, keys }: PageThumbProps) {
  const text = useText("visit");
  const words = useText("pages");
  const prepare = useText("prepare");
  const file = page.fileName;
  const finding = page.reading.kind === "read" ? (page.reading.finding ?? "text") : "text";
  const overruled = page.origin !== undefined && page.origin.overruled.length > 0;

  return (
    <li className={styles.thumb}>
      <button
        type="button"
        draggable
        onDragStart={(event) => {
          keys.onDragStart(page, event);
        }}
        onDragOver={(event) => {
          event.preventDefault();
        }}
        onDrop={(event) => {
          keys.onDrop(page, event);
        }}
        name={`page:${page.id}`}
        className={styles.thumbShow}
        aria-label={text("page.show", { number, file })}
        aria-keyshortcuts="R Shift+R C Alt+ArrowLeft Alt+ArrowRight Delete"
        onClick={() => {
          keys.onSelect(page.id);
        }}
        onKeyDown={(event) => {
          keys.onKeyDown(page, event);
        }}
      >
        <img src={tray.pageUrl(page.id)} alt="" loading="lazy" draggable={false} />
      </button>
      <span className={styles.thumbNumber}>{number}</span>
      {page.origin?.source === "kiosk" && <small>{prepare("desk.page")}</small>}
      {overruled && <small>{words("overruled")}</small>}
      {page.reading.kind === "failed" && <small>{text("page.unread")}</small>}
      {finding !== "text" && <small>{text(`page.finding.${finding}`)}</small>}
      {papers.length > 0 && (
        <select
          className={styles.thumbPaper}
          title={papers.find(({ id }) => id === page.paper)?.name}
          aria-label={text("page.attach", { number })}
          value={page.paper ?? ""}
          onChange={(event) => {
            tray.attach(page.id, event.currentTarget.value === "" ? undefined : event.currentTarget.value);
          }}
        >
          <option value="">{text("papers.other")}</option>
          {papers.map((paper) => (
            <option key={paper.id} value={paper.id}>
              {paper.name}
            </option>
          ))}
        </select>
      )}
      <button
        type="button"
        className={styles.thumbRemove}
        aria-label={text("page.remove", { number })}
        onClick={() => {
          tray.remove(page.id);
        }}
      >
        <IconTrash aria-hidden size="1.125rem" />
      </button>
    </li>
  );
}
