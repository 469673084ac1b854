import { useState } from "react";
import type { DossierDetail } from "../../../src/ipc/dossier-requests";
import { BigButton } from "../../components/BigButton";
import { Notice } from "../../components/Notice";
import { useText } from "../../i18n/use-text";
import type { DossierWork } from "./dossier-work";
import { WorkFault } from "./WorkFault";

interface DisagreementsProps {
  readonly next: DossierDetail["next"];
  readonly work: DossierWork;
}

/** Two stations decided about one dossier: both sides stand here until somebody with the right settles it. */
export function Disagreements({ next, work }: DisagreementsProps) {
  const text = useText("work");
  const [asked, setAsked] = useState(false);
  return (
    <>
      {next.disagreements.map(({ entry, kind, found }) => (
        <Notice
          key={entry}
          tone="waiting"
          what={text(`disagreement.${kind}`)}
          safe={text("disagreement.safe", { found: found === null ? "" : text(`status.${found}`) })}
          todo={text("disagreement.todo")}
          action={
            <BigButton
              disabled={work.working}
              onPress={() => {
                setAsked(true);
                void work.settle(entry, "");
              }}
            >
              {text("disagreement.settle")}
            </BigButton>
          }
        />
      ))}
      {asked && work.fault !== undefined && <WorkFault fault={work.fault} />}
    </>
  );
}
