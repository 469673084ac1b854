import { useState } from "react";
import { useStation } from "../app/station-api";
import { StaffGate } from "../app/StaffGate";
import { SignedInTools } from "../components/SignedInTools";
import { useText } from "../i18n/use-text";
import { PrintersAtWork } from "./printers/PrintersAtWork";
import { ReferenceScreen } from "./reference/ReferenceScreen";
import { SupervisorScreen } from "./SupervisorScreen";
import { VoiceAtWork } from "./voice/VoiceAtWork";

export function SupervisorWindow() {
  const station = useStation();
  const text = useText("supervisor");
  const [reference, setReference] = useState(false);
  const [printers, setPrinters] = useState(false);
  return (
    <StaffGate title={text("title")}>
      {({ centre, health, officer, onSignOut }) =>
        printers ? (
          <PrintersAtWork
            centre={centre}
            health={health}
            tools={<SignedInTools officer={officer.name} onSignOut={onSignOut} />}
            onBack={() => {
              setPrinters(false);
            }}
          />
        ) : reference ? (
          <ReferenceScreen
            onBack={() => {
              setReference(false);
            }}
          />
        ) : (
          <SupervisorScreen
            centre={centre}
            health={health}
            counts={{}}
            tools={<SignedInTools officer={officer.name} onSignOut={onSignOut} />}
            onOpen={(kind) => {
              void station.ask("window:open", { kind });
            }}
            onPrinters={() => {
              setPrinters(true);
            }}
            onReference={() => {
              setReference(true);
            }}
          >
            <VoiceAtWork />
          </SupervisorScreen>
        )
      }
    </StaffGate>
  );
}
