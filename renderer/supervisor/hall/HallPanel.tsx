import type { HallAct } from "../../../src/ipc/hall-staff-requests";
import type { HallToday, TicketCounts } from "../../../src/queue/hall-today";
import type { Instant } from "../../../src/shared/clock";
import { formatNumber, formatTime } from "../../i18n/format";
import { useLanguage, useText } from "../../i18n/use-text";
import { CountersTable } from "./CountersTable";
import styles from "./HallPanel.module.css";

interface HallPanelProps {
  readonly today: HallToday;
  readonly now: Instant;
  /** The last deed was not done. */
  readonly failed: boolean;
  readonly onAct: (act: HallAct) => void;
}

const COUNTS = ["waiting", "taken", "done", "gone"] as const;

/** Who waits how long for what, who sits where: numbers of tickets, nobody's name but officers'. */
export function HallPanel({ today, now, failed, onAct }: HallPanelProps) {
  const text = useText("hall");
  const { language } = useLanguage();
  const { all, services, counters, usualVisit } = today;
  const minutes = useMinutes();
  const longest = ({ since }: TicketCounts): string => (since === undefined ? "–" : minutes(now - since));

  return (
    <section aria-labelledby="hall-title" className={styles.hall}>
      <h2 id="hall-title" className={styles.title}>
        {text("title")}
      </h2>
      {all.taken === 0 ? (
        <p>{text("none")}</p>
      ) : (
        <>
          <dl className={styles.tiles}>
            <div>
              <dt>{text("count.waiting")}</dt>
              <dd>{formatNumber(all.waiting)}</dd>
            </div>
            <div>
              <dt>{text("count.longest")}</dt>
              <dd>
                {longest(all)}
                {all.since !== undefined && <small>{text("since", { at: formatTime(all.since) })}</small>}
              </dd>
            </div>
            {(["taken", "done", "gone"] as const).map((count) => (
              <div key={count}>
                <dt>{text(`count.${count}`)}</dt>
                <dd>{formatNumber(all[count])}</dd>
              </div>
            ))}
            {usualVisit !== undefined && (
              <div>
                <dt>{text("count.visit")}</dt>
                <dd>{minutes(usualVisit)}</dd>
              </div>
            )}
          </dl>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{text("service")}</th>
                {COUNTS.map((count) => (
                  <th key={count} scope="col" className={styles.figure}>
                    {text(`count.${count}`)}
                  </th>
                ))}
                <th scope="col" className={styles.figure}>
                  {text("count.longest")}
                </th>
              </tr>
            </thead>
            <tbody>
              {services.map((service) => (
                <tr key={service.id}>
                  <th scope="row">{service[language]}</th>
                  {COUNTS.map((count) => (
                    <td key={count} className={styles.figure}>
                      {formatNumber(service[count])}
                    </td>
                  ))}
                  <td className={styles.figure}>{longest(service)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      <CountersTable counters={counters} onAct={onAct} />
      <p className={styles.fault} role="status">
        {failed && text("fault")}
      </p>
    </section>
  );
}

function useMinutes(): (milliseconds: number) => string {
  const text = useText("hall");
  return (milliseconds) => {
    const minutes = Math.floor(Math.max(0, milliseconds) / 60_000);
    return minutes === 0 ? text("minutes.less") : text("minutes", { minutes });
  };
}
