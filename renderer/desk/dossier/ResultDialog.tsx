import { useEffect, useRef } from "react";
import { BigButton } from "../../components/BigButton";
import { useText } from "../../i18n/use-text";
import styles from "../Dossier.module.css";

interface ResultDialogProps {
  readonly name: string;
  /** Pictures of its pages, in order. */
  readonly pages: readonly string[];
  readonly onPrint: () => void;
  readonly onClose: () => void;
}

/** A document of the province, page under page; looking gives nothing out. */
export function ResultDialog({ name, pages, onPrint, onClose }: ResultDialogProps) {
  const text = useText("results");
  const common = useText("common");
  const dialog = useRef<HTMLDialogElement>(null);

  useEffect(() => {
    dialog.current?.showModal();
  }, []);

  return (
    <dialog ref={dialog} className={styles.result} aria-label={name} onClose={onClose}>
      <header>
        <h2>{name}</h2>
        <BigButton onPress={onPrint}>{text("print")}</BigButton>
        <BigButton plain keys="Esc" onPress={() => dialog.current?.close()}>
          {common("close")}
        </BigButton>
      </header>
      {pages.map((url, index) => (
        <img key={url} src={url} alt={text("page", { number: index + 1, of: pages.length })} />
      ))}
    </dialog>
  );
}
