import { useId } from "react";
import type { Voice, VoiceSettings } from "../../../src/ipc/voice-requests";
import { Notice } from "../../components/Notice";
import { useText } from "../../i18n/use-text";
import styles from "./VoicePanel.module.css";

const LEVELS = [
  ["off", 0],
  ["low", 40],
  ["usual", 80],
  ["loud", 100],
] as const;

interface VoicePanelProps {
  readonly voice: Voice;
  readonly notSaved: boolean;
  readonly onSave: (settings: VoiceSettings) => void;
}

/** How loud the board calls, and whether it could; the waiting room is told nothing of it. */
export function VoicePanel({ voice, notSaved, onSave }: VoicePanelProps) {
  const text = useText("voice");
  const title = useId();
  const { settings, state } = voice;
  const trouble = state === "no-sound" || state === "no-clips";

  return (
    <section aria-labelledby={title} className={styles.panel}>
      <h2 id={title} className={styles.title}>
        {text("title")}
      </h2>
      <div className={styles.choices}>
        <fieldset className={styles.levels}>
          <legend>{text("volume")}</legend>
          {LEVELS.map(([name, volume]) => (
            <label key={name}>
              <input
                type="radio"
                name="volume"
                checked={settings.volume === volume}
                onChange={() => {
                  onSave({ ...settings, volume });
                }}
              />
              {text(`volume.${name}`)}
            </label>
          ))}
        </fieldset>
        <label>
          <input
            type="checkbox"
            checked={settings.english}
            onChange={(event) => {
              onSave({ ...settings, english: event.currentTarget.checked });
            }}
          />
          {text("english")}
        </label>
      </div>
      {notSaved && (
        <Notice tone="refused" what={text("not-saved")} safe={text("not-saved.safe")} todo={text("not-saved.todo")} />
      )}
      {trouble && <Notice tone="waiting" what={text(state)} safe={text("trouble.safe")} todo={text(`${state}.todo`)} />}
      {state !== undefined && !trouble && <p className={styles.state}>{text(state)}</p>}
    </section>
  );
}
