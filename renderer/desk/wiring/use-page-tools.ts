import { useState } from "react";
import type { PlacedPage } from "../../../src/ipc/capture-requests";
import type { DraftPage } from "../../../src/ipc/visit-requests";
import type { DossierId } from "../../../src/shared/brand";
import { useStation } from "../../app/station-api";
import { placesOf } from "../visit/arrange-pages";
import type { PageEdit } from "../visit/edit-messages";
import type { PageTray } from "../visit/page-tray";
import { editPicture } from "./edit-picture";
import { pageUrl } from "./page-url";

/** A page whose density was not kept is taken for one of a scanner. */
const USUAL_DPI = 300;

type PageToolsState = Pick<PageTray, "arrange" | "edit" | "revert" | "undoable" | "toolFault">;

/** Order and pictures of the pages; each change is on the disk before it shows, and can be taken back. */
export function usePageTools(draft: DossierId, select: (page: string) => void): PageToolsState {
  const station = useStation();
  const [undoable, setUndoable] = useState<PageTray["undoable"]>();
  const [toolFault, setToolFault] = useState<PageTray["toolFault"]>();

  const arrange = async (before: readonly PlacedPage[], placed: readonly PlacedPage[]): Promise<void> => {
    if (JSON.stringify(before) === JSON.stringify(placed)) return;
    const outcome = await station.ask("page:arrange", { draft, pages: placed });
    setToolFault(outcome.ok ? undefined : "other-pages");
    if (!outcome.ok) return;
    setUndoable({
      kind: "arranged",
      undo: () => {
        setUndoable(undefined);
        void station.ask("page:arrange", { draft, pages: before }).then((undone) => {
          setToolFault(undone.ok ? undefined : "other-pages");
        });
      },
    });
  };
  const revert = async (page: string): Promise<void> => {
    setUndoable(undefined);
    const outcome = await station.ask("page:revert", { draft, page });
    setToolFault(outcome.ok ? undefined : "edit");
  };
  const edit = async (page: DraftPage, how: PageEdit): Promise<void> => {
    const bytes = await editPicture(pageUrl(page.id), page.dpi ?? USUAL_DPI, how).catch(() => undefined);
    const outcome = bytes === undefined ? undefined : await station.ask("page:edit", { draft, page: page.id, bytes });
    setToolFault(outcome?.ok === true ? undefined : "edit");
    if (outcome?.ok !== true) return;
    const fresh = outcome.value.page;
    select(fresh);
    setUndoable({
      kind: "edited",
      undo: () => void revert(fresh),
    });
  };

  return {
    arrange: (pages, placed) => void arrange(placesOf(pages), placed),
    edit: (page, how) => void edit(page, how),
    revert: (page) => void revert(page.id),
    undoable,
    toolFault,
  };
}
