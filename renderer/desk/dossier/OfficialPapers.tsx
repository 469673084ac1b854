import { IconEye, IconFileTypePdf } from "@tabler/icons-react";
import type { DossierDetail } from "../../../src/ipc/dossier-requests";
import { BigButton } from "../../components/BigButton";
import { Notice } from "../../components/Notice";
import { useText } from "../../i18n/use-text";
import type { DossierWork } from "./dossier-work";
import { GivenNotice } from "./GivenNotice";
import styles from "./Work.module.css";

interface OfficialPapersProps {
  readonly papers: DossierDetail["next"]["papers"];
  readonly work: DossierWork;
}

/** The official forms of this dossier: looked at here, given out as the station is set up; a second print says that it is one. */
export function OfficialPapers({ papers, work }: OfficialPapersProps) {
  const text = useText("work");
  const { paper: state, showPaper, savePaper } = work;
  const busy = state.kind === "working";
  return (
    <>
      <ul className={styles.papers}>
        {papers.map(({ paper, name, issued }) => (
          <li key={paper}>
            <span className={styles.paperName}>
              <strong>{text(`paper.${paper}`)}</strong>
              <small className={styles.muted}>
                {[name !== text(`paper.${paper}`) && name, issued > 0 && text("paper.issued", { times: issued })]
                  .filter(Boolean)
                  .join(" · ")}
              </small>
            </span>
            <BigButton
              plain
              disabled={busy}
              icon={<IconEye aria-hidden size="1.25rem" />}
              onPress={() => {
                showPaper(paper);
              }}
            >
              {text("paper.look")}
            </BigButton>
            <BigButton
              plain
              disabled={busy}
              icon={<IconFileTypePdf aria-hidden size="1.25rem" />}
              onPress={() => {
                savePaper(paper);
              }}
            >
              {text(issued > 0 ? "paper.saveAgain" : "paper.save")}
            </BigButton>
          </li>
        ))}
      </ul>
      {state.kind === "saved" && <GivenNotice name={text(`paper.${state.paper}`)} queue={state.queue} />}
      {state.kind === "refused" && (
        <Notice
          tone="refused"
          what={text(`paper.fault.${state.fault}`)}
          safe={text("fault.safe")}
          todo={text(`paper.fault.${state.fault}.todo`)}
        />
      )}
    </>
  );
}
