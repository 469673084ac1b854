import { formatNumber } from "../i18n/format";
import { useText } from "../i18n/use-text";
import styles from "./WorkColumn.module.css";

interface ProvinceLinkProps {
  readonly current: boolean;
  /** Items of the inbox that nobody has seen to. */
  readonly inbox: number;
  readonly onOpen: () => void;
}

/** The way to the line to the province and to what it sent back. */
export function ProvinceLink({ current, inbox, onOpen }: ProvinceLinkProps) {
  const text = useText("province");
  return (
    <button type="button" className={styles.item} aria-current={current} data-danger={inbox > 0} onClick={onOpen}>
      <span className={styles.words}>{text("link")}</span>
      {inbox > 0 && <strong>{formatNumber(inbox)}</strong>}
    </button>
  );
}
