import { useEffect, useState } from "react";
import type { DossierSummary, ProcedureLine } from "../../../src/ipc/dossier-requests";
import { foldText } from "../../../src/shared/fold-text";
import { useStation } from "../../app/station-api";
import { useText } from "../../i18n/use-text";
import type { DossierSearch, FoundCommand } from "../DeskTools";

interface Found {
  readonly words: string;
  readonly dossiers: readonly DossierSummary[];
  readonly procedures: readonly ProcedureLine[];
}

/** Procedures under the dossiers of a search; the visit's own search shows the others. */
const MOST_PROCEDURES = 5;

interface SearchScope {
  /** Lists and screens of the desk, by their own words. */
  readonly commands: readonly FoundCommand[];
  readonly beginVisit: (procedure: string) => void;
}

/** Finds dossiers by name without diacritics, number, code or phone; procedures by everyday words; and what the desk can do. */
export function useDossierSearch({ commands, beginVisit }: SearchScope): DossierSearch {
  const station = useStation();
  const text = useText("desk");
  const [words, setWords] = useState("");
  const [result, setResult] = useState<Found>();
  const wanted = words.trim();

  useEffect(() => {
    if (wanted === "") return;
    let alive = true;
    const asked = wanted.slice(0, 200);
    void Promise.all([
      station.ask("dossier:search", { text: asked }),
      station.ask("procedure:search", { text: asked }),
    ]).then(([dossiers, procedures]) => {
      if (alive) setResult({ words: wanted, dossiers, procedures });
    });
    return () => {
      alive = false;
    };
  }, [station, wanted]);

  const answered = wanted === "" || result?.words === wanted;
  const folded = foldText(wanted);
  const visits = (result?.procedures ?? []).slice(0, MOST_PROCEDURES).map(({ code, name }) => ({
    id: `procedure ${code}`,
    title: name,
    note: text("search.begin", { code }),
    run: () => {
      beginVisit(code);
    },
  }));
  const own = commands.filter(({ title }) => foldText(title).includes(folded));
  return {
    words,
    found: wanted === "" ? [] : (result?.dossiers ?? []),
    commands: wanted === "" ? [] : [...own, ...visits],
    working: !answered,
    search: setWords,
  };
}
