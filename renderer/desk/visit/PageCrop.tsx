import type { SuggestedField } from "../../../src/ipc/visit-requests";
import styles from "./Help.module.css";

interface PageCropProps {
  readonly url: string;
  /** Pixels of the page; the box is in the same. */
  readonly width: number;
  readonly height: number;
  readonly box: SuggestedField["box"];
  readonly alt: string;
  readonly onError?: () => void;
}

interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The field and what stands around it, as large as the column allows; without a box the whole page. */
export function PageCrop({ url, width, height, box, alt, onError }: PageCropProps) {
  const view = box === undefined ? { x: 0, y: 0, width, height } : around(box, width, height);

  return (
    <div className={styles.crop} style={{ aspectRatio: `${view.width} / ${view.height}` }}>
      <img
        src={url}
        alt={alt}
        onError={onError}
        style={{
          width: percent(width, view.width),
          left: percent(-view.x, view.width),
          top: percent(-view.y, view.height),
        }}
      />
      {box !== undefined && (
        <span
          className={styles.cropMark}
          style={{
            left: percent(box.x - view.x, view.width),
            top: percent(box.y - view.y, view.height),
            width: percent(box.width, view.width),
            height: percent(box.height, view.height),
          }}
        />
      )}
    </div>
  );
}

/** A wide strip with the field in its middle, kept inside the page. */
export function around(box: Area, pageWidth: number, pageHeight: number): Area {
  const width = Math.min(pageWidth, Math.max(box.width * 1.3, box.height * 12));
  const height = Math.min(pageHeight, Math.max(box.height * 5, width / 3));
  return {
    x: clamp(box.x + box.width / 2 - width / 2, pageWidth - width),
    y: clamp(box.y + box.height / 2 - height / 2, pageHeight - height),
    width,
    height,
  };
}

function clamp(value: number, max: number): number {
  return Math.min(Math.max(0, value), Math.max(0, max));
}

function percent(part: number, whole: number): string {
  return `${(part / whole) * 100}%`;
}
