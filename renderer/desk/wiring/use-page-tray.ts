import { useCallback, useRef, useState } from "react";
import type { CameraStill } from "../../components/camera/use-camera-capture";
import type { Output } from "../../../src/ipc/requests";
import type { PageFault, PageOrigin } from "../../../src/ipc/visit-requests";
import type { DossierId } from "../../../src/shared/brand";
import { useStation } from "../../app/station-api";
import type { PageTray } from "../visit/page-tray";

const ORIGIN = "app://station";

/** Where a page of the vault can be seen by windows of the staff. */
export function pageUrl(page: string): string {
  return `${ORIGIN}/page/${page}`;
}

/** What an officer must know of an import; a page that could not be opened among others is told, too. */
function faultOf(outcome: Output<"page:import">, fileName: string): PageFault | undefined {
  if (outcome.ok) return outcome.value.failed > 0 ? { kind: "broken-picture", fileName } : undefined;
  return outcome.fault.kind === "no-such-draft" ? undefined : outcome.fault;
}

/** The pages of a draft; files go to main one after the other, so that their pages keep their order. */
export function usePageTray(draft: DossierId): PageTray {
  const station = useStation();
  const [removed, setRemoved] = useState<string>();
  const [faults, setFaults] = useState<readonly PageFault[]>([]);

  const queue = useRef(Promise.resolve());
  const stills = useRef(0);

  const bring = useCallback(
    async (file: Blob, name: string, paper: string | undefined, origin?: PageOrigin): Promise<void> => {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const fileName = name.slice(0, 200);
      const outcome = await station.ask("page:import", { draft, paper, fileName, bytes, origin });
      const fault = faultOf(outcome, fileName);
      if (fault !== undefined) setFaults((known) => [...known, fault]);
    },
    [station, draft],
  );
  const add = (files: readonly File[], paper: string | undefined): void => {
    for (const file of files) queue.current = queue.current.then(() => bring(file, file.name, paper));
  };
  const addStill = ({ picture, overruled }: CameraStill, paper: string | undefined): void => {
    stills.current += 1;
    const name = `anh-chup-${stills.current}.jpg`;
    queue.current = queue.current.then(() => bring(picture, name, paper, { source: "camera", overruled }));
  };

  return {
    add,
    addStill,
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
