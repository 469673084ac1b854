import { useState } from "react";
import type { FoundLine } from "../../../src/ipc/capture-requests";
import type { DossierId } from "../../../src/shared/brand";
import { useStation } from "../../app/station-api";
import { FindWords } from "../dossier/FindWords";
import { pageUrl } from "./page-url";

/** What was found is forgotten with the dossier that is left. */
export function FindWordsAtDesk({ id }: { readonly id: DossierId }) {
  const station = useStation();
  const [found, setFound] = useState<readonly FoundLine[]>();
  return (
    <FindWords
      found={found}
      find={(words) => void station.ask("dossier:find-words", { id, words }).then(setFound)}
      pageUrl={pageUrl}
    />
  );
}
