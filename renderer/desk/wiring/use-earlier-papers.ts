import { useEffect, useState } from "react";
import type { EarlierPaper } from "../../../src/ipc/work-requests";
import { useStation } from "../../app/station-api";

/** Asked once the number is whole: what the centre holds of this person. */
export function useEarlierPapers(idNumber: string): readonly EarlierPaper[] {
  const station = useStation();
  const [state, setState] = useState<{ readonly number: string; readonly papers: readonly EarlierPaper[] }>();
  const number = idNumber.replaceAll(/\s/g, "");
  const whole = /^\d{12}$/.test(number);

  useEffect(() => {
    if (!whole) return;
    let alive = true;
    void station.ask("citizen:earlier", { idNumber: number }).then((papers) => {
      if (alive) setState({ number, papers });
    });
    return () => {
      alive = false;
    };
  }, [station, whole, number]);

  return whole && state?.number === number ? state.papers : [];
}
