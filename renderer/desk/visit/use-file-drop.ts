import { useEffect, useEffectEvent, useState, type RefObject } from "react";

/** Files that are dropped somewhere inside; true while they are held over it. */
export function useFileDrop(area: RefObject<HTMLElement | null>, onFiles: (files: readonly File[]) => void): boolean {
  const [over, setOver] = useState(false);
  const take = useEffectEvent(onFiles);

  useEffect(() => {
    const inside = area.current;
    if (inside === null) return;
    const enter = (event: DragEvent): void => {
      event.preventDefault();
      setOver(true);
    };
    const leave = (event: DragEvent): void => {
      if (!(event.relatedTarget instanceof Node && inside.contains(event.relatedTarget))) setOver(false);
    };
    const drop = (event: DragEvent): void => {
      event.preventDefault();
      setOver(false);
      take([...(event.dataTransfer?.files ?? [])]);
    };
    inside.addEventListener("dragover", enter);
    inside.addEventListener("dragleave", leave);
    inside.addEventListener("drop", drop);
    return () => {
      inside.removeEventListener("dragover", enter);
      inside.removeEventListener("dragleave", leave);
      inside.removeEventListener("drop", drop);
    };
  }, [area]);

  return over;
}
