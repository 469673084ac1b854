import { useEffect, useRef } from "react";
import { useStation } from "../../app/station-api";
import { createClipPlayer } from "../../components/voice/clip-player";
import { repeatedSentence, sentenceOf, type SpokenLanguage } from "../../components/voice/sentence";
import { createSpeechQueue, type SpeechQueue, type SpokenTurn } from "./speech-queue";

/**
 * Speaks the calls of the board, given newest first; those that are over when it opens are not spoken. Whether it
 * can speak is told to main for the supervisor, never shown to the waiting room.
 */
export function useVoice(calls: readonly SpokenTurn[]): void {
  const station = useStation();
  const queue = useRef<SpeechQueue>(undefined);

  useEffect(() => {
    const player = createClipPlayer();
    const speaking = createSpeechQueue({
      async speak(call, again) {
        // Asked at each call: what the supervisor sets holds from the next one on.
        const { settings } = await station.ask("voice:describe", undefined);
        if (settings.volume === 0) return "off";
        const languages: readonly SpokenLanguage[] = settings.english ? ["vi", "en"] : ["vi"];
        const sentence = again ? repeatedSentence(call, languages) : sentenceOf(call, languages);
        return player.play(sentence, settings.volume / 100);
      },
      now: () => Date.now(),
      tell: (state) => void station.ask("voice:tell", { state }),
    });
    queue.current = speaking;
    return () => {
      speaking.stop();
      player.close();
    };
  }, [station]);

  useEffect(() => {
    for (const call of calls.toReversed()) queue.current?.add(call);
  }, [calls]);
}
