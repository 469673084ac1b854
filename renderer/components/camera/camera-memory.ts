import type { CameraMemory } from "./use-camera";

const KEY = "camera";
const NOTHING = { id: undefined, size: undefined };

/** Kept by the browser of the window; a kiosk forgets it with its session. */
export function createCameraMemory(storage: Storage): CameraMemory {
  return {
    recall() {
      const [id, width, height] = (storage.getItem(KEY) ?? "").split("|");
      if (id === undefined || id === "") return NOTHING;
      const size = { width: Number(width), height: Number(height) };
      return { id, size: size.width > 0 && size.height > 0 ? size : undefined };
    },
    keep({ id, size }) {
      if (id !== undefined) storage.setItem(KEY, [id, size?.width ?? 0, size?.height ?? 0].join("|"));
    },
  };
}
