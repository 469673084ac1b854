import { useCallback, useEffect, useRef, useState } from "react";
import type { Draft, VisitForm } from "../../../src/ipc/visit-requests";
import type { DossierId } from "../../../src/shared/brand";
import { useStation } from "../../app/station-api";
import type { Saving } from "../visit/SavingLine";
import type { ChangeForm } from "../visit/visit-progress";

/** After the last key; also on blur and before acceptance (design.md, "Drafts"). */
const SAVE_AFTER_MS = 300;

export interface OpenDraft {
  readonly draft: Draft | undefined;
  readonly saving: Saving;
  readonly change: ChangeForm;
  /** Answers when the form is on the disk; false where the disk refused. */
  readonly save: () => Promise<boolean>;
}

/** One draft: the form is the window's, everything else is main's and comes with each notice. */
export function useDraft(id: DossierId | undefined): OpenDraft {
  const station = useStation();
  const [draft, setDraft] = useState<Draft>();
  const [saving, setSaving] = useState<Saving>("saved");
  const latest = useRef<VisitForm>(undefined);
  const dirty = useRef(false);
  const timer = useRef<number>(undefined);

  const save = useCallback(async (): Promise<boolean> => {
    window.clearTimeout(timer.current);
    const form = latest.current;
    if (id === undefined || form === undefined || !dirty.current) return true;
    dirty.current = false;
    const outcome = await station.ask("draft:save", { draft: id, form }).catch(() => ({ ok: false }) as const);
    if (!outcome.ok) dirty.current = true;
    setSaving(outcome.ok ? (dirty.current ? "saving" : "saved") : "failed");
    return outcome.ok;
  }, [station, id]);

  useEffect(() => {
    if (id === undefined) return;
    let alive = true;
    latest.current = undefined;
    dirty.current = false;
    const take = (next: Draft): void => {
      if (!alive || next.id !== id) return;
      latest.current ??= next.form;
      setDraft({ ...next, form: latest.current });
    };
    const stop = station.listen("draft:changed", take);
    void station.ask("draft:open", { draft: id }).then((outcome) => {
      if (outcome.ok) take(outcome.value);
    });
    const leave = (): void => void save();
    window.addEventListener("blur", leave);
    return () => {
      alive = false;
      stop();
      window.removeEventListener("blur", leave);
      void save();
    };
  }, [station, id, save]);

  const change = useCallback<ChangeForm>(
    (update) => {
      const form = latest.current;
      if (form === undefined) return;
      const next = update(form);
      if (next === form) return;
      latest.current = next;
      dirty.current = true;
      // Each key moves the caret once more, and nothing on the screen follows it: it is only kept.
      if (!isCaretAlone(form, next)) {
        setSaving("saving");
        setDraft((known) => (known === undefined ? known : { ...known, form: next }));
      }
      window.clearTimeout(timer.current);
      timer.current = window.setTimeout(() => void save(), SAVE_AFTER_MS);
    },
    [save],
  );

  return { draft: draft?.id === id ? draft : undefined, saving, change, save };
}

function isCaretAlone(before: VisitForm, after: VisitForm): boolean {
  const { place, ...rest } = after;
  const isSamePlace = place.section === before.place.section && place.field === before.place.field;
  const others = new Map<string, unknown>(Object.entries(before));
  return isSamePlace && Object.entries(rest).every(([key, value]) => others.get(key) === value);
}
