import type { Result } from "../../../src/shared/result";

export interface CameraChoice {
  readonly id: string;
  readonly label: string;
}

export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

/** Why there is no picture: no camera, the system forbids it, another program has it, unplugged, no still came. */
export type CameraFault = { readonly kind: "none" | "refused" | "in-use" | "lost" | "no-still" };

/** A camera that shows its picture. `lost` settles once, when it is unplugged; never after `close`. */
export interface LiveCamera {
  readonly id: string;
  readonly stream: MediaStream;
  readonly size: PictureSize;
  /** Pixels of a still for one of the live picture. */
  readonly stillScale: number;
  /** Largest first; what the camera can show. */
  readonly sizes: readonly PictureSize[];
  readonly lost: Promise<void>;
  /** The whole picture at the camera's full resolution, as JPEG or PNG. */
  takeStill(): Promise<Result<Blob, CameraFault>>;
  close(): void;
}

export interface Cameras {
  list(): Promise<readonly CameraChoice[]>;
  /** The wished camera and size, or what is nearest to them. */
  open(id: string | undefined, size: PictureSize | undefined): Promise<Result<LiveCamera, CameraFault>>;
  /** Called when a camera is plugged in or out; answers how to stop. */
  watch(changed: () => void): () => void;
}
