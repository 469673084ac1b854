import { useState } from "react";
import type { TicketId } from "../../../src/queue/ticket";
import type { DossierId } from "../../../src/shared/brand";
import { Notice } from "../../components/Notice";
import { useText } from "../../i18n/use-text";
import { PreparedNotice } from "../visit/PreparedNotice";
import { usePrepared } from "./use-prepared";

interface PreparedAtDeskProps {
  /** Who is at this counter. */
  readonly ticket: { readonly id: TicketId; readonly label: string } | undefined;
  readonly onOpened: (draft: DossierId) => void;
}

/** Prepared papers of the person who was called, above whatever the officer is doing. */
export function PreparedAtDesk({ ticket, onOpened }: PreparedAtDeskProps) {
  const text = useText("prepare");
  const [lost, setLost] = useState<{ readonly ticket: TicketId | undefined; readonly pages: number }>();
  const { prepared, state, fault, open } = usePrepared(ticket?.id, (draft, failed) => {
    setLost({ ticket: ticket?.id, pages: failed });
    onOpened(draft);
  });

  if (ticket === undefined) return null;
  return (
    <>
      {lost?.ticket === ticket.id && lost.pages > 0 && (
        <Notice
          tone="waiting"
          what={text("desk.opened.failed", { pages: lost.pages })}
          todo={text("desk.opened.failed.todo")}
        />
      )}
      <PreparedNotice
        label={ticket.label}
        prepared={prepared}
        opening={state === "opening"}
        fault={fault}
        onOpen={open}
      />
    </>
  );
}
