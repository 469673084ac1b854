import type { DragEvent, KeyboardEvent } from "react";
import type { DraftPage } from "../../../src/ipc/visit-requests";
import { moveBefore, moveBy } from "./arrange-pages";
import type { PageTray } from "./page-tray";

interface PageKeysInput {
  readonly pages: readonly DraftPage[];
  readonly tray: PageTray;
  readonly onSelect: (page: string) => void;
  readonly onCrop: (cropping: boolean) => void;
}

/** What a page's picture does with keys and with the mouse that drags it. */
export interface PageKeys {
  readonly onKeyDown: (page: DraftPage, event: KeyboardEvent) => void;
  readonly onSelect: (page: string) => void;
  readonly onDragStart: (page: DraftPage, event: DragEvent) => void;
  readonly onDrop: (page: DraftPage, event: DragEvent) => void;
}

const DRAGGED = "application/x-page";

/** R and Shift+R turn, C crops, Alt with an arrow moves, Delete takes out. */
export function usePageKeys({ pages, tray, onSelect, onCrop }: PageKeysInput): PageKeys {
  const deedOf = (page: DraftPage, event: KeyboardEvent): (() => void) | undefined => {
    if (event.ctrlKey || event.metaKey) return undefined;
    const move = (step: -1 | 1) => () => {
      tray.arrange(pages, page.id, (places, moved) => moveBy(places, moved, step));
    };
    if (event.altKey) return event.key === "ArrowLeft" ? move(-1) : event.key === "ArrowRight" ? move(1) : undefined;
    switch (event.key.toLowerCase()) {
      case "r":
        return () => {
          tray.edit(page, { kind: "turn", quarters: event.shiftKey ? 3 : 1 });
        };
      case "c":
        return () => {
          onCrop(true);
        };
      case "delete":
        return () => {
          tray.remove(page.id);
        };
      default:
        return undefined;
    }
  };

  return {
    onSelect,
    onKeyDown: (page, event) => {
      const deed = deedOf(page, event);
      if (deed === undefined) return;
      event.preventDefault();
      // Held down, a key would turn the page round and round, or take out one page after the other.
      if (event.repeat) return;
      onSelect(page.id);
      deed();
    },
    onDragStart: (page, event) => {
      event.dataTransfer.setData(DRAGGED, page.id);
      event.dataTransfer.effectAllowed = "move";
    },
    onDrop: (page, event) => {
      const dragged = event.dataTransfer.getData(DRAGGED);
      if (dragged === "") return;
      event.preventDefault();
      tray.arrange(pages, dragged, (places, moved) => moveBefore(places, moved, page.id));
    },
  };
}
