import { useState } from "react";
import { parseCardQr, type CardQr } from "../../../src/citizen/card-qr";
import { useStation } from "../../app/station-api";
import type { CardReading, CardState } from "../visit/card-reading";

/** The card's QR from a picture; the code is a help for typing, never a proof. */
export function useCard(take: (card: CardQr) => void): CardReading {
  const station = useStation();
  const [state, setState] = useState<CardState>({ kind: "idle" });

  const read = async (file: File): Promise<void> => {
    setState({ kind: "working" });
    const bytes = new Uint8Array(await file.arrayBuffer());
    const outcome = await station.ask("card:read", { fileName: file.name.slice(0, 200), bytes });
    setState(outcome.ok ? { kind: "done" } : { kind: "refused", fault: outcome.fault });
    if (outcome.ok) take(outcome.value);
  };

  return {
    state,
    read: (file) => void read(file),
    take: (code) => {
      const card = parseCardQr(code);
      setState(card.ok ? { kind: "done" } : { kind: "refused", fault: { kind: "not-a-card" } });
      if (card.ok) take(card.value);
      return card.ok;
    },
  };
}
