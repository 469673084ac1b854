import type { ReactNode } from "react";
import type { DossierDetail } from "../../src/ipc/dossier-requests";
import type { Instant } from "../../src/shared/clock";
import { BigButton } from "../components/BigButton";
import { CustodyLadder } from "../components/CustodyLadder";
import { ladderOf } from "../components/ladder";
import { formatDate, formatDateTime, formatIsoDate } from "../i18n/format";
import { useText } from "../i18n/use-text";
import { Disagreements } from "./dossier/Disagreements";
import type { DossierWork } from "./dossier/dossier-work";
import { NextSteps, type SupplyEnds } from "./dossier/NextSteps";
import { OfficialPapers } from "./dossier/OfficialPapers";
import { PaperList } from "./dossier/PaperList";
import { PaperPreview } from "./dossier/PaperPreview";
import { TimeLine } from "./dossier/TimeLine";
import { Viewers } from "./dossier/Viewers";
import styles from "./Dossier.module.css";
import { DossierStatusBadge } from "./DossierStatusBadge";
import { FeeSection } from "./money/FeeSection";
import type { MoneyWork } from "./money/money-work";
import { SlipLine, type SlipActions } from "./SlipLine";

interface DossierScreenProps {
  readonly dossier: DossierDetail;
  readonly now: Instant;
  readonly alone: boolean;
  readonly pageUrl: (page: string) => string;
  readonly slipActions: SlipActions;
  readonly work: DossierWork;
  readonly money: MoneyWork;
  readonly onBack: () => void;
  /** What the citizen brings is to be gone on with; another value each time. */
  readonly supplying?: number | undefined;
  readonly supply: (ends: SupplyEnds) => ReactNode;
  /** Finds words on the papers. */
  readonly finding?: ReactNode;
  /** For whoever may erase a dossier. */
  readonly erasing?: ReactNode;
}

/** One dossier: who, what, when, where it is held, what happened to it, and its paper. */
export function DossierScreen(props: DossierScreenProps) {
  const { dossier, now, alone, pageUrl, slipActions, work, money, onBack } = props;
  const text = useText("dossier");
  const words = useText("work");
  const { summary } = dossier;

  return (
    <article className={styles.dossier} aria-labelledby="dossier-title">
      <header className={styles.dossierHead}>
        <BigButton plain onPress={onBack}>
          {text("back")}
        </BigButton>
        <h1 id="dossier-title">{text("title", { code: summary.code })}</h1>
        <DossierStatusBadge dossier={summary} now={now} />
        <CustodyLadder ladder={ladderOf(summary.custody, alone)} withWords />
      </header>
      <dl className={styles.facts}>
        <Fact wide name={text("procedure")} value={`${summary.procedureName} · ${summary.procedureCode}`} />
        <Fact name={text("applicant")} value={summary.name} />
        <Fact name={text("idNumber")} value={dossier.idNumber || text("none")} />
        <Fact name={text("birthDate")} value={formatIsoDate(dossier.birthDate) || text("none")} />
        <Fact name={text("address")} value={dossier.address || text("none")} />
        <Fact name={text("phone")} value={dossier.phone || text("none")} />
        {dossier.submitter !== "" && <Fact name={text("submitter")} value={dossier.submitter} />}
        <Rights dossier={dossier} />
        <Fact name={text("received")} value={formatDateTime(summary.receivedAt)} />
        <Fact name={text("due")} value={summary.dueAt === undefined ? text("due.none") : formatDate(summary.dueAt)} />
      </dl>
      <Disagreements next={dossier.next} work={work} />
      <NextSteps
        key={`${summary.id} ${String(props.supplying ?? "")}`}
        dossier={dossier}
        work={work}
        supplying={props.supplying !== undefined}
        supply={props.supply}
      />
      <FeeSection money={money} />
      <section aria-labelledby="paperwork-title" className={styles.block}>
        <h2 id="paperwork-title">{text("paperwork")}</h2>
        <OfficialPapers papers={dossier.next.papers} work={work} />
        <h3>{text("slip")}</h3>
        <SlipLine slip={dossier.slip} actions={slipActions} />
      </section>
      <PaperList dossier={dossier} work={work} pageUrl={pageUrl} />
      {props.finding}
      <section aria-labelledby="timeline-title" className={styles.block}>
        <h2 id="timeline-title">{text("timeline")}</h2>
        <TimeLine lines={dossier.timeline} />
      </section>
      <section aria-labelledby="viewers-title" className={styles.block}>
        <h2 id="viewers-title">{words("viewers")}</h2>
        <Viewers viewers={work.viewers} askViewers={work.askViewers} />
      </section>
      {props.erasing}
      {work.paper.kind === "shown" && (
        <PaperPreview
          paper={work.paper.paper}
          url={work.paper.url}
          onSave={() => {
            if (work.paper.kind === "shown") work.savePaper(work.paper.paper);
          }}
          onClose={work.closePaper}
        />
      )}
    </article>
  );
}

/** By which paper somebody handed in, and by which decision who decides. */
function Rights({ dossier: { mandate, competence } }: Pick<DossierScreenProps, "dossier">) {
  const text = useText("dossier");
  const day = (iso: string | null): string => (iso === null ? text("day.none") : formatIsoDate(iso));
  const dates = mandate && text("mandate.dates", { from: day(mandate.signedOn), to: day(mandate.validUntil) });
  const signer = competence?.signer;
  return (
    <>
      {mandate !== undefined && (
        <Fact name={text("mandate")} value={[dates, mandate.reason].filter(Boolean).join(" · ")} />
      )}
      {competence !== undefined && (
        <Fact
          wide
          name={text("competence")}
          value={[competence.authority, signer && `${signer.title} ${signer.name}`, competence.legalBasis]
            .filter(Boolean)
            .join(" · ")}
        />
      )}
    </>
  );
}

interface FactProps {
  readonly name: string;
  readonly value: string;
  /** Names of procedures are long: over both columns. */
  readonly wide?: boolean;
}

function Fact({ name, value, wide = false }: FactProps) {
  return (
    <div data-wide={wide}>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
