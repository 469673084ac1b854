import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { createClipPlayer, type ClipPlayer } from "../../components/voice/clip-player";
import { screenSentence } from "./spoken";
import type { Speech } from "./speech-context";

const CLIPS = "app://station/voice/kiosk.json";
const VOLUME = 0.9;

/** Reads screens aloud where the clips for it are; undefined until they are known. */
export function useSpeech(): Speech | undefined {
  const clips = useClips();
  const [on, setOn] = useState(false);
  const player = useRef<ClipPlayer>(undefined);

  const stop = useCallback(() => {
    player.current?.close();
    player.current = undefined;
  }, []);
  useEffect(() => stop, [stop]);

  return useMemo(() => {
    if (clips === undefined) return undefined;
    const set = (next: boolean): void => {
      stop();
      setOn(next);
    };
    return {
      on,
      toggle: () => {
        set(!on);
      },
      off: () => {
        set(false);
      },
      read: (texts, language) => {
        stop();
        const sentence = screenSentence(texts, language, (clip) => clips.has(clip));
        if (!on || sentence.length === 0) return;
        player.current = createClipPlayer();
        void player.current.play(sentence, VOLUME);
      },
    };
  }, [clips, on, stop]);
}

function useClips(): ReadonlySet<string> | undefined {
  const [clips, setClips] = useState<ReadonlySet<string>>();

  useEffect(() => {
    let alive = true;
    fetch(CLIPS).then(
      async (answer) => {
        const words: unknown = answer.ok ? await answer.json() : {};
        const names = typeof words === "object" && words !== null ? Object.keys(words) : [];
        if (alive && names.length > 0) setClips(new Set(names));
      },
      // A kiosk without clips has no button for them.
      () => undefined,
    );
    return () => {
      alive = false;
    };
  }, []);
  return clips;
}
