import { useEffect, useState } from "react";
import type { DeskTicket } from "../../../src/queue/views";
import type { TicketId } from "../../../src/queue/ticket";
import type { DossierId } from "../../../src/shared/brand";
import { useStation } from "../../app/station-api";
import { Notice } from "../../components/Notice";
import { useText } from "../../i18n/use-text";
import styles from "../visit/Prepared.module.css";
import { PreparedNotice } from "../visit/PreparedNotice";
import { usePrepared } from "./use-prepared";

interface PreparedAtDeskProps {
  readonly onOpened: (draft: DossierId) => void;
}

/** Prepared papers of the person who was called, above whatever the officer is doing. */
export function PreparedAtDesk({ onOpened }: PreparedAtDeskProps) {
  const text = useText("prepare");
  const ticket = useServing();
  const [lost, setLost] = useState<{ readonly ticket: TicketId; readonly pages: number }>();
  const { all, opening, fault, open } = usePrepared((draft, failed, of) => {
    setLost({ ticket: of, pages: failed });
    onOpened(draft);
  });

  if (ticket === undefined) return null;
  return (
    <div className={styles.prepared}>
      {lost?.ticket === ticket.id && lost.pages > 0 && (
        <Notice
          tone="waiting"
          what={text("desk.opened.failed", { pages: lost.pages })}
          todo={text("desk.opened.failed.todo")}
        />
      )}
      <PreparedNotice
        label={ticket.label}
        prepared={all.find((each) => each.ticket === ticket.id)}
        opening={opening}
        fault={fault?.ticket === ticket.id ? fault.kind : undefined}
        onOpen={() => {
          open(ticket.id);
        }}
      />
    </div>
  );
}

/** Who is at the counter of this officer. */
function useServing(): DeskTicket | undefined {
  const station = useStation();
  const [serving, setServing] = useState<DeskTicket>();

  useEffect(() => {
    let alive = true;
    const look = (): void => {
      station.ask("queue:view", undefined).then(
        (queue) => {
          if (alive) setServing(queue.serving);
        },
        // Signed out meanwhile.
        () => undefined,
      );
    };
    look();
    const stop = station.listen("hall:changed", look);
    return () => {
      alive = false;
      stop();
    };
  }, [station]);

  return serving;
}
