import { useRef, useState, type PointerEvent } from "react";
import { useText } from "../../i18n/use-text";
import styles from "./Work.module.css";

interface SignaturePadProps {
  readonly kept: boolean;
  /** False where the disk refused. */
  readonly onKeep: (png: Uint8Array) => Promise<boolean>;
  readonly onClear: () => void;
}

const WIDTH = 600;
const HEIGHT = 200;

/** A place to sign with pen, finger or mouse; kept as a sealed page when the pen is lifted. */
export function SignaturePad({ kept, onKeep, onClear }: SignaturePadProps) {
  const text = useText("work");
  const canvas = useRef<HTMLCanvasElement>(null);
  const drawing = useRef(false);
  const [failed, setFailed] = useState(false);

  const placeOf = (event: PointerEvent<HTMLCanvasElement>): readonly [number, number] => {
    const box = event.currentTarget.getBoundingClientRect();
    return [((event.clientX - box.left) * WIDTH) / box.width, ((event.clientY - box.top) * HEIGHT) / box.height];
  };
  const begin = (event: PointerEvent<HTMLCanvasElement>): void => {
    const pen = canvas.current?.getContext("2d");
    if (pen == null) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    drawing.current = true;
    pen.lineWidth = 3;
    pen.lineCap = "round";
    pen.beginPath();
    pen.moveTo(...placeOf(event));
  };
  const draw = (event: PointerEvent<HTMLCanvasElement>): void => {
    const pen = canvas.current?.getContext("2d");
    if (!drawing.current || pen == null) return;
    pen.lineTo(...placeOf(event));
    pen.stroke();
  };
  const end = (): void => {
    if (!drawing.current) return;
    drawing.current = false;
    canvas.current?.toBlob((blob) => {
      void blob?.arrayBuffer().then(async (bytes) => {
        setFailed(!(await onKeep(new Uint8Array(bytes))));
      });
    }, "image/png");
  };
  const clear = (): void => {
    canvas.current?.getContext("2d")?.clearRect(0, 0, WIDTH, HEIGHT);
    onClear();
  };

  return (
    <div className={styles.signature}>
      <span id="signature-label">{text("field.signature")}</span>
      <canvas
        ref={canvas}
        width={WIDTH}
        height={HEIGHT}
        aria-labelledby="signature-label"
        onPointerDown={begin}
        onPointerMove={draw}
        onPointerUp={end}
        onPointerCancel={end}
      />
      <p role="status" className={styles.muted}>
        {text(failed ? "signature.failed" : kept ? "signature.kept" : "signature.hint")}
      </p>
      <button type="button" className={styles.link} onClick={clear}>
        {text("signature.clear")}
      </button>
    </div>
  );
}
