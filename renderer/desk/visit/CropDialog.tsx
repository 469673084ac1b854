import { useEffect, useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import type { Quad } from "../../../src/capture/homography";
import type { Point } from "../../../src/capture/pixels";
import { BigButton } from "../../components/BigButton";
import { useText } from "../../i18n/use-text";
import styles from "./Capture.module.css";

interface CropDialogProps {
  readonly url: string;
  readonly width: number;
  readonly height: number;
  readonly onCrop: (corners: Quad) => void;
  readonly onClose: () => void;
}

const CORNERS = ["upperLeft", "upperRight", "lowerRight", "lowerLeft"] as const;
const STEPS: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** Four corners to drag, or to choose by Tab and move by the arrow keys (with Shift in larger steps). */
export function CropDialog({ url, width, height, onCrop, onClose }: CropDialogProps) {
  const text = useText("pages");
  const common = useText("common");
  const dialog = useRef<HTMLDialogElement>(null);
  const area = useRef<HTMLDivElement>(null);
  const [corners, setCorners] = useState<Quad>(() => [
    { x: 0, y: 0 },
    { x: width, y: 0 },
    { x: width, y: height },
    { x: 0, y: height },
  ]);

  useEffect(() => {
    dialog.current?.showModal();
  }, []);

  const put = (index: number, to: Point): void => {
    const inside = { x: Math.min(width, Math.max(0, to.x)), y: Math.min(height, Math.max(0, to.y)) };
    setCorners(([a, b, c, d]) => {
      const next: Quad = [
        index === 0 ? inside : a,
        index === 1 ? inside : b,
        index === 2 ? inside : c,
        index === 3 ? inside : d,
      ];
      return isConvex(next) ? next : [a, b, c, d];
    });
  };
  const onKey = (index: number, corner: Point, event: KeyboardEvent): void => {
    const step = STEPS[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const reach = (event.shiftKey ? 0.05 : 0.005) * Math.max(width, height);
    put(index, { x: corner.x + step.x * reach, y: corner.y + step.y * reach });
  };
  const onDrag = (index: number, event: PointerEvent): void => {
    const box = area.current?.getBoundingClientRect();
    if (box === undefined || event.buttons === 0) return;
    put(index, {
      x: ((event.clientX - box.left) / box.width) * width,
      y: ((event.clientY - box.top) / box.height) * height,
    });
  };

  return (
    <dialog ref={dialog} className={styles.dialog} aria-labelledby="crop-title" onClose={onClose}>
      <header className={styles.head}>
        <h2 id="crop-title">{text("crop.title")}</h2>
        <p className={styles.hint}>{text("crop.hint")}</p>
        <BigButton
          onPress={() => {
            onCrop(corners);
            dialog.current?.close();
          }}
        >
          {text("crop.do")}
        </BigButton>
        <BigButton plain keys="Esc" onPress={() => dialog.current?.close()}>
          {common("close")}
        </BigButton>
      </header>
      <div
        ref={area}
        className={styles.crop}
        style={{ aspectRatio: `${width} / ${height}`, width: `min(100%, ${Math.round((74 * width) / height)}vh)` }}
      >
        <img src={url} alt="" draggable={false} />
        <svg viewBox={`0 0 ${width} ${height}`} aria-hidden>
          <polygon points={corners.map(({ x, y }) => `${x},${y}`).join(" ")} />
        </svg>
        {corners.map((corner, index) => (
          <button
            key={CORNERS[index]}
            type="button"
            className={styles.corner}
            aria-label={text(`crop.${CORNERS[index] ?? "upperLeft"}`)}
            style={{ left: `${(corner.x / width) * 100}%`, top: `${(corner.y / height) * 100}%` }}
            onKeyDown={(event) => {
              onKey(index, corner, event);
            }}
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId);
            }}
            onPointerMove={(event) => {
              onDrag(index, event);
            }}
          />
        ))}
      </div>
    </dialog>
  );
}

/** Corners that cross over make no page. */
function isConvex(quad: Quad): boolean {
  return quad.every((a, index) => {
    const b = quad[(index + 1) % 4] ?? a;
    const c = quad[(index + 2) % 4] ?? a;
    return (b.x - a.x) * (c.y - b.y) - (b.y - a.y) * (c.x - b.x) > 0;
  });
}
