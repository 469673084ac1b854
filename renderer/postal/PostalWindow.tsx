import { StaffGate } from "../app/StaffGate";
import { SignedInTools } from "../components/SignedInTools";
import { useText } from "../i18n/use-text";
import { PostalScreen } from "./PostalScreen";

export function PostalWindow() {
  const text = useText("postal");
  return (
    <StaffGate title={text("title")}>
      {({ centre, health, officer, onSignOut }) => (
        <PostalScreen
          centre={centre}
          health={health}
          tools={<SignedInTools officer={officer.name} onSignOut={onSignOut} />}
        />
      )}
    </StaffGate>
  );
}
