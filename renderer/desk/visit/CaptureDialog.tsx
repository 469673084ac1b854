import { useEffect, useRef, useState } from "react";
import type { RequiredPaper } from "../../../src/procedure/required-paper";
import type { DraftPage } from "../../../src/ipc/visit-requests";
import { BigButton } from "../../components/BigButton";
import { CameraCapture } from "../../components/camera/CameraCapture";
import type { Cameras } from "../../components/camera/camera-port";
import type { CameraMemory } from "../../components/camera/use-camera";
import type { CameraStill } from "../../components/camera/use-camera-capture";
import { useText } from "../../i18n/use-text";
import styles from "./Capture.module.css";

interface CaptureDialogProps {
  readonly mode: "page" | "codes";
  readonly cameras: Cameras;
  readonly memory: CameraMemory;
  readonly papers: readonly RequiredPaper[];
  /** Where the first page goes; the officer can choose another before each page. */
  readonly paper: string | undefined;
  /** Pages of the draft, the newest last; those that came after the dialog was opened are shown. */
  readonly pages: readonly DraftPage[];
  readonly pageUrl: (page: string) => string;
  readonly onStill: (still: CameraStill, paper: string | undefined) => void;
  readonly onCode: (text: string) => void;
  readonly onRemove: (page: string) => void;
  readonly onClose: () => void;
}

/** The camera over the visit; Esc leads back to where the cursor was. */
export function CaptureDialog(props: CaptureDialogProps) {
  const { mode, cameras, memory, papers, pages, onStill, onCode, onClose } = props;
  const text = useText("camera");
  const common = useText("common");
  const dialog = useRef<HTMLDialogElement>(null);
  const [paper, setPaper] = useState(props.paper);
  const [before] = useState(() => new Set(pages.map(({ id }) => id)));
  const taken = pages.filter(({ id }) => !before.has(id));

  useEffect(() => {
    dialog.current?.showModal();
  }, []);

  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby="capture-title" onClose={onClose}>
      <header className={styles.head}>
        <h2 id="capture-title">{text(mode === "page" ? "title" : "title.codes")}</h2>
        {mode === "page" && papers.length > 0 && (
          <label className={styles.paper}>
            <span>{text("paper")}</span>
            <select
              value={paper ?? ""}
              onChange={(event) => {
                setPaper(event.currentTarget.value === "" ? undefined : event.currentTarget.value);
              }}
            >
              <option value="">{text("paper.later")}</option>
              {papers.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
          </label>
        )}
        <BigButton plain keys="Esc" onPress={() => dialog.current?.close()}>
          {common(mode === "page" ? "done" : "close")}
        </BigButton>
      </header>
      <CameraCapture
        cameras={cameras}
        memory={memory}
        mode={mode}
        settings
        onStill={(still) => {
          onStill(still, paper);
        }}
        onCode={onCode}
      />
      {mode === "page" && (
        <section className={styles.taken} aria-label={text("pages")}>
          <p role="status">{text("pages.count", { pages: taken.length })}</p>
          <ol>
            {taken.map(({ id }, index) => (
              <li key={id}>
                <img src={props.pageUrl(id)} alt={text("pages.one", { number: index + 1 })} />
                <button
                  type="button"
                  onClick={() => {
                    props.onRemove(id);
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
