import { fail, ok, type Result } from "../../../src/shared/result";
import type { CameraFault, Cameras, LiveCamera, PictureSize } from "./camera-port";

/** Enough for 200 dots per inch on A4; a larger picture costs frames and is offered by choice. */
const USUAL: PictureSize = { width: 2592, height: 1944 };
const KNOWN_SIZES: readonly PictureSize[] = [
  { width: 4208, height: 3120 },
  { width: 3840, height: 2160 },
  { width: 3264, height: 2448 },
  USUAL,
  { width: 2048, height: 1536 },
  { width: 1920, height: 1080 },
  { width: 1280, height: 720 },
];
/** Some drivers never answer. */
const STILL_MS = 6_000;
const STILL_QUALITY = 0.95;

/** The cameras of this computer, as the window's session lets it see them: pictures, never sound. */
export function createBrowserCameras(devices: MediaDevices): Cameras {
  return {
    async list() {
      const found = (await devices.enumerateDevices()).filter(({ kind }) => kind === "videoinput");
      return found.map(({ deviceId, label }) => ({ id: deviceId, label }));
    },
    async open(id, size) {
      const { width, height } = size ?? USUAL;
      const video: MediaTrackConstraints = { width: { ideal: width }, height: { ideal: height } };
      if (id !== undefined) video.deviceId = { ideal: id };
      try {
        const stream = await devices.getUserMedia({ video, audio: false });
        return await liveCamera(stream);
      } catch (error) {
        return fail({ kind: faultOf(error) });
      }
    },
    watch(changed) {
      devices.addEventListener("devicechange", changed);
      return () => {
        devices.removeEventListener("devicechange", changed);
      };
    },
  };
}

function faultOf(error: unknown): CameraFault["kind"] {
  const name = error instanceof DOMException ? error.name : "";
  if (name === "NotAllowedError" || name === "SecurityError") return "refused";
  return name === "NotReadableError" || name === "AbortError" ? "in-use" : "none";
}

async function liveCamera(stream: MediaStream): Promise<Result<LiveCamera, CameraFault>> {
  const [track] = stream.getVideoTracks();
  if (track === undefined) return fail({ kind: "none" });
  const { width = 0, height = 0, deviceId = "" } = track.getSettings();
  const most = track.getCapabilities();
  const capture = new ImageCapture(track);
  const photo = await capture.getPhotoCapabilities().catch(() => undefined);
  const photoWidth = photo?.imageWidth?.max ?? 0;
  return ok({
    id: deviceId,
    stream,
    size: { width, height },
    stillScale: width > 0 && photoWidth > width ? photoWidth / width : 1,
    sizes: KNOWN_SIZES.filter(
      (size) => size.width <= (most.width?.max ?? width) && size.height <= (most.height?.max ?? height),
    ),
    lost: new Promise((resolve) => {
      track.addEventListener("ended", () => {
        resolve();
      });
    }),
    takeStill: () => takeStill(capture, photoWidth > width ? photoWidth : undefined),
    close() {
      for (const each of stream.getTracks()) each.stop();
    },
  });
}

/** A photo where the camera makes larger ones than it shows, else (or if none comes) the frame as it is. */
async function takeStill(capture: ImageCapture, photoWidth: number | undefined): Promise<Result<Blob, CameraFault>> {
  if (photoWidth !== undefined) {
    const photo = await within(STILL_MS, capture.takePhoto({ imageWidth: photoWidth }));
    if (photo !== undefined && photo.size > 0) return ok(photo);
  }
  const frame = await within(STILL_MS, capture.grabFrame());
  if (frame === undefined) return fail({ kind: capture.track.readyState === "ended" ? "lost" : "no-still" });
  const canvas = new OffscreenCanvas(frame.width, frame.height);
  canvas.getContext("2d")?.drawImage(frame, 0, 0);
  frame.close();
  return ok(await canvas.convertToBlob({ type: "image/jpeg", quality: STILL_QUALITY }));
}

/** undefined where it fails or takes longer. */
async function within<T>(milliseconds: number, work: Promise<T>): Promise<T | undefined> {
  const timer: { handle?: number } = {};
  const late = new Promise<undefined>((resolve) => {
    timer.handle = window.setTimeout(() => {
      resolve(undefined);
    }, milliseconds);
  });
  try {
    return await Promise.race([work.catch(() => undefined), late]);
  } finally {
    window.clearTimeout(timer.handle);
  }
}
