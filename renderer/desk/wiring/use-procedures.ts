import { useEffect, useState } from "react";
import type { ProcedureLine } from "../../../src/ipc/dossier-requests";
import type { Procedure } from "../../../src/procedure/procedure";
import { useStation } from "../../app/station-api";
import type { ProcedureSearch } from "../visit/ProcedureSection";

/** The catalogue as the visit sees it: hits for what is typed, and the chosen procedure as it is in force today. */
export function useProcedures(code: string): ProcedureSearch {
  const station = useStation();
  const [words, setWords] = useState("");
  const [hits, setHits] = useState<readonly ProcedureLine[]>([]);
  const [found, setFound] = useState<{ readonly code: string; readonly procedure: Procedure }>();

  useEffect(() => {
    let alive = true;
    void station.ask("procedure:search", { text: words }).then((lines) => {
      if (alive) setHits(lines);
    });
    return () => {
      alive = false;
    };
  }, [station, words]);

  useEffect(() => {
    if (code === "") return;
    let alive = true;
    void station.ask("procedure:get", { code }).then((outcome) => {
      if (alive && outcome.ok) setFound({ code, procedure: outcome.value.procedure });
    });
    return () => {
      alive = false;
    };
  }, [station, code]);

  return { words, hits, search: setWords, chosen: found?.code === code ? found.procedure : undefined };
}
