import { Checkbox, TextInput } from "@mantine/core";
import { useState } from "react";
import { ROLES, type Role } from "../../../src/access/roles";
import type { StaffMember } from "../../../src/ipc/staff-requests";
import { BigButton } from "../../components/BigButton";
import { useText } from "../../i18n/use-text";
import styles from "../reference/Reference.module.css";
import type { StaffWork } from "./use-staff";

interface StaffEditorProps {
  /** undefined: somebody new. */
  readonly officer: StaffMember | undefined;
  readonly mayManage: boolean;
  readonly work: StaffWork;
  readonly onClose: () => void;
}

const PIN_DIGITS = 6;

/** One officer: name, roles, a new PIN typed twice, and leaving. */
export function StaffEditor({ officer, mayManage, work, onClose }: StaffEditorProps) {
  const text = useText("staff");
  const [name, setName] = useState(officer?.name ?? "");
  const [roles, setRoles] = useState<readonly Role[]>(officer?.roles ?? ["officer"]);
  const [pin, setPin] = useState("");
  const [again, setAgain] = useState("");
  const pinReady = pin.length === PIN_DIGITS && pin === again;
  const close = (closed: boolean): void => {
    if (closed) onClose();
  };
  const pinField = (which: "pin" | "pinAgain", value: string, put: (digits: string) => void) => (
    <TextInput
      type="password"
      inputMode="numeric"
      autoComplete="new-password"
      label={text(which)}
      description={which === "pin" ? text("pin.hint") : undefined}
      error={which === "pinAgain" && again.length === PIN_DIGITS && pin !== again ? text("pin.differ") : undefined}
      maxLength={PIN_DIGITS}
      value={value}
      onChange={(event) => {
        put(event.currentTarget.value.replace(/\D/g, ""));
      }}
    />
  );

  return (
    <section className={styles.block} aria-labelledby="staff-editor-title">
      <h2 id="staff-editor-title">{officer?.name ?? text("new")}</h2>
      {mayManage && (
        <>
          <TextInput
            label={text("name")}
            value={name}
            maxLength={200}
            autoComplete="off"
            onChange={(event) => {
              setName(event.currentTarget.value);
            }}
          />
          <Checkbox.Group
            label={text("roles")}
            value={[...roles]}
            onChange={(chosen) => {
              setRoles(ROLES.filter((role) => chosen.includes(role)));
            }}
          >
            <div className={styles.row}>
              {ROLES.map((role) => (
                <Checkbox key={role} value={role} label={text(`role.${role}`)} />
              ))}
            </div>
          </Checkbox.Group>
        </>
      )}
      {(officer === undefined || officer.mayResetPin) && (
        <div className={styles.fields}>
          {pinField("pin", pin, setPin)}
          {pinField("pinAgain", again, setAgain)}
        </div>
      )}
      <div className={styles.row}>
        {officer === undefined && (
          <BigButton
            disabled={work.working || !pinReady || name.trim() === "" || roles.length === 0}
            onPress={() => void work.add(name, roles, pin).then(close)}
          >
            {text("add.do")}
          </BigButton>
        )}
        {officer !== undefined && mayManage && (
          <BigButton
            disabled={work.working || name.trim() === "" || roles.length === 0}
            onPress={() => void work.change(officer.id, name, roles, officer.active).then(close)}
          >
            {text("save")}
          </BigButton>
        )}
        {officer?.mayResetPin === true && (
          <BigButton
            plain
            disabled={work.working || !pinReady}
            onPress={() => void work.setPin(officer.id, pin).then(close)}
          >
            {text("pin.do")}
          </BigButton>
        )}
        {officer !== undefined && mayManage && (
          <BigButton
            plain
            disabled={work.working}
            onPress={() => void work.change(officer.id, officer.name, officer.roles, !officer.active).then(close)}
          >
            {text(officer.active ? "leave.do" : "return.do")}
          </BigButton>
        )}
        <BigButton plain onPress={onClose}>
          {text("cancel")}
        </BigButton>
      </div>
    </section>
  );
}
