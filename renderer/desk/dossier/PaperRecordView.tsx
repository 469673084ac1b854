import type { PaperRecord } from "../../../src/dossier/body-parts";
import { formatDateTime, formatIsoDate } from "../../i18n/format";
import { useText } from "../../i18n/use-text";
import styles from "./Work.module.css";

const STATES = ["0", "1", "2", "3"] as const;

/** The record of one digitised paper; what nobody knows is not shown. Closed until somebody asks. */
export function PaperRecordView({ record }: { readonly record: PaperRecord }) {
  const text = useText("dossier");
  const validity = record.validForEver
    ? text("record.forEver")
    : record.validUntil === null
      ? null
      : formatIsoDate(record.validUntil);
  const lines = {
    state: text(`record.state.${STATES[record.state]}`),
    id: record.id,
    dossierCode: record.dossierCode,
    kind: record.kind,
    owner: [record.ownerName, record.ownerId].filter(Boolean).join(" · "),
    number: record.number,
    abstract: record.abstract,
    issuer: record.issuer,
    signer: record.signer,
    issuedOn: record.issuedOn === null ? null : formatIsoDate(record.issuedOn),
    validUntil: validity,
    nationalCode: record.nationalCode,
    digitisedBy: `${record.digitisedBy} · ${record.unit}`,
    digitisedAt: formatDateTime(record.digitisedAt),
    files: text("record.size", { pages: record.files.length, kilobytes: Math.ceil(record.bytes / 1024) }),
  } as const;
  // The keys of the literal above.
  const names = Object.keys(lines) as (keyof typeof lines)[];

  return (
    <details className={styles.record}>
      <summary>{text("record", { state: lines.state })}</summary>
      <dl>
        {names
          .filter((name) => lines[name] !== null)
          .map((name) => (
            <div key={name}>
              <dt>{text(`record.${name}`)}</dt>
              <dd>{lines[name]}</dd>
            </div>
          ))}
      </dl>
    </details>
  );
}
