import { useState } from "react";
import type { HallAct } from "../../../src/ipc/hall-staff-requests";
import type { HallToday } from "../../../src/queue/hall-today";
import { formatTime } from "../../i18n/format";
import { useLanguage, useText } from "../../i18n/use-text";
import styles from "./HallPanel.module.css";

interface CountersTableProps {
  readonly counters: HallToday["counters"];
  readonly onAct: (act: HallAct) => void;
}

/** Who sits where and takes what; counters are opened and closed here. */
export function CountersTable({ counters, onAct }: CountersTableProps) {
  const text = useText("hall");
  const { language } = useLanguage();
  const [asking, setAsking] = useState<number>();

  return (
    <table className={styles.table}>
      <caption>{text("counters")}</caption>
      <thead>
        <tr>
          <th scope="col">{text("counter")}</th>
          <th scope="col">{text("takes")}</th>
          <th scope="col">{text("officer")}</th>
          <th scope="col">{text("state")}</th>
          <td />
        </tr>
      </thead>
      <tbody>
        {counters.map((counter) => (
          <tr key={counter.number}>
            <th scope="row">{[String(counter.number), counter.name].filter((part) => part !== "").join(" · ")}</th>
            <td>{counter.services?.map((service) => service[language]).join(" · ") ?? text("takes.all")}</td>
            <td>{counter.officer ?? "–"}</td>
            <td>{stateOf(counter, text)}</td>
            <td className={styles.deeds}>
              <CounterDeeds
                counter={counter}
                asked={asking === counter.number}
                onAsk={setAsking}
                onAct={(act) => {
                  setAsking(undefined);
                  onAct(act);
                }}
              />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Counter = HallToday["counters"][number];

function stateOf(
  { closed, officer, open, serving, servingSince }: Counter,
  text: ReturnType<typeof useText<"hall">>,
): string {
  if (closed) return text("state.closed");
  if (serving !== undefined && servingSince !== undefined) {
    return text(open ? "state.serving" : "state.held", { label: serving, at: formatTime(servingSince) });
  }
  return text(officer === undefined ? "state.empty" : open ? "state.free" : "state.quiet");
}

interface CounterDeedsProps {
  readonly counter: Counter;
  /** Closing it would send somebody away, and the supervisor is asked first. */
  readonly asked: boolean;
  readonly onAsk: (counter: number | undefined) => void;
  readonly onAct: (act: HallAct) => void;
}

function CounterDeeds({ counter, asked, onAsk, onAct }: CounterDeedsProps) {
  const text = useText("hall");
  const { number, officer, closed, serving, ticket, open } = counter;
  const close = (): void => {
    onAct({ kind: "close-counter", counter: number });
  };
  const release = (): void => {
    if (ticket !== undefined) onAct({ kind: "release", ticket, counter: number });
  };

  if (closed) {
    return (
      <Deed
        words={text("open")}
        label={text("open.label", { counter: number })}
        onPress={() => {
          onAct({ kind: "open-counter", counter: number });
        }}
      />
    );
  }
  if (asked) {
    return (
      <div role="group" aria-label={text("close.label", { counter: number })}>
        <p>{serving === undefined ? text("close.seated") : text("close.serving", { label: serving })}</p>
        <Deed words={text("close")} label={text("close.label", { counter: number })} onPress={close} />
        <Deed
          words={text("cancel")}
          label={text("cancel")}
          onPress={() => {
            onAsk(undefined);
          }}
        />
      </div>
    );
  }
  return (
    <>
      {serving !== undefined && !open && (
        <Deed words={text("release")} label={text("release.label", { label: serving })} onPress={release} />
      )}
      <Deed
        words={text("close")}
        label={text("close.label", { counter: number })}
        onPress={() => {
          if (officer === undefined && serving === undefined) close();
          else onAsk(number);
        }}
      />
    </>
  );
}

interface DeedProps {
  readonly words: string;
  /** With what it is about, for who does not see the row. */
  readonly label: string;
  readonly onPress: () => void;
}

function Deed({ words, label, onPress }: DeedProps) {
  return (
    <button type="button" className={styles.deed} aria-label={label} onClick={onPress}>
      {words}
    </button>
  );
}
