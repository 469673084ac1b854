import { useCallback, useEffect, useState } from "react";
import type { Voice } from "../../../src/ipc/voice-requests";
import { useStation } from "../../app/station-api";
import { VoicePanel } from "./VoicePanel";

/** The board's voice inside the supervisor's window. */
export function VoiceAtWork() {
  const station = useStation();
  const [voice, setVoice] = useState<Voice>();
  const [notSaved, setNotSaved] = useState(false);

  const look = useCallback(() => {
    void station.ask("voice:describe", undefined).then(setVoice);
  }, [station]);
  useEffect(() => {
    look();
    return station.listen("voice:changed", look);
  }, [station, look]);

  if (voice === undefined) return null;
  return (
    <VoicePanel
      voice={voice}
      notSaved={notSaved}
      onSave={(settings) => {
        void station.ask("voice:save", settings).then((saved) => {
          setNotSaved(!saved.ok);
          look();
        });
      }}
    />
  );
}
