import { useCallback, useEffect, useState } from "react";
import type { DossierDetail } from "../../../src/ipc/dossier-requests";
import type { DossierId } from "../../../src/shared/brand";
import { useStation } from "../../app/station-api";
import type { FormState } from "../FormSaving";
import type { SlipActions } from "../SlipLine";

export interface OpenDossier {
  readonly detail: DossierDetail | undefined;
  readonly form: { readonly state: FormState; readonly save: () => void };
  readonly slipActions: SlipActions;
}

/** One dossier as main opens it. Opening is an entry, so it is asked once and its slip is followed by notices. */
export function useDossier(id: DossierId | undefined): OpenDossier {
  const station = useStation();
  const [detail, setDetail] = useState<DossierDetail>();
  const [form, setForm] = useState<FormState>("idle");

  useEffect(() => {
    if (id === undefined) return;
    let alive = true;
    void station.ask("dossier:open", { id }).then((outcome) => {
      if (alive && outcome.ok) setDetail(outcome.value);
    });
    const stop = station.listen("dossier:changed", (notice) => {
      if (notice.id !== id) return;
      void station.ask("slip:state", { id }).then((slip) => {
        if (alive) setDetail((known) => (known?.summary.id === id ? { ...known, slip } : known));
      });
    });
    return () => {
      alive = false;
      stop();
      setForm("idle");
    };
  }, [station, id]);

  const save = useCallback(async (): Promise<void> => {
    if (id === undefined) return;
    setForm("working");
    const outcome = await station.ask("form:save", { id });
    setForm(outcome.ok ? (outcome.value.saved ? "saved" : "idle") : outcome.fault.kind);
  }, [station, id]);

  return {
    detail: detail?.summary.id === id ? detail : undefined,
    form: { state: form, save: () => void save() },
    slipActions: {
      reprint: () => {
        if (id !== undefined) void station.ask("slip:reprint", { id });
      },
      answer: (job, cameOut) => void station.ask("slip:answer", { job, cameOut }),
    },
  };
}
