import { useCallback, useState } from "react";
import type { PageFault } from "../../../src/ipc/visit-requests";
import type { DossierId } from "../../../src/shared/brand";
import { useStation } from "../../app/station-api";
import type { PageTray } from "../visit/page-tray";

const ORIGIN = "app://station";

/** Where a page of the vault can be seen by windows of the staff. */
export function pageUrl(page: string): string {
  return `${ORIGIN}/page/${page}`;
}

/** The pages of a draft; files go to main one after the other, so that their pages keep their order. */
export function usePageTray(draft: DossierId): PageTray {
  const station = useStation();
  const [removed, setRemoved] = useState<string>();
  const [faults, setFaults] = useState<readonly PageFault[]>([]);

  const add = useCallback(
    async (files: readonly File[], paper: string | undefined): Promise<void> => {
      for (const file of files) {
        const bytes = new Uint8Array(await file.arrayBuffer());
        const outcome = await station.ask("page:import", { draft, paper, fileName: file.name.slice(0, 200), bytes });
        if (outcome.ok || outcome.fault.kind === "no-such-draft") continue;
        const { fault } = outcome;
        setFaults((known) => [...known, fault]);
      }
    },
    [station, draft],
  );

  return {
    add: (files, paper) => void add(files, paper),
    attach: (page, paper) => void station.ask("page:attach", { draft, page, paper }),
    remove: (page) => {
      void station.ask("page:remove", { draft, page }).then((outcome) => {
        if (outcome.ok) setRemoved(page);
      });
    },
    restore: (page) => {
      void station.ask("page:restore", { draft, page }).then((outcome) => {
        if (outcome.ok) setRemoved(undefined);
      });
    },
    removed,
    faults,
    dismiss: (fault) => {
      setFaults((known) => known.filter((each) => each !== fault));
    },
    pageUrl,
  };
}
