import { NativeSelect } from "@mantine/core";
import { PROFILES, type PrinterProfile } from "../../../src/printing/printer-profile";
import { useText } from "../../i18n/use-text";
import styles from "./Printers.module.css";

interface ProfileFieldsProps {
  readonly profile: PrinterProfile;
  readonly onChange: (profile: PrinterProfile) => void;
}

const CUTTERS = ["full", "partial", "none"] as const;
const LANGUAGES = ["epson", "star"] as const;

/** What the model can do: a starting point of the list, then what differs. The self-test shows whether it fits. */
export function ProfileFields({ profile, onChange }: ProfileFieldsProps) {
  const text = useText("printers");
  const answers = profile.status === "none" ? "none" : profile.receipt;

  return (
    <div className={styles.fields}>
      <NativeSelect
        label={text("model")}
        value={profile.model}
        data={PROFILES.map(({ model }) => model)}
        onChange={(event) => {
          const chosen = PROFILES.find(({ model }) => model === event.currentTarget.value);
          if (chosen !== undefined) onChange(chosen);
        }}
      />
      <NativeSelect
        label={text("width")}
        value={String(profile.width)}
        data={[
          { value: "576", label: text("width.576") },
          { value: "384", label: text("width.384") },
        ]}
        onChange={(event) => {
          onChange({ ...profile, width: event.currentTarget.value === "384" ? 384 : 576 });
        }}
      />
      <NativeSelect
        label={text("cutter")}
        value={profile.cutter}
        data={CUTTERS.map((cutter) => ({ value: cutter, label: text(`cutter.${cutter}`) }))}
        onChange={(event) => {
          const cutter = CUTTERS.find((known) => known === event.currentTarget.value);
          if (cutter !== undefined) onChange({ ...profile, cutter });
        }}
      />
      <NativeSelect
        label={text("language")}
        value={profile.language}
        data={LANGUAGES.map((language) => ({ value: language, label: text(`language.${language}`) }))}
        onChange={(event) => {
          const language = LANGUAGES.find((known) => known === event.currentTarget.value);
          // Star has its own status questions, which we do not ask.
          if (language !== undefined)
            onChange({ ...profile, language, ...(language === "star" ? { status: "none" } : {}) });
        }}
      />
      {profile.language === "epson" && (
        <NativeSelect
          label={text("answers")}
          description={text("answers.hint")}
          value={answers}
          data={(["process-id", "status", "none"] as const).map((kind) => ({
            value: kind,
            label: text(`answers.${kind}`),
          }))}
          onChange={(event) => {
            const kind = event.currentTarget.value;
            if (kind === "none") onChange({ ...profile, status: "none" });
            else onChange({ ...profile, status: "dle-eot", receipt: kind === "process-id" ? "process-id" : "status" });
          }}
        />
      )}
    </div>
  );
}
