import { useText } from "../../i18n/use-text";
import type { LiveCamera } from "./camera-port";
import type { UsedCamera } from "./use-camera";
import styles from "./Camera.module.css";

/** 200 dots per inch along the long side of A4. */
const LEAST_FOR_A4 = 2338;

interface CameraSettingsProps {
  readonly used: UsedCamera;
  readonly camera: LiveCamera;
  readonly automatic: boolean;
  /** undefined where there is no shutter. */
  readonly onAutomatic: ((automatic: boolean) => void) | undefined;
}

/** Which camera, how large a picture, and whether the shutter fires by itself. */
export function CameraSettings({ used, camera, automatic, onAutomatic }: CameraSettingsProps) {
  const text = useText("camera");
  const { width, height } = camera.size;
  const shown = `${width}x${height}`;
  const sizes = [...new Set([shown, ...camera.sizes.map((size) => `${size.width}x${size.height}`)])];

  return (
    <div className={styles.settings}>
      {onAutomatic !== undefined && (
        <label className={styles.check}>
          <input
            type="checkbox"
            checked={automatic}
            onChange={(event) => {
              onAutomatic(event.currentTarget.checked);
            }}
          />
          {text("automatic")}
        </label>
      )}
      <label>
        <span>{text("choose")}</span>
        <select
          value={camera.id}
          onChange={(event) => {
            used.choose(event.currentTarget.value);
          }}
        >
          {used.choices.map(({ id, label }, index) => (
            <option key={id} value={id}>
              {label === "" ? text("unnamed", { number: index + 1 }) : label}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{text("size")}</span>
        <select
          value={shown}
          onChange={(event) => {
            const [wide, high] = event.currentTarget.value.split("x").map(Number);
            if (wide !== undefined && high !== undefined) used.resize({ width: wide, height: high });
          }}
        >
          {sizes.map((size) => (
            <option key={size} value={size}>
              {size.replace("x", " × ")}
            </option>
          ))}
        </select>
      </label>
      {width * camera.stillScale < LEAST_FOR_A4 && <p className={styles.small}>{text("size.small")}</p>}
    </div>
  );
}
