import { IconPhoto } from "@tabler/icons-react";
import { useContext, useEffect, useRef, useState } from "react";
import { BigButton } from "../components/BigButton";
import { useText } from "../i18n/use-text";
import { OriginalsContext } from "./original-pictures";
import styles from "./ShowOriginal.module.css";

interface ShowOriginalProps {
  readonly page: string;
  /** "Trang 2 của Tờ khai" */
  readonly name: string;
}

/** A button where the original of a page is kept, and nothing where it is not. */
export function ShowOriginal({ page, name }: ShowOriginalProps) {
  const text = useText("pages");
  const originals = useContext(OriginalsContext);
  const [kept, setKept] = useState<string>();
  // Of this page and no other: who goes on to the next page while it closes does not open that one's.
  const [shown, setShown] = useState<string>();

  useEffect(() => {
    const mine = { alive: true };
    // Who may not ask sees no button.
    void originals
      ?.has(page)
      .catch(() => false)
      .then((has) => {
        if (mine.alive && has) setKept(page);
      });
    return () => {
      mine.alive = false;
    };
  }, [page, originals]);

  if (kept !== page || originals === undefined) return null;
  return (
    <>
      <button
        type="button"
        aria-label={text("original.of", { name })}
        onClick={() => {
          setShown(page);
        }}
      >
        <IconPhoto aria-hidden size="1.125rem" /> {text("original")}
      </button>
      {shown === page && (
        <OriginalDialog
          url={originals.url(page)}
          name={name}
          onClose={() => {
            setShown(undefined);
          }}
        />
      )}
    </>
  );
}

interface OriginalDialogProps {
  readonly url: string;
  readonly name: string;
  readonly onClose: () => void;
}

function OriginalDialog({ url, name, onClose }: OriginalDialogProps) {
  const text = useText("pages");
  const common = useText("common");
  const dialog = useRef<HTMLDialogElement>(null);
  const [gone, setGone] = useState(false);
  const title = text("original.title", { name });

  useEffect(() => {
    dialog.current?.showModal();
  }, []);

  return (
    <dialog ref={dialog} className={styles.dialog} aria-label={title} onClose={onClose}>
      <header>
        <h2>{title}</h2>
        <p>{text("original.hint")}</p>
        <BigButton plain keys="Esc" onPress={() => dialog.current?.close()}>
          {common("close")}
        </BigButton>
      </header>
      {gone ? (
        <p role="alert">{text("original.gone")}</p>
      ) : (
        <img
          src={url}
          alt={title}
          onError={() => {
            setGone(true);
          }}
        />
      )}
    </dialog>
  );
}
