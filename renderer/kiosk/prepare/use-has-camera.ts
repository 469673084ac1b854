import { useEffect, useState } from "react";
import type { Cameras } from "../../components/camera/camera-port";

/** Whether this machine has a camera now: without one nothing is offered that needs it. */
export function useHasCamera(cameras: Cameras): boolean {
  const [has, setHas] = useState(false);

  useEffect(() => {
    let alive = true;
    const look = (): void => {
      void cameras.list().then((list) => {
        if (alive) setHas(list.length > 0);
      });
    };
    look();
    const stop = cameras.watch(look);
    return () => {
      alive = false;
      stop();
    };
  }, [cameras]);

  return has;
}
