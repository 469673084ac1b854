import { useEffect, useState } from "react";
import type { DossierSummary } from "../../../src/ipc/dossier-requests";
import { useStation } from "../../app/station-api";
import type { DossierSearch } from "../DeskTools";

/** Finds dossiers by name without diacritics, number, code or phone; main scans its folded lines. */
export function useDossierSearch(): DossierSearch {
  const station = useStation();
  const [words, setWords] = useState("");
  const [result, setResult] = useState<{ readonly words: string; readonly found: readonly DossierSummary[] }>();
  const wanted = words.trim();

  useEffect(() => {
    if (wanted === "") return;
    let alive = true;
    void station.ask("dossier:search", { text: wanted.slice(0, 200) }).then((found) => {
      if (alive) setResult({ words: wanted, found });
    });
    return () => {
      alive = false;
    };
  }, [station, wanted]);

  const answered = wanted === "" || result?.words === wanted;
  return { words, found: wanted === "" ? [] : (result?.found ?? []), working: !answered, search: setWords };
}
