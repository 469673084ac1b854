import { useState, type ComponentProps, type ReactNode } from "react";
import { StaffGate, type AtWork } from "../app/StaffGate";
import { useStation } from "../app/station-api";
import { SignedInTools } from "../components/SignedInTools";
import { useText } from "../i18n/use-text";
import { HallAtWork } from "./hall/HallAtWork";
import { CentreScreen } from "./office/CentreScreen";
import { OfficeAtWork } from "./office/OfficeAtWork";
import { ProvinceAtWork } from "./office/ProvinceAtWork";
import { StaffScreen } from "./office/StaffScreen";
import { useCentre } from "./office/use-centre";
import { useStaff } from "./office/use-staff";
import { PrintersAtWork } from "./printers/PrintersAtWork";
import { ReferenceScreen } from "./reference/ReferenceScreen";
import { SupervisorScreen } from "./SupervisorScreen";
import { useTodayCounts } from "./use-today-counts";
import { VoiceAtWork } from "./voice/VoiceAtWork";

type Place = "today" | "printers" | "reference" | "staff" | "centre" | "province";

export function SupervisorWindow() {
  const text = useText("supervisor");
  return <StaffGate title={text("title")}>{(work) => <SupervisorAtWork {...work} />}</StaffGate>;
}

/** One page at a time; each of them leads back to today. */
function SupervisorAtWork({ centre, health, officer, onSignOut }: AtWork) {
  const station = useStation();
  const text = useText("supervisor");
  const [place, setPlace] = useState<Place>("today");
  const frame = {
    centre,
    health,
    tools: <SignedInTools officer={officer.name} onSignOut={onSignOut} />,
    onBack: () => {
      setPlace("today");
    },
  };

  switch (place) {
    case "printers":
      return <PrintersAtWork {...frame} />;
    case "reference":
      return (
        <OfficeAtWork {...frame} title={text("open.reference")}>
          <ReferenceScreen />
        </OfficeAtWork>
      );
    case "staff":
      return (
        <OfficeAtWork {...frame} title={text("open.staff")}>
          <StaffAtWork />
        </OfficeAtWork>
      );
    case "centre":
      return (
        <OfficeAtWork {...frame} title={text("open.centre")}>
          <CentreAtWork />
        </OfficeAtWork>
      );
    case "province":
      return (
        <OfficeAtWork {...frame} title={text("open.province")}>
          <ProvinceAtWork owed={health?.owed} />
        </OfficeAtWork>
      );
    case "today":
      return (
        <TodayAtWork
          {...{ centre, health }}
          tools={frame.tools}
          onOpen={(kind) => {
            void station.ask("window:open", { kind });
          }}
          onPlace={setPlace}
        />
      );
  }
}

function StaffAtWork() {
  return <StaffScreen work={useStaff()} />;
}

function CentreAtWork() {
  return <CentreScreen work={useCentre()} />;
}

interface TodayAtWorkProps extends Pick<AtWork, "centre" | "health"> {
  readonly tools: ReactNode;
  readonly onOpen: ComponentProps<typeof SupervisorScreen>["onOpen"];
  readonly onPlace: (place: Place) => void;
}

function TodayAtWork({ centre, health, tools, onOpen, onPlace }: TodayAtWorkProps) {
  return (
    <SupervisorScreen {...{ centre, health, tools, onOpen, onPlace }} counts={useTodayCounts()} hall={<HallAtWork />}>
      <VoiceAtWork />
    </SupervisorScreen>
  );
}
