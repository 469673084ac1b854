import { useEffect, useState } from "react";
import type { HallOffer, TakenTicket, TicketPaper } from "../../src/ipc/hall-requests";
import type { CommandId } from "../../src/shared/brand";
import { newCommandId } from "../app/new-command-id";
import { useStation } from "../app/station-api";

/** Where a person is on the way to a number. */
export type TicketStep =
  | { readonly at: "start" | "services" | "search" }
  | {
      readonly at: "priority";
      readonly service: string;
      readonly command: CommandId;
      readonly from: "start" | "services" | "search";
    }
  | { readonly at: "taking"; readonly service: string }
  | { readonly at: "refused"; readonly kind: "no-numbers" | "not-saved"; readonly retry: () => void }
  | { readonly at: "ticket"; readonly ticket: TakenTicket; readonly paper: TicketPaper };

export interface TicketFlow {
  /** undefined while the station is not open. */
  readonly offer: HallOffer | undefined;
  readonly step: TicketStep;
  readonly chooseService: (service: string) => void;
  readonly showServices: () => void;
  /** By typed words instead of a list. */
  readonly showSearch: () => void;
  /** null: no priority group. A doubled touch is the same command, so it is one ticket. */
  readonly take: (priority: string | null) => void;
  readonly back: () => void;
  readonly end: () => void;
}

/** Long enough to take the slip out; then the screen is the next person's. */
const AFTER_PAPER_MS = 15_000;

/** The kiosk's way to a ticket. `open`: the station answers. */
export function useTicket(open: boolean): TicketFlow {
  const station = useStation();
  const [offer, setOffer] = useState<HallOffer>();
  const [step, setStep] = useState<TicketStep>({ at: "start" });

  const isFirst = step.at === "start";

  // Asked for each person: what is in force changes with the day.
  useEffect(() => {
    if (!open || !isFirst) return;
    let alive = true;
    void station.ask("hall:offer", undefined).then((offered) => {
      if (alive) setOffer(offered);
    });
    return () => {
      alive = false;
    };
  }, [station, open, isFirst]);

  const shown = step.at === "ticket" ? step.ticket.ticket : undefined;
  const out = step.at === "ticket" && step.paper === "printed";

  useEffect(() => {
    if (shown === undefined) return;
    let alive = true;
    const look = (): void => {
      void station.ask("hall:paper", { ticket: shown }).then((paper) => {
        if (!alive) return;
        setStep((known) => (known.at === "ticket" && known.ticket.ticket === shown ? { ...known, paper } : known));
      });
    };
    look();
    const stop = station.listen("hall:changed", look);
    return () => {
      alive = false;
      stop();
    };
  }, [station, shown]);

  useEffect(() => {
    if (!out) return;
    const timer = window.setTimeout(() => {
      setStep({ at: "start" });
    }, AFTER_PAPER_MS);
    return () => {
      window.clearTimeout(timer);
    };
  }, [out]);

  const send = async (service: string, command: CommandId, priority: string | null): Promise<void> => {
    setStep({ at: "taking", service });
    // A main that is gone answers nothing; the command is the same when it is asked again.
    const taken = await station
      .ask("hall:take", { commandId: command, service, priority })
      .catch(() => ({ ok: false, fault: { kind: "not-saved" } }) as const);
    if (taken.ok) {
      setStep({ at: "ticket", ticket: taken.value, paper: "printing" });
      return;
    }
    const kind = taken.fault.kind === "no-numbers" ? "no-numbers" : "not-saved";
    setStep({ at: "refused", kind, retry: () => void send(service, command, priority) });
  };

  return {
    offer,
    step,
    showServices: () => {
      setStep({ at: "services" });
    },
    showSearch: () => {
      setStep({ at: "search" });
    },
    chooseService(service) {
      const from = step.at === "services" || step.at === "search" ? step.at : "start";
      setStep({ at: "priority", service, command: newCommandId(), from });
    },
    take(priority) {
      if (step.at === "priority") void send(step.service, step.command, priority);
    },
    back() {
      if (step.at === "priority") setStep({ at: step.from });
      else setStep({ at: step.at === "search" ? "services" : "start" });
    },
    end() {
      setStep({ at: "start" });
    },
  };
}
