import { IconCamera, IconScan } from "@tabler/icons-react";
import { useRef } from "react";
import { FilePick } from "../../components/FilePick";
import { KeyHint } from "../../components/KeyHint";
import { useText } from "../../i18n/use-text";
import { useFileDrop } from "./use-file-drop";
import styles from "./Visit.module.css";

export const PAGE_FILES = "image/jpeg,image/png,image/webp,image/tiff,.tif,.tiff,application/pdf";

interface DropAreaProps {
  readonly onFiles: (files: readonly File[]) => void;
  readonly onCapture: () => void;
  readonly onScan: () => void;
}

/** Pages by camera, by drop or by choosing files; the button is the way without a mouse. */
export function DropArea({ onFiles, onCapture, onScan }: DropAreaProps) {
  const text = useText("visit");
  const pages = useText("pages");
  const area = useRef<HTMLDivElement>(null);
  const over = useFileDrop(area, onFiles);

  return (
    <div ref={area} className={styles.drop} data-over={over}>
      <span>{text("papers.drop")}</span>
      <button type="button" className={styles.smallButton} onClick={onCapture}>
        <IconCamera aria-hidden size="1.25rem" />
        {text("papers.capture")}
        <KeyHint keys="F4" />
      </button>
      <button type="button" className={styles.smallButton} onClick={onScan}>
        <IconScan aria-hidden size="1.25rem" />
        {pages("scan.open")}
      </button>
      <FilePick label={text("papers.add")} accept={PAGE_FILES} multiple onFiles={onFiles}>
        {text("papers.add")}
      </FilePick>
    </div>
  );
}
