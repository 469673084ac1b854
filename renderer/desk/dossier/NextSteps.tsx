import { useState } from "react";
import type { DossierDetail } from "../../../src/ipc/dossier-requests";
import { BigButton } from "../../components/BigButton";
import { Notice } from "../../components/Notice";
import { useText } from "../../i18n/use-text";
import { DeedForm } from "./DeedForm";
import { DEED_RULES, possibleDeeds, type Deed } from "./deeds";
import type { DossierWork } from "./dossier-work";
import styles from "./Work.module.css";

interface NextStepsProps {
  readonly dossier: DossierDetail;
  readonly work: DossierWork;
}

/** What may be done with the dossier now; each deed shows once what it asks and what it will do. */
export function NextSteps({ dossier, work }: NextStepsProps) {
  const text = useText("work");
  const [open, setOpen] = useState<Deed>();
  const [done, setDone] = useState<Deed>();
  const deeds = possibleDeeds(dossier.next);
  const paper = done === undefined ? undefined : DEED_RULES[done].paper;

  if (open !== undefined) {
    return (
      <section aria-labelledby="next-title" className={styles.block}>
        <h2 id="next-title">{text(`deed.${open}`)}</h2>
        <DeedForm
          key={open}
          deed={open}
          dossier={dossier}
          work={work}
          onCancel={() => {
            work.forgetFault();
            setOpen(undefined);
          }}
          onDone={() => {
            setDone(open);
            setOpen(undefined);
          }}
        />
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
      {deeds.length === 0 ? (
        <p className={styles.muted}>{text("next.none")}</p>
      ) : (
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
