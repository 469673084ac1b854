import { useStation } from "../../app/station-api";
import { useReadOnly } from "../../components/condition/use-read-only";
import { DeskLinks } from "../DeskLinks";
import { CallPanel } from "../queue/CallPanel";
import type { Queue } from "../queue/use-queue";
import { WorkColumn } from "../WorkColumn";
import { LeftPapersAtDesk } from "./LeftPapersAtDesk";
import type { Drafts } from "./use-drafts";
import type { Places } from "./use-places";
import type { Worklists } from "./use-worklists";

interface LeftAtDeskProps {
  readonly places: Places;
  readonly queue: Queue;
  readonly drafts: Drafts;
  readonly worklists: Worklists;
  readonly inbox: number;
  readonly visitKeys: "F2" | "Ctrl+F2";
  readonly onNext: () => void;
}

/** The left column: who waits, visits that were begun, lists, and the ways to everything else. */
export function LeftAtDesk({ places, queue, drafts, worklists, inbox, visitKeys, onNext }: LeftAtDeskProps) {
  const station = useStation();
  const { place, go } = places;
  const readOnly = useReadOnly();

  return (
    <>
      {queue.view !== undefined && (
        <CallPanel view={queue.view} fault={queue.fault} onAct={(act) => void queue.act(act)} onNext={onNext} />
      )}
      <LeftPapersAtDesk
        onOpened={(draft) => {
          drafts.refresh();
          go({ kind: "visit", draft });
        }}
      />
      <WorkColumn
        {...(readOnly ? {} : { onNewVisit: () => void places.begin() })}
        visitKeys={visitKeys}
        drafts={drafts.drafts}
        openDraft={place.kind === "visit" ? place.draft : place.kind === "dossier" ? place.id : undefined}
        onDraft={({ id, supplement }) => {
          go(supplement ? { kind: "dossier", id, supply: Date.now() } : { kind: "visit", draft: id });
        }}
        lists={worklists.lists}
        openList={place.kind === "list" ? place.list : undefined}
        onList={(list) => {
          go({ kind: "list", list });
        }}
      />
      <DeskLinks
        current={place.kind}
        inbox={inbox}
        onPlace={(kind) => {
          go({ kind });
        }}
        onWindow={(kind) => void station.ask("window:open", { kind })}
      />
    </>
  );
}
