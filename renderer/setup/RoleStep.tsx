import { STATION_ROLES, type StationRole } from "../../src/ipc/founding-requests";
import { useText } from "../i18n/use-text";
import { ChoiceCard } from "../components/ChoiceCard";
import styles from "./Setup.module.css";

interface RoleStepProps {
  readonly chosen: StationRole | undefined;
  readonly onChoose: (role: StationRole) => void;
}

export function RoleStep({ chosen, onChoose }: RoleStepProps) {
  const text = useText("setup");
  return (
    <fieldset className={styles.choices}>
      <legend className="qmc-hidden">{text("step.role")}</legend>
      {STATION_ROLES.map((role) => (
        <ChoiceCard
          key={role}
          group="role"
          value={role}
          title={text(`role.${role}`)}
          note={text(`role.${role}.what`)}
          chosen={role === chosen}
          onChoose={() => {
            onChoose(role);
          }}
        />
      ))}
    </fieldset>
  );
}
