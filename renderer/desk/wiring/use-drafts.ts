import { useCallback, useEffect, useRef, useState } from "react";
import type { DraftSummary, VisitForm } from "../../../src/ipc/visit-requests";
import type { DossierId } from "../../../src/shared/brand";
import { useStation } from "../../app/station-api";
import { draftSummary, inOrder, withDraft } from "../draft-list";

export interface Drafts {
  readonly drafts: readonly DraftSummary[];
  readonly refresh: () => void;
  /** A fresh draft, filled in as far as something is known; undefined where the disk refused. */
  readonly create: (known?: Partial<VisitForm>) => Promise<DossierId | undefined>;
  readonly discard: (id: DossierId) => Promise<void>;
}

/** Visits that were begun at this station, also before a crash. */
export function useDrafts(): Drafts {
  const station = useStation();
  const [drafts, setDrafts] = useState<readonly DraftSummary[]>([]);

  // What was told while the whole list was on its way may be newer than the list.
  const told = useRef(new Map<DossierId, DraftSummary>());

  const refresh = useCallback(() => {
    const mine = new Map<DossierId, DraftSummary>();
    told.current = mine;
    void station.ask("draft:list", undefined).then((found) => {
      if (told.current === mine) setDrafts([...mine.values()].reduce(withDraft, inOrder(found)));
    });
  }, [station]);

  useEffect(() => {
    refresh();
    return station.listen("draft:changed", (draft) => {
      const summary = draftSummary(draft);
      told.current.set(summary.id, summary);
      setDrafts((known) => withDraft(known, summary));
    });
  }, [station, refresh]);

  return {
    drafts,
    refresh,
    async create(known) {
      const created = await station.ask("draft:create", undefined);
      if (!created.ok) return undefined;
      const { id, form } = created.value;
      if (known !== undefined) await station.ask("draft:save", { draft: id, form: { ...form, ...known } });
      return id;
    },
    async discard(id) {
      await station.ask("draft:discard", { draft: id });
      refresh();
    },
  };
}
