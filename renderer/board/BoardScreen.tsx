import type { CentreDescription } from "../../src/ipc/station-state";
import type { BoardCall, BoardView } from "../../src/queue/views";
import { TrainingRibbon } from "../components/TrainingRibbon";
import { useText } from "../i18n/use-text";
import styles from "./Board.module.css";

interface BoardScreenProps {
  readonly centre: CentreDescription | undefined;
  readonly called: BoardCall | undefined;
  /** Newest first, without the one being called. */
  readonly recent: readonly BoardCall[];
  readonly services: BoardView["services"];
  readonly connection: "live" | "lost";
}

/** What the waiting room reads: numbers and counters, never a name. */
export function BoardScreen({ centre, called, recent, services, connection }: BoardScreenProps) {
  const text = useText("board");

  return (
    <div className={styles.board}>
      {centre?.training === true && <TrainingRibbon />}
      <header className={styles.header}>
        <h1>{centre?.name ?? text("title")}</h1>
        {connection === "lost" && <p role="status">{text("connection.lost")}</p>}
      </header>
      <main className={styles.main}>
        <section className={styles.now} aria-live="assertive">
          {called === undefined ? (
            <p className={styles.none}>{text("none")}</p>
          ) : (
            <p key={called.id} className={styles.call}>
              <span className={styles.invite}>{text("now")}</span>
              <strong className={styles.ticket}>{called.ticket}</strong>
              <span className={styles.counter}>{text("counter", { counter: called.counter })}</span>
            </p>
          )}
        </section>
        <div className={styles.below}>
          {recent.length > 0 && (
            <section className={styles.recent} aria-labelledby="recent-title">
              <h2 id="recent-title">{text("recent")}</h2>
              <ul>
                {recent.slice(0, 5).map((call) => (
                  <li key={call.id}>
                    <strong>{call.ticket}</strong>
                    <span>{text("counter", { counter: call.counter })}</span>
                  </li>
                ))}
              </ul>
            </section>
          )}
          {services.length > 0 && (
            <section className={styles.services} aria-labelledby="waiting-title">
              <h2 id="waiting-title">{text("waiting")}</h2>
              <ul>
                {services.map((service) => (
                  <li key={service.id}>
                    <span>{service.name}</span>
                    <strong>{text("waiting.people", { people: service.waiting })}</strong>
                    <span>{service.range !== undefined && text("waiting.range", { ...service.range })}</span>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      </main>
    </div>
  );
}
