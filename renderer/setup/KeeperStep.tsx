import { TextInput } from "@mantine/core";
import { SHORTEST_PASSPHRASE } from "../../src/access/passphrase";
import { parsePin } from "../../src/access/pin-rules";
import { useText } from "../i18n/use-text";
import type { KeeperChoice } from "./station-choice";
import styles from "./Setup.module.css";

export interface KeeperDraft extends KeeperChoice {
  readonly passphraseAgain: string;
  readonly pinAgain: string;
}

export const BLANK_KEEPER: KeeperDraft = { passphrase: "", passphraseAgain: "", name: "", pin: "", pinAgain: "" };

/** Everything typed, both times alike, and no PIN that anybody would try first. */
export function isKeeperReady({ passphrase, passphraseAgain, name, pin, pinAgain }: KeeperDraft): boolean {
  const words = passphrase.length >= SHORTEST_PASSPHRASE && passphrase === passphraseAgain;
  return words && name.trim() !== "" && parsePin(pin).ok && pin === pinAgain;
}

interface KeeperStepProps {
  readonly keeper: KeeperDraft;
  readonly onChange: (keeper: KeeperDraft) => void;
}

/** The passphrase of this computer and its first officer; both twice, as nobody sees what is typed. */
export function KeeperStep({ keeper, onChange }: KeeperStepProps) {
  const text = useText("setup");
  const pin = parsePin(keeper.pin);
  const errors: Partial<Record<keyof KeeperDraft, string>> = {
    ...(keeper.passphraseAgain.length >= keeper.passphrase.length && keeper.passphraseAgain !== keeper.passphrase
      ? { passphraseAgain: text("keeper.differ") }
      : {}),
    ...(keeper.pin.length === 6 && !pin.ok ? { pin: text("keeper.weak") } : {}),
    ...(keeper.pinAgain.length === 6 && keeper.pinAgain !== keeper.pin ? { pinAgain: text("keeper.differ") } : {}),
  };
  const field = (name: keyof KeeperDraft, kind: "text" | "words" | "digits") => (
    <TextInput
      name={name}
      type={kind === "text" ? "text" : "password"}
      label={text(`keeper.${name}`)}
      description={
        name === "passphrase"
          ? text("keeper.passphrase.hint", { letters: SHORTEST_PASSPHRASE })
          : name === "pin"
            ? text("keeper.pin.hint")
            : undefined
      }
      error={errors[name]}
      size="md"
      autoComplete={kind === "text" ? "off" : "new-password"}
      inputMode={kind === "digits" ? "numeric" : "text"}
      maxLength={kind === "digits" ? 6 : 200}
      value={keeper[name]}
      onChange={(event) => {
        const { value } = event.currentTarget;
        onChange({ ...keeper, [name]: kind === "digits" ? value.replace(/\D/g, "") : value });
      }}
    />
  );
  return (
    <>
      <p>{text("keeper.why")}</p>
      <div className={styles.keeper}>
        {field("passphrase", "words")}
        {field("passphraseAgain", "words")}
        {field("name", "text")}
        {field("pin", "digits")}
        {field("pinAgain", "digits")}
      </div>
    </>
  );
}
