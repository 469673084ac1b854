import { useEffect, useState } from "react";
import type { Instant } from "../../../src/shared/clock";
import { useStation } from "../../app/station-api";
import { formatTime } from "../../i18n/format";
import { useText } from "../../i18n/use-text";
import { BigButton } from "../BigButton";
import { Notice } from "../Notice";
import styles from "./StaffCall.module.css";

/** Somebody at the kiosk asked for a person: stands above everything until one of the officers answers. */
export function StaffCallAtWork() {
  const station = useStation();
  const text = useText("hall");
  const [at, setAt] = useState<Instant>();

  useEffect(() => {
    let alive = true;
    const look = (): void => {
      station.ask("staff:called", undefined).then(
        (called) => {
          if (alive) setAt(called?.at);
        },
        // Signed out meanwhile: whoever signs in next is told anew.
        () => undefined,
      );
    };
    look();
    const stop = station.listen("hall:changed", look);
    return () => {
      alive = false;
      stop();
    };
  }, [station]);

  if (at === undefined) return null;
  return (
    <div className={styles.call}>
      <Notice
        tone="waiting"
        what={text("call.what", { at: formatTime(at) })}
        todo={text("call.todo")}
        action={
          <BigButton
            onPress={() => {
              void station.ask("staff:answer", undefined);
            }}
          >
            {text("call.answer")}
          </BigButton>
        }
      />
    </div>
  );
}
