import { useState } from "react";
import { parseUnits, searchCommunes, type Units } from "../../src/procedure/units";
import { expectOk } from "../../src/shared/result";
import rawUnits from "../../assets/units/administrative-units.json";
import { useStation, useWatched } from "../app/station-api";
import type { CommuneChoice, SavingStation, StationChoice } from "./station-choice";
import type { DemoDoor } from "./Doors";
import { RecoveryAtSetup } from "./RecoveryAtSetup";
import { SetupScreen } from "./SetupScreen";

/** More than a person reads in a list. */
const MOST_SHOWN = 12;

let units: Units | undefined;

function findCommunes(words: string): { readonly found: readonly CommuneChoice[]; readonly more: boolean } {
  units ??= expectOk(parseUnits(rawUnits));
  const found = searchCommunes(units, words, MOST_SHOWN + 1);
  return {
    found: found.slice(0, MOST_SHOWN).map(({ code, name, province }) => ({ code, name, province: province.name })),
    more: found.length > MOST_SHOWN,
  };
}

/** First start: main founds the centre, the recovery code goes on paper, then the desk opens and this window closes. */
export function SetupWindow() {
  const station = useStation();
  const description = useWatched("station:describe");
  const [door, setDoor] = useState<DemoDoor["state"]>("idle");
  const [saving, setSaving] = useState<SavingStation["state"]>({ kind: "idle" });
  const save = ({ role, commune, agencyCode, passphrase, name, pin }: StationChoice): void => {
    setSaving({ kind: "working" });
    const wish = { role, commune: commune.name, province: commune.province, agencyCode, passphrase };
    station.ask("station:found", { ...wish, officer: { name, pin } }).then(
      (outcome) => {
        setSaving(outcome.ok ? { kind: "working" } : { kind: "refused", fault: outcome.fault.kind });
      },
      () => {
        setSaving({ kind: "refused", fault: "not-founded" });
      },
    );
  };
  const open = (): void => {
    setDoor("working");
    station.ask("station:open-demo", undefined).then(
      (outcome) => {
        setDoor(outcome.ok ? "working" : "failed");
      },
      () => {
        setDoor("failed");
      },
    );
  };
  if (description?.phase === "open" && description.centre !== undefined) {
    return <RecoveryAtSetup centre={description.centre} />;
  }
  return <SetupScreen demo={{ state: door, open }} station={{ findCommunes, saving: { state: saving, save } }} />;
}
