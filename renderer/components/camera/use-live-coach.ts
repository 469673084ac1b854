import { useEffect, useEffectEvent, useRef, useState } from "react";
import { isOtherPage, type PageLook } from "../../../src/capture/page-look";
import type { PictureQuality } from "../../../src/capture/quality";
import { GOOD_FOR_MS, NEW_SHUTTER, nextShutter } from "../../../src/capture/shutter";
import type { Coach } from "./coach";
import type { LiveFrame } from "./coach-messages";
import type { LiveCamera } from "./camera-port";

/**
 * Frames are looked at in this width at most, in turn: the still of a page is judged whole anyway. A code that is held
 * before the camera is read at once in the small picture; one that lies on a table, where A4 has room, in the large one.
 */
const FRAME_WIDTHS = { page: [800], codes: [1280, 2592] } as const;
/** From one look to the next at least: eyes want no more than 20 a second, and pages are being read meanwhile. */
const LEAST_MS = 50;

export interface LiveView {
  readonly quality: PictureQuality;
  /** 0–1 of the time that a page must be good; 1 when the shutter fires. */
  readonly ready: number;
  /** The page that was taken last still lies there. */
  readonly taken: boolean;
  /** Frames judged in the last second. */
  readonly rate: number;
}

interface LiveCoachInput {
  readonly video: HTMLVideoElement | null;
  readonly camera: LiveCamera | undefined;
  readonly coach: Coach;
  /** "codes" looks for QR codes instead of pages. */
  readonly mode: "page" | "codes";
  /** Nothing is judged meanwhile: a still is being taken or looked at. */
  readonly paused: boolean;
  readonly onFire: () => void;
  readonly onCode: (text: string) => void;
}

/**
 * Judges the live picture frame by frame, one at a time: a slow computer sees fewer frames, never a queue of them. A picture
 * that came while the one before was judged is taken at once, without waiting for a further one.
 */
export function useLiveCoach(input: LiveCoachInput): {
  readonly view: LiveView | undefined;
  readonly noteTaken: () => void;
  readonly forgetTaken: () => void;
} {
  const { video, camera, coach, mode, paused } = input;
  const [view, setView] = useState<LiveView>();
  const shutter = useRef(NEW_SHUTTER);
  const last = useRef<PageLook>(undefined);
  const takenLook = useRef<PageLook>(undefined);
  const fire = useEffectEvent(input.onFire);
  const tell = useEffectEvent(input.onCode);

  useEffect(() => {
    if (video === null || camera === undefined || paused) return;
    const mine = { alive: true };
    const times: number[] = [];
    let handle = 0;
    let fresh = true;
    let busy = false;
    let earliest = 0;
    let turn = 0;

    const look = async (live: LiveFrame): Promise<void> => {
      if (mode === "codes") {
        const { codes } = await coach.ask({ kind: "codes", live });
        if (mine.alive) for (const code of codes) tell(code);
        return;
      }
      const scale = camera.size.width / live.width;
      const { quality } = await coach.ask({ kind: "frame", live, stillScale: camera.stillScale * scale });
      if (mine.alive && quality !== undefined) judged(scaled(quality, scale));
    };
    const pump = async (): Promise<void> => {
      if (!mine.alive || busy || !fresh || performance.now() < earliest) return;
      const widths = FRAME_WIDTHS[mode];
      const live = frameOf(video, camera, widths[turn % widths.length] ?? widths[0]);
      if (live === undefined) return;
      turn += 1;
      fresh = false;
      busy = true;
      earliest = performance.now() + LEAST_MS;
      await look(live);
      busy = false;
      void pump();
    };
    const presented = (): void => {
      if (!mine.alive) return;
      fresh = true;
      handle = video.requestVideoFrameCallback(presented);
      void pump();
    };
    const judged = (quality: PictureQuality): void => {
      const now = performance.now();
      while (times.length > 0 && (times[0] ?? now) < now - 1000) times.shift();
      times.push(now);
      last.current = quality.look;
      const before = takenLook.current;
      const otherPage = before !== undefined && quality.look !== undefined && isOtherPage(before, quality.look);
      const next = nextShutter(shutter.current, quality.advice, now, otherPage);
      shutter.current = next.shutter;
      const since = next.shutter.goodSince;
      const ready = next.fire ? 1 : since === undefined ? 0 : Math.min(1, (now - since) / GOOD_FOR_MS);
      setView({ quality, ready, taken: !next.shutter.armed && !next.fire, rate: times.length });
      if (next.fire) {
        takenLook.current = quality.look;
        fire();
      }
    };
    handle = video.requestVideoFrameCallback(presented);
    void pump();
    return () => {
      mine.alive = false;
      video.cancelVideoFrameCallback(handle);
    };
  }, [video, camera, coach, mode, paused]);

  return {
    view,
    /** A picture was taken by hand: the page on the table is not taken again by itself. */
    noteTaken: () => {
      takenLook.current = last.current;
      shutter.current = { goodSince: undefined, armed: false };
    },
    /** The picture was not used: the same page may be taken again. */
    forgetTaken: () => {
      takenLook.current = undefined;
      shutter.current = NEW_SHUTTER;
    },
  };
}

/** The picture that shows now, to be reduced by the coach; undefined before the first. */
function frameOf(video: HTMLVideoElement, camera: LiveCamera, most: number): LiveFrame | undefined {
  if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || video.videoWidth === 0) return undefined;
  const width = Math.min(most, camera.size.width);
  const height = Math.round((width * video.videoHeight) / video.videoWidth);
  try {
    return { frame: new VideoFrame(video), width, height };
  } catch {
    // Between two pictures, or the camera has just gone: `lost` tells.
    return undefined;
  }
}

/** The outline in pixels of the camera's own picture. */
function scaled(quality: PictureQuality, factor: number): PictureQuality {
  const { outline } = quality;
  if (outline === undefined) return quality;
  const [a, b, c, d] = outline;
  const grow = (p: { x: number; y: number }) => ({ x: p.x * factor, y: p.y * factor });
  return { ...quality, outline: [grow(a), grow(b), grow(c), grow(d)] };
}
