import type { CardFault } from "../../../src/ipc/visit-requests";
import { IconCamera } from "@tabler/icons-react";
import { Notice } from "../../components/Notice";
import { FilePick } from "../../components/FilePick";
import { useText, type Text } from "../../i18n/use-text";
import type { CardReading } from "./card-reading";
import styles from "./Visit.module.css";

/** The card's QR by camera or from a picture; says what it did, never leaves the officer guessing. */
export function CardReader({ card, onCamera }: { readonly card: CardReading; readonly onCamera: () => void }) {
  const text = useText("visit");
  const { state, read } = card;
  const working = state.kind === "working";

  return (
    <>
      <div className={styles.card}>
        <button type="button" className={styles.smallButton} onClick={onCamera}>
          <IconCamera aria-hidden size="1.25rem" />
          {text("card.camera")}
        </button>
        <FilePick
          label={text("card.choose")}
          accept="image/jpeg,image/png,image/webp"
          disabled={working}
          onFiles={([file]) => {
            if (file !== undefined) read(file);
          }}
        >
          {text(working ? "card.working" : "card.choose")}
        </FilePick>
        <span className={styles.muted}>{text("card.hint")}</span>
      </div>
      {state.kind === "done" && <Notice tone="done" what={text("card.done")} />}
      {state.kind === "refused" && (
        <Notice
          tone="waiting"
          what={wordsOf(state.fault, text)}
          safe={text("card.fault.safe")}
          todo={text("card.fault.todo")}
        />
      )}
    </>
  );
}

function wordsOf(fault: CardFault, text: Text<"visit">): string {
  return "fileName" in fault ? text("card.fault.file", { file: fault.fileName }) : text(`card.fault.${fault.kind}`);
}
