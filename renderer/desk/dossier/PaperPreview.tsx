import { useEffect, useRef } from "react";
import type { IssuedPaper } from "../../../src/dossier/dossier";
import { BigButton } from "../../components/BigButton";
import { useText } from "../../i18n/use-text";
import styles from "./Work.module.css";

interface PaperPreviewProps {
  readonly paper: IssuedPaper | "07" | "visit";
  readonly url: string;
  readonly onSave: () => void;
  readonly onClose: () => void;
}

/** The paper as it would be printed, over the page; nothing is given out by looking. */
export function PaperPreview({ paper, url, onSave, onClose }: PaperPreviewProps) {
  const text = useText("work");
  const dialog = useRef<HTMLDialogElement>(null);
  const name = text(`paper.${paper}`);

  useEffect(() => {
    dialog.current?.showModal();
  }, []);

  return (
    <dialog ref={dialog} className={styles.preview} aria-label={name} onClose={onClose}>
      <header className={styles.previewHead}>
        <h2>{name}</h2>
        <BigButton onPress={onSave}>{text("paper.save")}</BigButton>
        <BigButton plain onPress={onClose} keys="Esc">
          {text("close")}
        </BigButton>
      </header>
      <iframe className={styles.sheet} src={url} title={name} />
    </dialog>
  );
}
