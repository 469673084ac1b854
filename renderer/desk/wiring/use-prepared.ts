import { useEffect, useState } from "react";
import type { Output } from "../../../src/ipc/requests";
import type { Prepared } from "../../../src/ipc/prepare-requests";
import type { TicketId } from "../../../src/queue/ticket";
import type { DossierId } from "../../../src/shared/brand";
import { useStation } from "../../app/station-api";

type Opened = Output<"prepared:open">;
type PreparedFault = Extract<Opened, { ok: false }>["fault"]["kind"];

interface PreparedView {
  /** What waits with the ticket; undefined where there is nothing. */
  readonly prepared: Prepared | undefined;
  readonly state: "ready" | "opening";
  readonly fault: PreparedFault | undefined;
  readonly open: () => void;
}

/** What the person at this counter prepared at the kiosk. */
export function usePrepared(
  ticket: TicketId | undefined,
  onOpened: (draft: DossierId, failed: number) => void,
): PreparedView {
  const station = useStation();
  const [all, setAll] = useState<readonly Prepared[]>([]);
  const [opening, setOpening] = useState(false);
  const [fault, setFault] = useState<{ readonly ticket: TicketId; readonly kind: PreparedFault }>();

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
    prepared: all.find((each) => each.ticket === ticket),
    state: opening ? "opening" : "ready",
    fault: fault?.ticket === ticket ? fault?.kind : undefined,
    open: () => {
      if (ticket === undefined || opening) return;
      setOpening(true);
      setFault(undefined);
      void station
        .ask("prepared:open", { ticket })
        .then((opened) => {
          if (opened.ok) onOpened(opened.value.draft, opened.value.failed);
          else setFault({ ticket, kind: opened.fault.kind });
        })
        .finally(() => {
          setOpening(false);
        });
    },
  };
}
