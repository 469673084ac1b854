import { useEffect, useRef, useState, type ReactNode } from "react";
import type { RequiredPaper } from "../../../src/procedure/required-paper";
import type { DraftPage } from "../../../src/ipc/visit-requests";
import { BigButton } from "../../components/BigButton";
import { useText } from "../../i18n/use-text";
import styles from "./Capture.module.css";

interface SourceDialogProps {
  readonly title: string;
  /** Without it pages are not the dialog's business: no paper is asked for, none are shown. */
  readonly tray?: {
    readonly papers: readonly RequiredPaper[];
    readonly paper: string | undefined;
    readonly onPaper: (paper: string | undefined) => void;
    /** Pages of the draft; those that came after the dialog was opened are shown. */
    readonly pages: readonly DraftPage[];
    readonly pageUrl: (page: string) => string;
    readonly onRemove: (page: string) => void;
  };
  readonly children: ReactNode;
  readonly onClose: () => void;
}

/** A source of pages over the visit; pages appear below as they come, Esc leads back to where the cursor was. */
export function SourceDialog({ title, tray, children, onClose }: SourceDialogProps) {
  const text = useText("camera");
  const common = useText("common");
  const dialog = useRef<HTMLDialogElement>(null);
  const [before] = useState(() => new Set(tray?.pages.map(({ id }) => id)));
  const taken = tray?.pages.filter(({ id }) => !before.has(id)) ?? [];

  useEffect(() => {
    dialog.current?.showModal();
  }, []);

  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby="source-title" onClose={onClose}>
      <header className={styles.head}>
        <h2 id="source-title">{title}</h2>
        {tray !== undefined && tray.papers.length > 0 && (
          <label className={styles.paper}>
            <span>{text("paper")}</span>
            <select
              value={tray.paper ?? ""}
              onChange={(event) => {
                tray.onPaper(event.currentTarget.value === "" ? undefined : event.currentTarget.value);
              }}
            >
              <option value="">{text("paper.later")}</option>
              {tray.papers.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
        <BigButton plain keys="Esc" onPress={() => dialog.current?.close()}>
          {common(tray === undefined ? "close" : "done")}
        </BigButton>
      </header>
      {children}
      {tray !== undefined && (
        <section className={styles.taken} aria-label={text("pages")}>
          <p role="status">{text("pages.count", { pages: taken.length })}</p>
          <ol>
            {taken.map(({ id }, index) => (
              <li key={id}>
                <img src={tray.pageUrl(id)} alt={text("pages.one", { number: index + 1 })} />
                <button
                  type="button"
                  onClick={() => {
                    tray.onRemove(id);
                  }}
                >
                  {text("pages.remove")}
                  <span className="qmc-hidden"> {index + 1}</span>
                </button>
              </li>
            ))}
          </ol>
        </section>
      )}
    </dialog>
  );
}
