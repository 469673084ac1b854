import { useText } from "../../i18n/use-text";
import kiosk from "../Kiosk.module.css";
import type { Shot } from "./use-prepare";

interface PrepareDoneProps {
  readonly shots: readonly Shot[];
  readonly card: boolean;
  readonly onLeave: () => void;
}

/** What goes to the counter with the number; it says only what is sealed already. */
export function PrepareDone({ shots, card, onLeave }: PrepareDoneProps) {
  const text = useText("prepare");
  const kept = shots.filter(({ state }) => state === "kept").length;
  const sealing = shots.some(({ state }) => state === "sealing");

  return (
    <>
      <div className={kiosk.honest} role="status">
        {sealing ? (
          <p>{text("done.sealing")}</p>
        ) : (
          <>
            {!card && kept === 0 && <p>{text("done.nothing")}</p>}
            {card && <p>{text("card.kept")}</p>}
            {kept > 0 && <p>{text("pages.count", { pages: kept })}</p>}
          </>
        )}
      </div>
      <p>{text("done.note")}</p>
      <p>{text("sealed")}</p>
      <button type="button" className={kiosk.choice} data-main="true" disabled={sealing} onClick={onLeave}>
        {text("done.leave")}
      </button>
    </>
  );
}
