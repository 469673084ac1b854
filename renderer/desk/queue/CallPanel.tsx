import { IconSpeakerphone } from "@tabler/icons-react";
import { useState } from "react";
import type { HallFault, QueueAct } from "../../../src/ipc/hall-requests";
import type { DeskQueue } from "../../../src/queue/views";
import { BigButton } from "../../components/BigButton";
import { useShortcut } from "../../components/use-shortcut";
import { formatTime } from "../../i18n/format";
import { useText } from "../../i18n/use-text";
import styles from "./Queue.module.css";
import { CounterChoice } from "./CounterChoice";
import { MissedList } from "./MissedList";
import { ServedTicket } from "./ServedTicket";
import { WaitingLine } from "./WaitingLine";

interface CallPanelProps {
  readonly view: DeskQueue;
  readonly fault: HallFault | undefined;
  readonly onAct: (act: QueueAct) => void;
  /** F2: whoever is at the counter is done, where no visit of theirs is open. */
  readonly onNext: () => void;
}

/** Left column: call the next number (F2), who is at my counter, how many wait. */
export function CallPanel({ view, fault, onAct, onNext }: CallPanelProps) {
  const text = useText("queue");
  const [choosing, setChoosing] = useState(false);
  const { counter, next, serving, waiting, waitingInHall } = view;
  const atCounter = counter !== undefined;
  useShortcut("F2", onNext, atCounter);
  const longest = waiting.reduce((least, { takenAt }) => Math.min(least, takenAt), Infinity);

  return (
    <section className={styles.panel} aria-labelledby="queue-title">
      <h2 id="queue-title" className={styles.title}>
        {atCounter ? text("counter", { counter }) : text("title")}
        {atCounter && !choosing && (
          <button
            type="button"
            className={styles.link}
            onClick={() => {
              setChoosing(true);
            }}
          >
            {text("counter.change")}
          </button>
        )}
      </h2>
      {(!atCounter || choosing) && (
        <CounterChoice
          counters={view.counters}
          current={counter}
          onChoose={(chosen) => {
            setChoosing(false);
            onAct({ kind: "sit", counter: chosen });
          }}
          onLeave={() => {
            setChoosing(false);
            onAct({ kind: "leave" });
          }}
        />
      )}
      {atCounter && (
        <BigButton
          onPress={onNext}
          keys="F2"
          icon={<IconSpeakerphone aria-hidden size="1.25rem" />}
          disabled={next === undefined && serving === undefined}
          note={
            next === undefined
              ? text("next.none")
              : `${text("next.label", { label: next.label })}, ${text(`why.${next.why}`)}`
          }
        >
          {text("next")}
        </BigButton>
      )}
      <p className={styles.fault} role="status">
        {fault !== undefined && faultText(text, fault)}
      </p>
      {serving !== undefined && <ServedTicket key={serving.id} ticket={serving} view={view} onAct={onAct} />}
      {atCounter && waiting.length > 0 && (
        <WaitingLine waiting={waiting} services={view.services} longest={formatTime(longest)} />
      )}
      {atCounter && view.missed.length > 0 && (
        <MissedList
          missed={view.missed}
          services={view.services}
          onCall={(ticket) => {
            onAct({ kind: "call-missed", ticket });
          }}
        />
      )}
      {waitingInHall > waiting.length && (
        <p className={styles.quiet}>{text("waitingInHall", { count: waitingInHall })}</p>
      )}
    </section>
  );
}

function faultText(text: ReturnType<typeof useText<"queue">>, fault: HallFault): string {
  switch (fault.kind) {
    case "still-serving":
      return text("fault.still-serving", { label: fault.label });
    case "call-again":
      return text("fault.call-again", { calls: fault.calls });
    case "nobody-waiting":
    case "not-here":
    case "not-missed":
    case "counter-closed":
    case "no-counter":
    case "not-saved":
      return text(`fault.${fault.kind}`);
    case "unknown-service":
    case "unknown-priority":
    case "unknown-counter":
    case "no-numbers":
      return text("fault.other");
  }
}
