import { Fragment, type ReactNode } from "react";
import type { SignedIn } from "../../../src/ipc/session-requests";
import type { CentreDescription, Health } from "../../../src/ipc/station-state";
import { AcceptedScreen } from "../AcceptedScreen";
import { StaffCallAtWork } from "../../components/hall/StaffCallAtWork";
import { ladderOf } from "../../components/ladder";
import { useText } from "../../i18n/use-text";
import { DeskFrame } from "../DeskFrame";
import { DeskTools } from "../DeskTools";
import { DossierList } from "../DossierList";
import { DossierScreen } from "../DossierScreen";
import { DayScreen } from "../money/DayScreen";
import { useQueue } from "../queue/use-queue";
import { EraseAtDesk } from "./EraseAtDesk";
import { FindWordsAtDesk } from "./FindWordsAtDesk";
import { ResultsAtDesk } from "./ResultsAtDesk";
import { LeftAtDesk } from "./LeftAtDesk";
import { pageUrl } from "./page-url";
import { PreparedAtDesk } from "./PreparedAtDesk";
import { ProvinceAtDesk } from "./ProvinceAtDesk";
import { SlipQuestions } from "./SlipQuestions";
import { SupplyAtDesk } from "./SupplyAtDesk";
import { useDay } from "./use-day";
import { useDossier } from "./use-dossier";
import { useDossierSearch } from "./use-dossier-search";
import { useDrafts } from "./use-drafts";
import { useMinute } from "./use-minute";
import { useOfficeLists } from "./use-office-lists";
import { usePlaces, type Place } from "./use-places";
import { useWorklists } from "./use-worklists";
import { VisitAtDesk } from "./VisitAtDesk";
import { VisitHelp, VisitMiddle } from "./VisitParts";

interface DeskAtWorkProps {
  readonly centre: CentreDescription | undefined;
  readonly health: Health | undefined;
  readonly officer: SignedIn;
  readonly onSignOut: () => void;
}

/** The desk of an officer who is signed in: one place at a time in the middle, the way to every other on the left. */
export function DeskAtWork({ centre, health, officer, onSignOut }: DeskAtWorkProps) {
  const text = useText("desk");
  const now = useMinute();
  const drafts = useDrafts();
  const places = usePlaces(drafts);
  const { place, go, goHome, openDossier } = places;
  const worklists = useWorklists(place.kind === "list" ? place.list : undefined, now);
  const { detail, slipActions, work, money } = useDossier(shownIn(place));
  const lists = useOfficeLists(place.kind === "day");
  const endOfDay = useDay(place.kind === "day");
  const queue = useQueue();
  const isSeated = queue.view?.counter !== undefined;
  const visitKeys = isSeated ? "Ctrl+F2" : "F2";
  const alone = health === undefined || health.hub === "alone";

  /** F2 at a counter: who is there is done, but not in the middle of their dossier. */
  const callNext = async (): Promise<void> => {
    const called = await queue.act({ kind: "next", finish: place.kind !== "visit" });
    if (called && place.kind === "accepted") goHome();
  };
  const command = (id: string, title: string, to: Place) => {
    const run = (): void => {
      go(to);
    };
    return { id, title, note: text("search.list"), run };
  };
  const search = useDossierSearch({
    beginVisit: (procedure) => void places.begin(procedure),
    commands: [
      command("day", text("work.day"), { kind: "day" }),
      { id: "new visit", title: text("newVisit"), note: visitKeys, run: () => void places.begin() },
      ...worklists.lists.map(({ list }) => command(`list ${list}`, text(`work.list.${list}`), { kind: "list", list })),
    ],
  });
  const frame = (middle: ReactNode, right?: ReactNode): ReactNode => (
    <DeskFrame
      centre={centre}
      health={health}
      tools={<DeskTools search={search} onOpen={openDossier} officer={officer.name} now={now} onSignOut={onSignOut} />}
      left={
        <LeftAtDesk
          {...{ places, queue, drafts, worklists, visitKeys }}
          inbox={health?.province?.inbox ?? 0}
          onNext={() => void callNext()}
        />
      }
      middle={
        <>
          <StaffCallAtWork />
          <SlipQuestions />
          <PreparedAtDesk
            onOpened={(draft) => {
              drafts.refresh();
              go({ kind: "visit", draft });
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
          onAccepted={(visit, accepted) => {
            drafts.refresh();
            go({ kind: "accepted", visit, form: accepted, together: [...(place.together ?? []), visit.dossier] });
          }}
          onRefused={(dossier) => {
            drafts.refresh();
            openDossier(dossier);
          }}
        >
          {frame(
            <VisitMiddle
              onDiscard={() => {
                void drafts.discard(place.draft);
                goHome();
              }}
            />,
            <VisitHelp />,
          )}
        </VisitAtDesk>
      );
    case "accepted":
      return frame(
        <AcceptedScreen
          accepted={place.visit}
          ladder={ladderOf(detail?.summary.custody ?? 1, alone)}
          slip={detail?.slip}
          slipActions={slipActions}
          onOpen={openDossier}
          onNext={() => void (isSeated ? callNext() : places.begin())}
          onAgain={place.form === undefined ? undefined : () => void places.beginAgain()}
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
            supplying={place.supply}
            supply={({ onCancel, onDone }) => (
              <SupplyAtDesk
                key={detail.summary.id}
                dossier={detail}
                onCancel={() => {
                  drafts.refresh();
                  onCancel();
                }}
                onDone={() => {
                  drafts.refresh();
                  onDone();
                }}
              />
            )}
            finding={
              <Fragment key={`find ${detail.summary.id}`}>
                <ResultsAtDesk id={detail.summary.id} />
                <FindWordsAtDesk id={detail.summary.id} />
              </Fragment>
            }
            erasing={
              <EraseAtDesk key={`erase ${detail.summary.id}`} role={officer.role} dossier={detail} onErased={goHome} />
            }
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

function shownIn(place: Place) {
  if (place.kind === "dossier") return place.id;
  return place.kind === "accepted" ? place.visit.dossier : undefined;
}
