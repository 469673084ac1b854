import { useState } from "react";
import type { DraftPage } from "../../../src/ipc/visit-requests";
import type { DossierId } from "../../../src/shared/brand";
import { useStation } from "../../app/station-api";
import { placesOf } from "../visit/arrange-pages";
import type { PageEdit } from "../visit/edit-messages";
import type { PageTray } from "../visit/page-tray";
import { editPicture } from "./edit-picture";
import { pageUrl } from "./page-url";
import { usePageLane, type PageLane } from "./use-page-lane";

/** A page whose density was not kept is taken for one of a scanner. */
const USUAL_DPI = 300;

interface PageToolsState extends Pick<PageTray, "arrange" | "edit" | "revert" | "undoable" | "toolFault"> {
  /** For whatever else is done with a page: behind the tools that are under way. */
  readonly run: PageLane["run"];
}

/**
 * Order and pictures of the pages; each change is on the disk before it shows, and can be taken back. `follow`: a page
 * goes by another name from now on.
 */
export function usePageTools(draft: DossierId, follow: (page: string, fresh: string) => void): PageToolsState {
  const station = useStation();
  const lane = usePageLane(draft);
  const [undoable, setUndoable] = useState<PageTray["undoable"]>();
  const [toolFault, setToolFault] = useState<PageTray["toolFault"]>();
  const renamed = (page: string, fresh: string): void => {
    lane.renamed(page, fresh);
    follow(page, fresh);
  };

  const arrange: PageTray["arrange"] = (shown, page, how) => {
    const move = async (name: string, pages = shown): Promise<void> => {
      const before = placesOf(pages);
      const placed = how(before, name);
      if (JSON.stringify(before) === JSON.stringify(placed)) return;
      const outcome = await station.ask("page:arrange", { draft, pages: placed });
      setToolFault(outcome.ok ? undefined : "other-pages");
      if (!outcome.ok) return;
      lane.ordered(placed);
      setUndoable({
        kind: "arranged",
        undo: () => {
          setUndoable(undefined);
          lane.run(page, async () => {
            const undone = await station.ask("page:arrange", { draft, pages: before });
            setToolFault(undone.ok ? undefined : "other-pages");
            if (undone.ok) lane.ordered(before);
          });
        },
      });
    };
    lane.run(page, move, shown);
  };
  const revert = (page: string): void => {
    setUndoable(undefined);
    lane.run(page, async (name, pages) => {
      const place = pages?.findIndex(({ id }) => id === name) ?? -1;
      const outcome = await station.ask("page:revert", { draft, page: name });
      setToolFault(outcome.ok ? undefined : "edit");
      const back = lane.at(place);
      if (outcome.ok && back !== undefined) renamed(name, back);
    });
  };
  const edit = (page: DraftPage, how: PageEdit): void => {
    lane.run(page.id, async (name, pages) => {
      const { dpi = USUAL_DPI } = pages?.find(({ id }) => id === name) ?? page;
      const bytes = await editPicture(pageUrl(name), dpi, how).catch(() => undefined);
      const outcome = bytes === undefined ? undefined : await station.ask("page:edit", { draft, page: name, bytes });
      setToolFault(outcome?.ok === true ? undefined : "edit");
      if (outcome?.ok !== true) return;
      const fresh = outcome.value.page;
      renamed(name, fresh);
      setUndoable({
        kind: "edited",
        undo: () => {
          revert(fresh);
        },
      });
    });
  };

  return {
    run: lane.run,
    arrange,
    edit,
    revert: (page) => {
      revert(page.id);
    },
    undoable,
    toolFault,
  };
}
