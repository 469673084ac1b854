import { useState, type ReactNode } from "react";
import type { DossierDetail } from "../../../src/ipc/dossier-requests";
import { BigButton } from "../../components/BigButton";
import { ReadOnlyNotice } from "../../components/condition/ReadOnlyNotice";
import { useReadOnly } from "../../components/condition/use-read-only";
import { Notice } from "../../components/Notice";
import { useText } from "../../i18n/use-text";
import { DeedForm } from "./DeedForm";
import { DEED_RULES, possibleDeeds, type Deed } from "./deeds";
import type { DossierWork } from "./dossier-work";
import styles from "./Work.module.css";

interface NextStepsProps {
  readonly dossier: DossierDetail;
  readonly work: DossierWork;
  /** What the citizen brings is gone on with: its form is open at once. */
  readonly supplying: boolean;
  /** The form for what the citizen brings, with camera and scanner. */
  readonly supply: (ends: SupplyEnds) => ReactNode;
}

export interface SupplyEnds {
  readonly onCancel: () => void;
  readonly onDone: () => void;
}

/** What may be done with the dossier now; each deed shows once what it asks and what it will do. */
export function NextSteps({ dossier, work, supplying, supply }: NextStepsProps) {
  const text = useText("work");
  const [open, setOpen] = useState<Deed | undefined>(() => (supplying ? "supply" : undefined));
  const [done, setDone] = useState<Deed>();
  const readOnly = useReadOnly();
  const deeds = possibleDeeds(dossier.next);
  const paper = done === undefined ? undefined : DEED_RULES[done].paper;

  if (open !== undefined) {
    const ends: SupplyEnds = {
      onCancel: () => {
        work.forgetFault();
        setOpen(undefined);
      },
      onDone: () => {
        setDone(open);
        setOpen(undefined);
      },
    };
    return (
      <section aria-labelledby="next-title" className={styles.block}>
        <h2 id="next-title">{text(`deed.${open}`)}</h2>
        {open === "supply" ? supply(ends) : <DeedForm key={open} deed={open} dossier={dossier} work={work} {...ends} />}
      </section>
    );
  }
  return (
    <section aria-labelledby="next-title" className={styles.block}>
      <h2 id="next-title">{text("next")}</h2>
      {done !== undefined && (
        <Notice
          tone="done"
          what={text(`done.${done}`)}
          action={
            paper !== undefined && (
              <BigButton
                onPress={() => {
                  work.showPaper(paper);
                }}
              >
                {text("paper.show", { name: text(`paper.${paper}`) })}
              </BigButton>
            )
          }
        />
      )}
      {readOnly && <ReadOnlyNotice />}
      {!readOnly && deeds.length === 0 && <p className={styles.muted}>{text("next.none")}</p>}
      {!readOnly && deeds.length > 0 && (
        <div className={styles.deeds}>
          {deeds.map((deed) => (
            <BigButton
              key={deed}
              plain
              onPress={() => {
                setDone(undefined);
                setOpen(deed);
              }}
            >
              {text(`deed.${deed}`)}
            </BigButton>
          ))}
        </div>
      )}
    </section>
  );
}
