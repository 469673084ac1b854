import { useEffect, useState } from "react";
import type { CameraChoice, CameraFault, Cameras, LiveCamera, PictureSize } from "./camera-port";

export type CameraState =
  | { readonly kind: "opening" }
  | { readonly kind: "live"; readonly camera: LiveCamera }
  | { readonly kind: "none"; readonly fault: CameraFault };

export interface UsedCamera {
  readonly state: CameraState;
  readonly choices: readonly CameraChoice[];
  readonly choose: (id: string) => void;
  readonly resize: (size: PictureSize) => void;
  readonly retry: () => void;
}

const OPENING: CameraState = { kind: "opening" };

interface Wish {
  readonly id: string | undefined;
  readonly size: PictureSize | undefined;
  /** Goes up to open again what is wished already. */
  readonly turn: number;
}

/** One open camera as long as the component is there. Unplugged is said; plugged in again it goes on by itself. */
export function useCamera(cameras: Cameras, memory: CameraMemory): UsedCamera {
  const [wish, setWish] = useState<Wish>(() => ({ ...memory.recall(), turn: 0 }));
  const [state, setState] = useState<CameraState>(OPENING);
  const [choices, setChoices] = useState<readonly CameraChoice[]>([]);

  useEffect(() => {
    const mine: { alive: boolean; camera?: LiveCamera } = { alive: true };
    const isAlive = (): boolean => mine.alive;
    const stop = cameras.watch(() => {
      void cameras.list().then((list) => {
        if (!isAlive()) return;
        setChoices(list);
        if (mine.camera === undefined && list.length > 0) setWish((known) => ({ ...known, turn: known.turn + 1 }));
      });
    });
    const open = async (): Promise<void> => {
      const opened = await cameras.open(wish.id, wish.size);
      if (!isAlive()) {
        if (opened.ok) opened.value.close();
        return;
      }
      if (!opened.ok) {
        setState({ kind: "none", fault: opened.fault });
        return;
      }
      const camera = opened.value;
      mine.camera = camera;
      setState({ kind: "live", camera });
      // Names of cameras are told only after one was allowed.
      setChoices(await cameras.list());
      await camera.lost;
      delete mine.camera;
      if (isAlive()) setState({ kind: "none", fault: { kind: "lost" } });
    };
    void open();
    return () => {
      mine.alive = false;
      stop();
      mine.camera?.close();
    };
  }, [cameras, wish]);

  const change = (next: Omit<Wish, "turn">): void => {
    setState(OPENING);
    memory.keep(next);
    setWish((known) => ({ ...next, turn: known.turn + 1 }));
  };
  return {
    state,
    choices,
    choose: (id) => {
      change({ id, size: undefined });
    },
    resize: (size) => {
      change({ id: state.kind === "live" ? state.camera.id : wish.id, size });
    },
    retry: () => {
      change({ id: wish.id, size: wish.size });
    },
  };
}

/** Which camera and size this computer used last. */
export interface CameraMemory {
  recall(): { readonly id: string | undefined; readonly size: PictureSize | undefined };
  keep(wish: { readonly id: string | undefined; readonly size: PictureSize | undefined }): void;
}
