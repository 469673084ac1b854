import { IconCircleCheck, IconInfoCircle } from "@tabler/icons-react";
import { useCallback, useEffect, useRef } from "react";
import { useText, type Text } from "../../i18n/use-text";
import type { LiveCamera } from "./camera-port";
import type { LiveView } from "./use-live-coach";
import styles from "./Camera.module.css";

interface LivePictureProps {
  readonly camera: LiveCamera;
  readonly view: LiveView | undefined;
  readonly mode: "page" | "codes";
  readonly onVideo: (video: HTMLVideoElement | null) => void;
}

/** The camera's picture with the outline that was found and the one thing to change. */
export function LivePicture({ camera, view, mode, onVideo }: LivePictureProps) {
  const text = useText("camera");
  const video = useRef<HTMLVideoElement>(null);
  // The same function at each frame: a new one would take the element away and give it back.
  const attach = useCallback(
    (element: HTMLVideoElement | null) => {
      video.current = element;
      onVideo(element);
    },
    [onVideo],
  );
  const { width, height } = camera.size;
  const outline = mode === "page" ? view?.quality.outline : undefined;
  const good = view !== undefined && view.quality.advice.length === 0;

  useEffect(() => {
    if (video.current === null) return;
    video.current.srcObject = camera.stream;
    void video.current.play().catch(() => undefined);
  }, [camera]);

  return (
    <div
      className={styles.live}
      style={{ aspectRatio: `${width} / ${height}`, width: `min(100%, ${Math.round((60 * width) / height)}vh)` }}
      data-rate={view?.rate ?? 0}
    >
      <video ref={attach} muted playsInline autoPlay aria-label={text("live")} />
      {outline !== undefined && (
        <svg viewBox={`0 0 ${width} ${height}`} aria-hidden className={styles.outline} data-good={good}>
          <polygon points={outline.map(({ x, y }) => `${Math.round(x)},${Math.round(y)}`).join(" ")} />
        </svg>
      )}
      <p className={styles.advice} role="status" data-good={mode === "page" && good}>
        {mode === "page" && good ? <IconCircleCheck aria-hidden /> : <IconInfoCircle aria-hidden />}
        {mode === "codes" ? text("showCode") : wordsOf(view, text)}
      </p>
      {mode === "page" && view !== undefined && view.ready > 0 && (
        <progress className={styles.ready} max={1} value={view.ready} aria-label={text("ready")} />
      )}
    </div>
  );
}

function wordsOf(view: LiveView | undefined, text: Text<"camera">): string {
  if (view === undefined) return text("starting");
  const [first] = view.quality.advice;
  if (first !== undefined) return text(`advice.${first}`);
  return text(view.taken ? "taken" : "good");
}
