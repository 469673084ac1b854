import { IconCamera, IconClipboardCheck, IconFileSearch, IconSearch, IconTicket } from "@tabler/icons-react";
import type { HallChoice } from "../../src/ipc/hall-requests";
import type { CentreDescription } from "../../src/ipc/station-state";
import type { TicketId } from "../../src/queue/ticket";
import { TEXTS } from "../i18n/texts";
import { useLanguage, useText } from "../i18n/use-text";
import styles from "./Kiosk.module.css";
import { KioskChoices, type KioskChoice } from "./KioskChoices";
import { KioskScreen } from "./KioskScreen";
import { KioskSearch } from "./KioskSearch";
import { KioskShell } from "./KioskShell";
import type { Spoken } from "./speech/spoken";
import { TicketScreen } from "./TicketScreen";
import type { TicketFlow } from "./use-ticket";

interface KioskAtWorkProps {
  readonly centre: CentreDescription | undefined;
  readonly flow: TicketFlow;
  /** Papers by camera; undefined where there is none. Without a ticket the person shows the slip first. */
  readonly onPrepare?: ((ticket: TicketId | undefined) => void) | undefined;
  readonly onLookUp: () => void;
}

const NONE = "none";
const TAKE = "take";
const PREPARE = "prepare";
const LOOK_UP = "look-up";

/** The number sign by sign, how many come before, and what became of the paper. */
function spokenTicket(
  { ticket: { label, before, minutes }, paper }: Extract<TicketFlow["step"], { at: "ticket" }>,
  words: (typeof TEXTS)["vi"]["ticket"],
): readonly Spoken[] {
  return [
    { template: `${words.yours} {{label}}`, values: { label } },
    before === 0 ? words["before.none"] : { template: words.before, values: { before } },
    ...(minutes === undefined
      ? []
      : [{ template: words.minutes, values: { least: minutes[0], most: minutes[1] } } as const]),
    { template: words[`paper.${paper}`], values: { label } },
    words.called,
  ];
}

/** A number in three touches: what, priority or not, and it is taken. */
export function KioskAtWork({ centre, flow, onPrepare, onLookUp }: KioskAtWorkProps) {
  const prepare = useText("prepare");
  const text = useText("ticket");
  const lookUp = useText("lookUp");
  const { language } = useLanguage();
  const { offer, step } = flow;
  const named = ({ id, ...words }: HallChoice): KioskChoice => ({ id, ...words[language] });
  const titleOf = (service: string): string =>
    [...(offer?.services ?? []), ...(offer?.first ?? [])].find(({ id }) => id === service)?.[language].title ?? "";
  const shell = { centre, begun: true, onEnd: flow.end };

  switch (step.at) {
    case "start": {
      const icon = <IconClipboardCheck aria-hidden size="3rem" />;
      const choices =
        offer === undefined
          ? []
          : [
              { id: TAKE, title: text("take"), note: text("take.note"), icon: <IconTicket aria-hidden size="3rem" /> },
              ...offer.first.map((choice) => ({ ...named(choice), icon })),
              ...(onPrepare === undefined
                ? []
                : [
                    {
                      id: PREPARE,
                      title: prepare("title"),
                      note: prepare("note"),
                      icon: <IconCamera aria-hidden size="3rem" />,
                    },
                  ]),
              {
                id: LOOK_UP,
                title: lookUp("title"),
                note: lookUp("note"),
                icon: <IconFileSearch aria-hidden size="3rem" />,
              },
            ];
      const choose = (id: string): void => {
        if (id === PREPARE) onPrepare?.(undefined);
        else if (id === LOOK_UP) onLookUp();
        else if (id === TAKE) flow.showServices();
        else flow.chooseService(id);
      };
      return <KioskScreen centre={centre} choices={choices} onChoose={choose} onEnd={flow.end} />;
    }
    case "services":
      return (
        <KioskShell
          {...shell}
          question={text("services.question")}
          spoken={[text("services.question"), ...(offer?.services.map((service) => named(service).title) ?? [])]}
          onBack={flow.back}
          aside={
            <button type="button" className={styles.fixedButton} onClick={flow.showSearch}>
              <IconSearch aria-hidden size="2rem" />
              {text("search")}
            </button>
          }
        >
          <KioskChoices choices={offer?.services.map(named) ?? []} onChoose={flow.chooseService} />
        </KioskShell>
      );
    case "search":
      return (
        <KioskShell
          {...shell}
          question={text("search.question")}
          spoken={[text("search.question"), text("search.note")]}
          onBack={flow.back}
        >
          <KioskSearch titleOf={titleOf} onChoose={flow.chooseService} />
        </KioskShell>
      );
    case "priority":
      return (
        <KioskShell
          {...shell}
          question={text("priority.question")}
          spoken={[
            ...[text("priority.question"), text("priority.note"), text("priority.none")],
            ...(offer?.groups.map((group) => named(group).title) ?? []),
          ]}
          onBack={flow.back}
        >
          <p>{text("priority.note")}</p>
          <KioskChoices
            choices={[
              { id: NONE, title: text("priority.none"), note: text("priority.none.note") },
              ...(offer?.groups.map(named) ?? []),
            ]}
            main={NONE}
            onChoose={(id) => {
              flow.take(id === NONE ? null : id);
            }}
          />
        </KioskShell>
      );
    case "taking":
      return (
        <KioskShell {...shell} question={titleOf(step.service)}>
          <p role="status">{text("taking")}</p>
        </KioskShell>
      );
    case "refused":
      return (
        <KioskShell
          {...shell}
          question={text(`fault.${step.kind}`)}
          spoken={[text(`fault.${step.kind}`), text("fault.safe"), text("fault.todo")]}
          onBack={flow.end}
        >
          <div className={styles.honest} role="alert">
            <p>{text("fault.safe")}</p>
            <p>{text("fault.todo")}</p>
          </div>
          <button type="button" className={styles.choice} onClick={step.retry}>
            {text("again")}
          </button>
        </KioskShell>
      );
    case "ticket":
      return (
        <KioskShell {...shell} question={text("yours")} spoken={spokenTicket(step, TEXTS[language].ticket)}>
          <TicketScreen
            ticket={step.ticket}
            service={titleOf(step.ticket.service)}
            paper={step.paper}
            onPrepare={
              onPrepare &&
              (() => {
                onPrepare(step.ticket.ticket);
              })
            }
            onDone={flow.end}
          />
        </KioskShell>
      );
  }
}
