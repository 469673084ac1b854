import { useMemo, useState, type ReactNode } from "react";
import rawDictionaries from "../../../assets/dictionaries/dictionaries.json";
import { fillFromCard } from "../../../src/ipc/card-form";
import type { AcceptedVisit } from "../../../src/ipc/accept-answer";
import type { VisitForm } from "../../../src/ipc/visit-requests";
import { parseDictionaries } from "../../../src/procedure/dictionaries";
import type { DossierId } from "../../../src/shared/brand";
import { expectOk } from "../../../src/shared/result";
import { checkApplicant } from "../visit/check-applicant";
import { followPage, openSection } from "../visit/visit-progress";
import { VisitContext } from "./open-visit";
import { useAcceptance } from "./use-acceptance";
import { useCard } from "./use-card";
import { useDeclining } from "./use-declining";
import { useDraft } from "./use-draft";
import { useEarlierPapers } from "./use-earlier-papers";
import { usePageTray } from "./use-page-tray";
import { useProcedures } from "./use-procedures";

const { idNumberPrefixes } = expectOk(parseDictionaries(rawDictionaries));

interface VisitAtDeskProps {
  readonly id: DossierId;
  /** `form`: as it was accepted, for a further dossier of the same person. */
  readonly onAccepted: (visit: AcceptedVisit, form: VisitForm | undefined) => void;
  /** The visit ended with form 03: its dossier is shown, with the form. */
  readonly onRefused: (dossier: DossierId) => void;
  /** The desk, with the parts of the visit somewhere in it. */
  readonly children: ReactNode;
}

/** One visit, wired: the screens know nothing of main. */
export function VisitAtDesk({ id, onAccepted, onRefused, children }: VisitAtDeskProps) {
  const { draft, saving, change, save } = useDraft(id);
  const tray = usePageTray(id, (page, fresh) => {
    change((form) => followPage(form, page, fresh));
  });
  const procedures = useProcedures(draft?.form.procedure ?? "");
  const acceptance = useAcceptance(id, save, (visit) => {
    onAccepted(visit, draft?.form);
  });
  const earlier = useEarlierPapers(draft?.form.applicant.idNumber ?? "");
  const declining = useDeclining(id, save, onRefused);
  const [now] = useState(() => Date.now());
  const card = useCard((read) => {
    change((form) => openSection({ ...form, applicant: fillFromCard(form.applicant, read) }, "procedure"));
  });
  const applicant = draft?.form.applicant;
  const problems = useMemo(
    () => (applicant === undefined ? {} : checkApplicant(applicant, { prefixes: idNumberPrefixes, now })),
    [applicant, now],
  );
  const state = { saving, onChange: change, problems, card, procedures, tray, acceptance, declining, earlier };

  return <VisitContext value={draft === undefined ? undefined : { draft, ...state }}>{children}</VisitContext>;
}
