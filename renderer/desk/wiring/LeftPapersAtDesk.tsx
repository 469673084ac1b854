import { useState } from "react";
import type { DossierId } from "../../../src/shared/brand";
import { LeftPapers } from "../queue/LeftPapers";
import { usePrepared } from "./use-prepared";

interface LeftPapersAtDeskProps {
  readonly onOpened: (draft: DossierId) => void;
}

/** Papers of numbers that ended before anybody opened them. */
export function LeftPapersAtDesk({ onOpened }: LeftPapersAtDeskProps) {
  const [lost, setLost] = useState(0);
  const { all, opening, fault, open } = usePrepared((draft, failed) => {
    setLost(failed);
    onOpened(draft);
  });
  const left = all.filter(({ ended }) => ended);
  return (
    <LeftPapers
      left={left}
      busy={opening}
      fault={left.some(({ ticket }) => ticket === fault?.ticket) ? fault?.kind : undefined}
      lost={lost}
      onOpen={(ticket) => {
        setLost(0);
        open(ticket);
      }}
    />
  );
}
