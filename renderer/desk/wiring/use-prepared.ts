import { useEffect, useState } from "react";
import type { Output } from "../../../src/ipc/requests";
import type { Prepared } from "../../../src/ipc/prepare-requests";
import type { TicketId } from "../../../src/queue/ticket";
import type { DossierId } from "../../../src/shared/brand";
import { useStation } from "../../app/station-api";

type Opened = Output<"prepared:open">;
type PreparedFault = Extract<Opened, { ok: false }>["fault"]["kind"];

interface PreparedView {
  /** What waits with tickets of today, and what tickets that ended have left. */
  readonly all: readonly Prepared[];
  readonly opening: boolean;
  /** Of the ticket that was tried last. */
  readonly fault: { readonly ticket: TicketId; readonly kind: PreparedFault } | undefined;
  readonly open: (ticket: TicketId) => void;
}

/** What people prepared at the kiosk. `onOpened` is told the draft, and how many pages could not be opened. */
export function usePrepared(onOpened: (draft: DossierId, failed: number, ticket: TicketId) => void): PreparedView {
  const station = useStation();
  const [all, setAll] = useState<readonly Prepared[]>([]);
  const [opening, setOpening] = useState(false);
  const [fault, setFault] = useState<PreparedView["fault"]>();

  useEffect(() => {
    let alive = true;
    const look = (): void => {
      station.ask("prepared:list", undefined).then(
        (list) => {
          if (alive) setAll(list);
        },
        // Signed out meanwhile: whoever signs in next is told anew.
        () => undefined,
      );
    };
    look();
    const stop = station.listen("prepared:changed", look);
    return () => {
      alive = false;
      stop();
    };
  }, [station]);

  return {
    all,
    opening,
    fault,
    open: (ticket) => {
      if (opening) return;
      setOpening(true);
      setFault(undefined);
      void station
        .ask("prepared:open", { ticket })
        .then((opened) => {
          if (opened.ok) onOpened(opened.value.draft, opened.value.failed, ticket);
          else setFault({ ticket, kind: opened.fault.kind });
        })
        .finally(() => {
          setOpening(false);
        });
    },
  };
}
