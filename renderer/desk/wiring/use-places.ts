import { useState } from "react";
import type { AcceptedVisit } from "../../../src/ipc/accept-answer";
import type { VisitForm } from "../../../src/ipc/visit-requests";
import type { DossierId } from "../../../src/shared/brand";
import type { Worklist } from "../WorkColumn";
import type { Drafts } from "./use-drafts";

export type Place =
  | { readonly kind: "list"; readonly list: Worklist }
  | { readonly kind: "visit"; readonly draft: DossierId; readonly together?: readonly DossierId[] }
  | {
      readonly kind: "accepted";
      readonly visit: AcceptedVisit;
      readonly form: VisitForm | undefined;
      /** All dossiers of this person in this visit, this one last. */
      readonly together: readonly DossierId[];
    }
  | {
      readonly kind: "dossier";
      readonly id: DossierId;
      /** Set where what the citizen brings is to be gone on with; another value each time. */
      readonly supply?: number;
    }
  | { readonly kind: "day" }
  | { readonly kind: "province" };

export interface Places {
  readonly place: Place;
  readonly go: (place: Place) => void;
  readonly goHome: () => void;
  readonly openDossier: (id: DossierId) => void;
  /** A new visit, with its procedure where one was found already. */
  readonly begin: (procedure?: string) => Promise<void>;
  /** A further dossier of the person who is still at the desk. */
  readonly beginAgain: () => Promise<void>;
}

/** Where in the desk the officer is: one place at a time. */
export function usePlaces(drafts: Drafts): Places {
  const [place, go] = useState<Place>({ kind: "list", list: "recent" });

  return {
    place,
    go,
    goHome: () => {
      go({ kind: "list", list: "recent" });
    },
    openDossier: (id) => {
      go({ kind: "dossier", id });
    },
    begin: async (procedure) => {
      const draft = await drafts.create(procedure === undefined ? undefined : { procedure });
      if (draft !== undefined) go({ kind: "visit", draft });
    },
    beginAgain: async () => {
      if (place.kind !== "accepted" || place.form === undefined) return;
      const { applicant, behalf } = place.form;
      const draft = await drafts.create({ applicant, behalf, place: { section: "procedure", field: "", caret: 0 } });
      if (draft !== undefined) go({ kind: "visit", draft, together: place.together });
    },
  };
}
