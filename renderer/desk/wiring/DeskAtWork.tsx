import { useState, type ReactNode } from "react";
import type { SignedIn } from "../../../src/ipc/session-requests";
import type { CentreDescription, Health } from "../../../src/ipc/station-state";
import type { AcceptedVisit, VisitForm } from "../../../src/ipc/visit-requests";
import type { DossierId } from "../../../src/shared/brand";
import { AcceptedScreen } from "../AcceptedScreen";
import { ladderOf } from "../../components/ladder";
import { useText } from "../../i18n/use-text";
import { DeskFrame } from "../DeskFrame";
import { DeskTools } from "../DeskTools";
import { DeskLinks } from "../DeskLinks";
import { DossierList } from "../DossierList";
import { DossierScreen } from "../DossierScreen";
import { DayScreen } from "../money/DayScreen";
import { useStation } from "../../app/station-api";
import { CallPanel } from "../queue/CallPanel";
import { useQueue } from "../queue/use-queue";
import { WorkColumn, type Worklist } from "../WorkColumn";
import { ProvinceAtDesk } from "./ProvinceAtDesk";
import { useDay } from "./use-day";
import { PreparedAtDesk } from "./PreparedAtDesk";
import { SlipQuestions } from "./SlipQuestions";
import { useDossier } from "./use-dossier";
import { useDossierSearch } from "./use-dossier-search";
import { useDrafts } from "./use-drafts";
import { useOfficeLists } from "./use-office-lists";
import { EraseAtDesk } from "./EraseAtDesk";
import { FindWordsAtDesk } from "./FindWordsAtDesk";
import { pageUrl } from "./page-url";
import { useMinute } from "./use-minute";
import { useWorklists } from "./use-worklists";
import { VisitAtDesk } from "./VisitAtDesk";

type Place =
  | { readonly kind: "list"; readonly list: Worklist }
  | { readonly kind: "visit"; readonly draft: DossierId; readonly together?: readonly DossierId[] }
  | {
      readonly kind: "accepted";
      readonly visit: AcceptedVisit;
      readonly form: VisitForm | undefined;
      /** All dossiers of this person in this visit, this one last. */
      readonly together: readonly DossierId[];
    }
  | { readonly kind: "dossier"; readonly id: DossierId }
  | { readonly kind: "day" }
  | { readonly kind: "province" };

interface DeskAtWorkProps {
  readonly centre: CentreDescription | undefined;
  readonly health: Health | undefined;
  readonly officer: SignedIn;
  readonly onSignOut: () => void;
}

/** The desk of an officer who is signed in: one place at a time in the middle, the way to every other on the left. */
export function DeskAtWork({ centre, health, officer, onSignOut }: DeskAtWorkProps) {
  const text = useText("desk");
  const station = useStation();
  const now = useMinute();
  const [place, setPlace] = useState<Place>({ kind: "list", list: "recent" });
  const drafts = useDrafts();
  const worklists = useWorklists(place.kind === "list" ? place.list : undefined, now);
  const shownId = place.kind === "dossier" ? place.id : place.kind === "accepted" ? place.visit.dossier : undefined;
  const { detail, slipActions, work, money } = useDossier(shownId);
  const lists = useOfficeLists(place.kind === "day");
  const endOfDay = useDay(place.kind === "day");
  const queue = useQueue();
  const isSeated = queue.view?.counter !== undefined;
  const alone = health === undefined || health.hub === "alone";

  const goHome = (): void => {
    setPlace({ kind: "list", list: "recent" });
  };
  const openDossier = (id: DossierId): void => {
    setPlace({ kind: "dossier", id });
  };
  const begin = async (): Promise<void> => {
    const draft = await drafts.create();
    if (draft !== undefined) setPlace({ kind: "visit", draft });
  };
  const beginWith = async (procedure: string): Promise<void> => {
    const draft = await drafts.create({ procedure });
    if (draft !== undefined) setPlace({ kind: "visit", draft });
  };
  /** F2 at a counter: who is there is done, but not in the middle of their dossier. */
  const callNext = async (): Promise<void> => {
    const called = await queue.act({ kind: "next", finish: place.kind !== "visit" });
    if (called && place.kind === "accepted") goHome();
  };
  /** A further dossier of the person who is still at the desk. */
  const beginAgain = async (): Promise<void> => {
    if (place.kind !== "accepted" || place.form === undefined) return;
    const { applicant, behalf } = place.form;
    const draft = await drafts.create({ applicant, behalf, place: { section: "procedure", field: "", caret: 0 } });
    if (draft !== undefined) setPlace({ kind: "visit", draft, together: place.together });
  };
  const search = useDossierSearch({
    beginVisit: (procedure) => void beginWith(procedure),
    commands: [
      {
        id: "day",
        title: text("work.day"),
        note: text("search.list"),
        run: () => {
          setPlace({ kind: "day" });
        },
      },
      { id: "new visit", title: text("newVisit"), note: isSeated ? "Ctrl+F2" : "F2", run: () => void begin() },
      ...worklists.lists.map(({ list }) => ({
        id: `list ${list}`,
        title: text(`work.list.${list}`),
        note: text("search.list"),
        run: () => {
          setPlace({ kind: "list", list });
        },
      })),
    ],
  });
  const frame = (middle: ReactNode, right?: ReactNode): ReactNode => (
    <DeskFrame
      centre={centre}
      health={health}
      tools={<DeskTools search={search} onOpen={openDossier} officer={officer.name} now={now} onSignOut={onSignOut} />}
      left={
        <>
          {queue.view !== undefined && (
            <CallPanel
              view={queue.view}
              fault={queue.fault}
              onAct={(act) => void queue.act(act)}
              onNext={() => void callNext()}
            />
          )}
          <WorkColumn
            onNewVisit={() => void begin()}
            visitKeys={isSeated ? "Ctrl+F2" : "F2"}
            drafts={drafts.drafts}
            openDraft={place.kind === "visit" ? place.draft : undefined}
            onDraft={(draft) => {
              setPlace({ kind: "visit", draft });
            }}
            lists={worklists.lists}
            openList={place.kind === "list" ? place.list : undefined}
            onList={(list) => {
              setPlace({ kind: "list", list });
            }}
          />
          <DeskLinks
            current={place.kind}
            inbox={health?.province?.inbox ?? 0}
            onPlace={(kind) => {
              setPlace({ kind });
            }}
            onWindow={(kind) => void station.ask("window:open", { kind })}
          />
        </>
      }
      middle={
        <>
          <SlipQuestions />
          <PreparedAtDesk
            onOpened={(draft) => {
              drafts.refresh();
              setPlace({ kind: "visit", draft });
            }}
          />
          {middle}
        </>
      }
      right={right}
    />
  );

  switch (place.kind) {
    case "visit":
      return (
        <VisitAtDesk
          key={place.draft}
          id={place.draft}
          frame={frame}
          onAccepted={(visit, accepted) => {
            drafts.refresh();
            setPlace({ kind: "accepted", visit, form: accepted, together: [...(place.together ?? []), visit.dossier] });
          }}
          onRefused={(dossier) => {
            drafts.refresh();
            openDossier(dossier);
          }}
          onDiscard={() => {
            void drafts.discard(place.draft);
            goHome();
          }}
        />
      );
    case "accepted":
      return frame(
        <AcceptedScreen
          accepted={place.visit}
          ladder={ladderOf(detail?.summary.custody ?? 1, alone)}
          slip={detail?.slip}
          slipActions={slipActions}
          onOpen={openDossier}
          onNext={() => void (isSeated ? callNext() : begin())}
          onAgain={place.form === undefined ? undefined : () => void beginAgain()}
          together={place.together.length}
          onTogether={() => {
            lists.showVisit(place.together);
          }}
          sheet={lists.state.kind === "visit" ? lists.state.url : undefined}
          onCloseSheet={lists.close}
          onSaveSheet={() => {
            lists.saveVisit(place.together);
          }}
        />,
      );
    case "province":
      return frame(<ProvinceAtDesk owed={health?.owed} onOpen={openDossier} />);
    case "dossier":
      return frame(
        detail !== undefined && (
          <DossierScreen
            finding={<FindWordsAtDesk key={detail.summary.id} id={detail.summary.id} />}
            erasing={<EraseAtDesk key={detail.summary.id} role={officer.role} dossier={detail} onErased={goHome} />}
            dossier={detail}
            now={now}
            alone={alone}
            pageUrl={pageUrl}
            slipActions={slipActions}
            work={work}
            money={money}
            onBack={goHome}
          />
        ),
      );
    case "day":
      return frame(
        endOfDay.day !== undefined && <DayScreen day={endOfDay.day} work={endOfDay.work} lists={lists} now={now} />,
      );
    case "list":
      return frame(
        <DossierList
          title={text(`work.list.${place.list}`)}
          dossiers={worklists.rows}
          now={now}
          alone={alone}
          onOpen={openDossier}
        />,
      );
  }
}
