import { useContext, useState } from "react";
import type { CentreDescription, Health, StationCondition } from "../../../src/ipc/station-state";
import { formatDateTime, formatNumber } from "../../i18n/format";
import { useText } from "../../i18n/use-text";
import { AppFrame } from "../AppFrame";
import { BigButton } from "../BigButton";
import { GateContext } from "../gate";
import { Notice } from "../Notice";
import styles from "./Condition.module.css";
import { canGoOn, headlineOf } from "./condition-view";
import { DamageTable } from "./DamageTable";
import { GoOn } from "./GoOn";
import { OriginalsLine } from "./OriginalsLine";

interface ConditionScreenProps {
  readonly title: string;
  readonly centre: CentreDescription | undefined;
  readonly health: Health | undefined;
  readonly condition: StationCondition;
  /** A supervisor is signed in at this window. */
  readonly mayGoOn: boolean;
  /** False: it did not work. */
  readonly onGoOn: () => Promise<boolean>;
  readonly onRead: () => void;
}

const STEPS = ["keep", "copy", "verify", "decide"] as const;

/** What is damaged, what still works, what to do. Nothing goes on by itself. */
export function ConditionScreen(props: ConditionScreenProps) {
  const { title, centre, health, condition, mayGoOn, onGoOn, onRead } = props;
  const text = useText("condition");
  const gate = useContext(GateContext);
  const [failed, setFailed] = useState(false);
  const headline = headlineOf(condition);
  const { damages, keys, lostTail, head, checkedAt } = condition;
  const readOnly = condition.journal === "read-only";
  const numbers = {
    head: formatNumber(head.sequence),
    lost: formatNumber(lostTail?.sequence ?? 0),
    damaged: formatNumber(keys.damaged),
    live: formatNumber(keys.live),
  };

  return (
    // The line that leads here would lead nowhere.
    <GateContext.Provider value={{ ...gate, condition: undefined }}>
      <AppFrame title={title} centre={centre} health={health}>
        <main className={styles.main}>
          <div className={styles.scroll}>
            <div className={styles.text}>
              <h1>{text("title")}</h1>
              {headline === undefined ? (
                <Notice tone="done" what={text("none")} />
              ) : (
                <Notice
                  tone={readOnly ? "refused" : "waiting"}
                  what={text(`${headline}.what`, numbers)}
                  safe={text("safe", numbers)}
                  todo={text(`${headline}.todo`)}
                />
              )}
              {damages.length > 0 && <DamageTable damages={damages} />}
              {keys.damaged > 0 && headline !== "keys" && <p>{text("keys.what", numbers)}</p>}
              {readOnly && <ReadOnlyHelp steps={canGoOn(condition)} />}
              <p>
                {checkedAt === undefined ? text("checked.never") : text("checked", { at: formatDateTime(checkedAt) })}
              </p>
              <OriginalsLine use={health?.originals} />
              {failed && (
                <Notice
                  tone="refused"
                  what={text("goOn.failed")}
                  safe={text("safe", numbers)}
                  todo={text("goOn.failed.todo")}
                />
              )}
              {mayGoOn && canGoOn(condition) && (
                <GoOn
                  onGoOn={() => {
                    void onGoOn().then((done) => {
                      setFailed(!done);
                      if (done) onRead();
                    });
                  }}
                />
              )}
            </div>
          </div>
          <div className={styles.moves}>
            <div>
              <BigButton onPress={onRead}>{text(readOnly ? "read.only" : "read")}</BigButton>
            </div>
          </div>
        </main>
      </AppFrame>
    </GateContext.Provider>
  );
}

/** What a journal that takes nothing still allows; the steps lead to a decision that not every such journal has. */
function ReadOnlyHelp({ steps }: { readonly steps: boolean }) {
  const text = useText("condition");
  return (
    <>
      <p>
        <strong>{text("works")}</strong> {text("works.list")}
      </p>
      <p>
        <strong>{text("stops")}</strong> {text("stops.list")}
      </p>
      {steps && (
        <>
          <h2>{text("steps")}</h2>
          <ol className={styles.steps}>
            {STEPS.map((step) => (
              <li key={step}>{text(`step.${step}`)}</li>
            ))}
          </ol>
        </>
      )}
    </>
  );
}
