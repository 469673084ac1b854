import { useCallback, useRef, useState } from "react";
import type { CameraStill } from "../../components/camera/use-camera-capture";
import type { Output } from "../../../src/ipc/requests";
import type { PageFault, PageOrigin } from "../../../src/ipc/visit-requests";
import type { DossierId } from "../../../src/shared/brand";
import { useStation } from "../../app/station-api";
import type { PageTray } from "../visit/page-tray";
import { pageUrl } from "./page-url";
import { usePageTools } from "./use-page-tools";

/** What an officer must know of an import; a page that could not be opened among others is told, too. */
function faultOf(outcome: Output<"page:import">, fileName: string): PageFault | undefined {
  if (outcome.ok) return outcome.value.failed > 0 ? { kind: "broken-picture", fileName } : undefined;
  return outcome.fault.kind === "no-such-draft" ? undefined : outcome.fault;
}

interface Bringing {
  readonly paper: string | undefined;
  readonly origin?: PageOrigin;
  readonly replace?: string | undefined;
  readonly after?: string | undefined;
}

/** The pages of a draft; files go to main one after the other, so that their pages keep their order. */
export function usePageTray(draft: DossierId, follow: (page: string, fresh: string) => void): PageTray {
  const station = useStation();
  const [removed, setRemoved] = useState<string>();
  const [faults, setFaults] = useState<readonly PageFault[]>([]);
  const queue = useRef(Promise.resolve());
  /** Files of an earlier turn were called off. */
  const turn = useRef(0);
  const [waiting, setWaiting] = useState(0);
  const stills = useRef(0);
  const { run, ...tools } = usePageTools(draft, follow);

  const bring = useCallback(
    async (file: Blob, name: string, how: Bringing): Promise<void> => {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const fileName = name.slice(0, 200);
      const outcome = await station.ask("page:import", { draft, fileName, bytes, ...how });
      const fault = faultOf(outcome, fileName);
      if (fault !== undefined) setFaults((known) => [...known, fault]);
    },
    [station, draft],
  );
  const enqueue = (file: Blob, name: string, how: Bringing): void => {
    const mine = turn.current;
    setWaiting((count) => count + 1);
    queue.current = queue.current
      .then(() => (mine === turn.current ? bring(file, name, how) : undefined))
      .finally(() => {
        setWaiting((count) => count - 1);
      });
  };
  const addStill = ({ picture, overruled }: CameraStill, paper: string | undefined, replace?: string): void => {
    stills.current += 1;
    enqueue(picture, `anh-chup-${stills.current}.jpg`, { paper, replace, origin: { source: "camera", overruled } });
  };

  return {
    ...tools,
    add: (files, paper) => {
      for (const file of files) enqueue(file, file.name, { paper });
    },
    addStill,
    waiting,
    stop: () => {
      turn.current += 1;
      void station.ask("page:stop-import", { draft });
    },
    replace: (page, file) => {
      enqueue(file, file.name, { paper: page.paper, replace: page.id });
    },
    insertAfter: (page, files) => {
      // Each comes right behind the page: the last one first.
      for (const file of files.toReversed()) enqueue(file, file.name, { paper: page.paper, after: page.id });
    },
    attach: (shown, paper) => {
      run(shown, async (page) => {
        await station.ask("page:attach", { draft, page, paper });
      });
    },
    remove: (shown) => {
      run(shown, async (page) => {
        const outcome = await station.ask("page:remove", { draft, page });
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
