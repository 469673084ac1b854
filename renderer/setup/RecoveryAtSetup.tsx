import { useEffect, useState } from "react";
import type { CentreDescription } from "../../src/ipc/station-state";
import { useStation } from "../app/station-api";
import { RecoveryScreen, type RecoveryState } from "./RecoveryScreen";

/** The recovery code from main to paper; main opens the desk when it is there. */
export function RecoveryAtSetup({ centre }: { readonly centre: CentreDescription }) {
  const station = useStation();
  const [state, setState] = useState<RecoveryState>({ kind: "making" });

  useEffect(() => {
    let alive = true;
    station.ask("recovery:show", undefined).then(
      (outcome) => {
        if (alive) setState(outcome.ok ? { kind: "shown", sheet: outcome.value, wrong: false } : { kind: "failed" });
      },
      () => {
        if (alive) setState({ kind: "failed" });
      },
    );
    return () => {
      alive = false;
    };
  }, [station]);

  return (
    <RecoveryScreen
      centre={centre}
      state={state}
      onPrint={() => {
        window.print();
      }}
      onConfirm={(groups) => {
        void station.ask("recovery:confirm", { groups }).then((outcome) => {
          if (outcome.ok) return;
          setState((known) => (known.kind === "shown" ? { ...known, wrong: true } : known));
        });
      }}
      onSkip={centre.training ? () => void station.ask("recovery:skip", undefined) : undefined}
    />
  );
}
