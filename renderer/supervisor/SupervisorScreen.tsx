import { useId, type ReactNode } from "react";
import type { CentreDescription, Health } from "../../src/ipc/station-state";
import type { WindowKind } from "../../src/ipc/window-kind";
import { AppFrame } from "../components/AppFrame";
import { BigButton } from "../components/BigButton";
import { OriginalsLine } from "../components/condition/OriginalsLine";
import { formatDateTime, formatNumber } from "../i18n/format";
import { useText } from "../i18n/use-text";
import styles from "./Supervisor.module.css";

/** Counted, never guessed: what is not counted yet is left out. */
export interface TodayCounts {
  readonly takenIn?: number;
  readonly dueToday?: number;
  readonly overdue?: number;
  readonly supplement?: number;
  readonly resolved?: number;
}

interface SupervisorScreenProps {
  readonly centre: CentreDescription | undefined;
  readonly health: Health | undefined;
  readonly counts: TodayCounts;
  readonly tools?: ReactNode;
  readonly onOpen: (kind: WindowKind) => void;
  readonly onPlace: (place: (typeof PLACES)[number]) => void;
  /** Who waits, and for how long. */
  readonly hall?: ReactNode;
  /** What this officer sets here. */
  readonly children?: ReactNode;
}

const COUNTS = ["takenIn", "dueToday", "overdue", "supplement", "resolved"] as const;
const PLACES = ["staff", "centre", "printers", "reference", "province"] as const;
const WINDOWS = ["desk", "kiosk", "board", "postal"] as const;

/** Today at a glance. */
export function SupervisorScreen({
  centre,
  health,
  counts,
  tools,
  onOpen,
  onPlace,
  hall,
  children,
}: SupervisorScreenProps) {
  const text = useText("supervisor");
  const known = COUNTS.flatMap((name) => {
    const value = counts[name];
    return value === undefined ? [] : [{ name, value }];
  });
  const owed = health?.owed;

  return (
    <AppFrame title={text("title")} centre={centre} health={health} tools={tools}>
      <main className={styles.main}>
        <section aria-labelledby="today-title">
          <h1 id="today-title" className={styles.title}>
            {text("today")}
          </h1>
          {known.length === 0 && owed === undefined ? (
            <p>{text("noCounts")}</p>
          ) : (
            <dl className={styles.tiles}>
              {known.map(({ name, value }) => (
                <div key={name} className={styles.tile} data-danger={name === "overdue" && value > 0}>
                  <dt>{text(`count.${name}`)}</dt>
                  <dd>{formatNumber(value)}</dd>
                </div>
              ))}
              {owed !== undefined && (
                <div className={styles.tile}>
                  <dt>{text("count.owed")}</dt>
                  <dd>
                    {formatNumber(owed.dossiers)}
                    {owed.since !== undefined && (
                      <small>{text("count.owedSince", { since: formatDateTime(owed.since) })}</small>
                    )}
                  </dd>
                </div>
              )}
            </dl>
          )}
        </section>
        {hall}
        <Ways title={text("windows")} ways={WINDOWS} onGo={onOpen} />
        <Ways title={text("keep")} ways={PLACES} onGo={onPlace} />
        {children}
        <OriginalsLine use={health?.originals} />
        <p className={styles.missing}>
          <strong>{text("missing.title")}:</strong> {text("missing")}
        </p>
      </main>
    </AppFrame>
  );
}

type Way = (typeof PLACES)[number] | (typeof WINDOWS)[number];

interface WaysProps<Ours extends Way> {
  readonly title: string;
  readonly ways: readonly Ours[];
  readonly onGo: (way: Ours) => void;
}

/** Buttons that lead on from here, under their heading. */
function Ways<Ours extends Way>({ title, ways, onGo }: WaysProps<Ours>) {
  const text = useText("supervisor");
  const heading = useId();
  return (
    <section aria-labelledby={heading}>
      <h2 id={heading} className={styles.title}>
        {title}
      </h2>
      <div className={styles.windows}>
        {ways.map((way) => (
          <BigButton
            key={way}
            plain
            onPress={() => {
              onGo(way);
            }}
          >
            {text(`open.${way}`)}
          </BigButton>
        ))}
      </div>
    </section>
  );
}
