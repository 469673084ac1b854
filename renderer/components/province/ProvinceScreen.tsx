import type { ReactNode } from "react";
import type { ProvinceHealth } from "../../../src/ipc/province-requests";
import type { Health } from "../../../src/ipc/station-state";
import type { DossierId } from "../../../src/shared/brand";
import { formatDateTime } from "../../i18n/format";
import { useText } from "../../i18n/use-text";
import { BigButton } from "../BigButton";
import { Notice, type NoticeTone } from "../Notice";
import { Inbox } from "./Inbox";
import styles from "./Province.module.css";
import type { ProvinceWork } from "./use-province";

interface ProvinceScreenProps {
  readonly work: ProvinceWork;
  readonly owed: Health["owed"] | undefined;
  /** Left out where dossiers cannot be opened. */
  readonly onOpen?: (id: DossierId) => void;
  /** What only a supervisor sets. */
  readonly children?: ReactNode;
}

const TONES: Readonly<Record<ProvinceHealth["line"], NoticeTone>> = {
  starting: "info",
  none: "info",
  off: "waiting",
  working: "info",
  resting: "done",
  "no-connection": "waiting",
  busy: "waiting",
  "not-allowed": "refused",
};

/** The line to the province in plain words, what waits for it, and what it sent back. */
export function ProvinceScreen({ work, owed, onOpen, children }: ProvinceScreenProps) {
  const text = useText("province");
  const { description, inbox } = work;
  if (description === undefined) return null;
  const { health, province, address, agency, training } = description;
  // Refused in words that are not the gateway's: somebody in between, or another version of it.
  const isStrange = health.line === "not-allowed" && health.problem === null;
  const isConnected = health.line !== "none" && health.line !== "starting";

  return (
    <section className={styles.screen} aria-labelledby="province-title">
      <h1 id="province-title">{text("title")}</h1>
      <Notice
        tone={TONES[health.line]}
        what={text(isStrange ? "line.strange" : `line.${health.line}`)}
        safe={text("line.safe")}
        {...(health.line === "not-allowed" ? { todo: todoOf(text, health.problem) } : {})}
        action={
          isConnected && health.line !== "off" ? (
            <BigButton plain onPress={work.tryNow}>
              {text("tryNow")}
            </BigButton>
          ) : undefined
        }
      />
      <dl className={styles.facts}>
        {province !== null && <Fact name={text("fact.province")}>{province}</Fact>}
        {agency !== null && <Fact name={text("fact.agency")}>{agency}</Fact>}
        {address !== null && <Fact name={text("fact.address")}>{address}</Fact>}
        {health.answeredAt !== null && <Fact name={text("fact.answered")}>{formatDateTime(health.answeredAt)}</Fact>}
        {owed !== undefined && (
          <Fact name={text("fact.owed")}>
            {owed.dossiers === 0 ? text("owed.none") : text("owed.some", { dossiers: owed.dossiers })}
          </Fact>
        )}
        {health.waitingForBytes > 0 && (
          <Fact name={text("fact.bytes")}>{text("bytes", { pages: health.waitingForBytes })}</Fact>
        )}
        {health.clockOffset !== null && (
          <Fact name={text("fact.clock")}>
            {text("clock", { minutes: Math.round(Math.abs(health.clockOffset) / 60_000) })}
          </Fact>
        )}
      </dl>
      {training && (
        <div className={styles.training}>
          <p>{text("training")}</p>
          <BigButton
            plain
            onPress={() => {
              work.setLine(health.line === "off");
            }}
          >
            {text(health.line === "off" ? "line.connect" : "line.cut")}
          </BigButton>
        </div>
      )}
      {children}
      <Inbox lines={inbox} onHandled={work.handled} {...(onOpen === undefined ? {} : { onOpen })} />
    </section>
  );
}

/** The gateway's own word where we have a sentence for it. */
function todoOf(text: ReturnType<typeof useText<"province">>, problem: string | null): string {
  if (problem === null) return text("todo.strange");
  if (problem === "revoked") return text("todo.revoked");
  if (problem === "protocol") return text("todo.protocol");
  if (problem === "unknown-station") return text("todo.unknown-station");
  return text("todo.other");
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div className={styles.fact}>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
