import type { PurgeCount, PurgeProgress } from "../../../src/ipc/purge-requests";
import { formatBytes, formatDateTime, formatNumber } from "../../i18n/format";
import { useText } from "../../i18n/use-text";
import { BigButton } from "../BigButton";
import { Notice } from "../Notice";
import styles from "./Province.module.css";
import type { PurgeWork } from "./use-purge";

/** Gives up pages that the province holds: what could go is shown before anybody orders it, and it can be stopped. */
export function PurgeForm({ work }: { readonly work: PurgeWork }) {
  const text = useText("province");
  const { description, found, looking, fault } = work;
  if (description === undefined) return null;
  const { order, finishedDays } = description;
  const isGoing = order !== null && order.left > 0;

  return (
    <section className={styles.enrol} aria-labelledby="purge-title">
      <h2 id="purge-title">{text("purge.title")}</h2>
      <p>{text("purge.note", { days: finishedDays })}</p>
      {order !== null && <Progress order={order} />}
      {found !== undefined && !isGoing && (
        <Notice
          tone="info"
          what={found.dossiers === 0 ? text("purge.nothing") : text("purge.found", wordsOf(found))}
          {...(found.dossiers === 0 ? {} : { safe: text("purge.safe"), todo: text("purge.twice") })}
        />
      )}
      {fault !== undefined && <Notice tone="refused" what={text(`fault.${fault}`)} safe={text("line.safe")} />}
      <div className={styles.deeds}>
        {isGoing && (
          <BigButton plain onPress={work.stop}>
            {text("purge.stop")}
          </BigButton>
        )}
        {!isGoing && (
          <BigButton plain disabled={looking} onPress={work.look}>
            {text(looking ? "purge.looking" : "purge.look")}
          </BigButton>
        )}
        {!isGoing && found !== undefined && found.dossiers > 0 && (
          <BigButton onPress={work.order}>{text("purge.do", { bytes: formatBytes(found.bytes) })}</BigButton>
        )}
      </div>
    </section>
  );
}

function Progress({ order }: { readonly order: PurgeProgress }) {
  const text = useText("province");
  const { at, by, left, done, kept } = order;
  const who = { at: formatDateTime(at), by };
  return (
    <Notice
      tone={left > 0 ? "waiting" : "done"}
      what={left > 0 ? text("purge.going", { ...who, left: formatNumber(left) }) : text("purge.over", who)}
      safe={[
        text("purge.done", wordsOf(done)),
        ...(kept > 0 ? [text("purge.kept", { dossiers: formatNumber(kept) })] : []),
      ].join(" ")}
      {...(left > 0 ? { todo: text("purge.wait") } : {})}
    />
  );
}

function wordsOf({ dossiers, pages, bytes }: PurgeCount) {
  return { dossiers: formatNumber(dossiers), pages: formatNumber(pages), bytes: formatBytes(bytes) };
}
