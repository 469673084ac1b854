import type { TimelineLine } from "../../../src/ipc/dossier-requests";
import { formatDateTime } from "../../i18n/format";
import { useText, type Text } from "../../i18n/use-text";
import styles from "./Work.module.css";

/** What happened to the dossier, when, by whom and why. What came too late to count is said so. */
export function TimeLine({ lines }: { readonly lines: readonly TimelineLine[] }) {
  const text = useText("work");
  return (
    <ol className={styles.timeline}>
      {lines.map((line, index) => (
        // Lines have no names of their own and only ever grow at the end.
        <li key={index} data-applied={line.applied}>
          <time dateTime={new Date(line.at).toISOString()}>{formatDateTime(line.at)}</time>
          <span>
            <strong>{whatOf(line, text)}</strong>
            {!line.applied && <em className={styles.late}> {text("line.notApplied")}</em>}
            {line.reason !== undefined && <span className={styles.reason}>{line.reason}</span>}
          </span>
          <span className={styles.muted}>{line.officer}</span>
        </li>
      ))}
    </ol>
  );
}

const KINDS = [
  "accepted",
  "extended",
  "apologised",
  "digitised",
  "settled",
  "receipt",
  "receipt-voided",
  "other",
] as const;
const MOVES = [
  "receive",
  "refuse",
  "transfer",
  "askSupplement",
  "supply",
  "askPayment",
  "pay",
  "withdraw",
  "stop",
  "resolve",
  "handOver",
] as const;
const STATES = {
  "dossier.delivery": ["none", "announced", "posted", "delivered", "unclaimed"],
  "dossier.finance": ["none", "due", "unconfirmed", "paid", "exempt"],
  "dossier.signature": ["none", "waiting", "signed", "faulty"],
} as const;
const PAPERS = ["01", "02", "03", "04", "05", "06", "handover", "receipt"] as const;

function whatOf({ kind, what }: TimelineLine, text: Text<"work">): string {
  switch (kind) {
    case "dossier.moved": {
      const move = MOVES.find((known) => known === what);
      return move === undefined ? text("line.other") : text(`deed.${move}`);
    }
    case "dossier.delivery": {
      const state = STATES[kind].find((known) => known === what);
      return text(`line.delivery.${state ?? "none"}`);
    }
    case "dossier.finance": {
      const state = STATES[kind].find((known) => known === what);
      return text(`line.finance.${state ?? "none"}`);
    }
    case "dossier.signature": {
      const state = STATES[kind].find((known) => known === what);
      return text(`line.signature.${state ?? "none"}`);
    }
    case "dossier.issued": {
      const paper = PAPERS.find((known) => known === what);
      return paper === undefined ? text("line.other") : text("line.issued", { name: text(`paper.${paper}`) });
    }
    case "dossier.accepted":
      return text(what === "refused" ? "line.refused" : "line.accepted");
    default:
      return text(`line.${KINDS.find((known) => `dossier.${known}` === kind) ?? "other"}`);
  }
}
