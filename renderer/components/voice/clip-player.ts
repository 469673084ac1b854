import type { VoiceState } from "../../../src/ipc/voice-requests";
import type { Sentence } from "./sentence";

const FOLDER = "app://station/voice/";
/** Beyond its length: a sound device that takes nothing never tells that a sentence is over. */
const GRACE_MS = 3_000;

export interface ClipPlayer {
  /** Answers when the sentence is over. Never rejects. `volume` from 0 to 1. */
  play(sentence: Sentence, volume: number): Promise<VoiceState>;
  close(): void;
}

/** Plays clips without a gap between them: each is decoded once, and all of a sentence are started by one clock. */
export function createClipPlayer(): ClipPlayer {
  const clips = new Map<string, Promise<AudioBuffer>>();
  let context: AudioContext | undefined;

  const clipOf = (sound: AudioContext, name: string): Promise<AudioBuffer> => {
    const known = clips.get(name);
    if (known !== undefined) return known;
    const fresh = load(sound, name);
    clips.set(name, fresh);
    // Asked for again next time: the folder may have been mended.
    fresh.catch(() => clips.delete(name));
    return fresh;
  };

  return {
    async play(sentence, volume) {
      context ??= new AudioContext();
      const sound = context;
      let parts: readonly (AudioBuffer | number)[];
      try {
        parts = await Promise.all(
          sentence.map((part) => (typeof part === "number" ? Promise.resolve(part) : clipOf(sound, part))),
        );
      } catch {
        return "no-clips";
      }
      const running = await within(GRACE_MS, sound.resume());
      if (!running || sound.state !== "running") return "no-sound";
      return schedule(sound, parts, volume);
    },
    close() {
      void context?.close();
      context = undefined;
    },
  };
}

async function load(sound: AudioContext, name: string): Promise<AudioBuffer> {
  const answer = await fetch(`${FOLDER}${name}.opus`);
  if (!answer.ok) throw new Error(`no clip ${name}`);
  return sound.decodeAudioData(await answer.arrayBuffer());
}

async function schedule(
  sound: AudioContext,
  parts: readonly (AudioBuffer | number)[],
  volume: number,
): Promise<VoiceState> {
  const gain = new GainNode(sound, { gain: volume });
  gain.connect(sound.destination);
  const begin = sound.currentTime + 0.05;
  let at = begin;
  let last: AudioBufferSourceNode | undefined;
  for (const part of parts) {
    if (typeof part === "number") {
      at += part / 1000;
      continue;
    }
    last = new AudioBufferSourceNode(sound, { buffer: part });
    last.connect(gain);
    last.start(at);
    at += part.duration;
  }
  const source = last;
  if (source === undefined) return "no-clips";
  const ended = new Promise<void>((resolve) => {
    source.addEventListener("ended", () => {
      resolve();
    });
  });
  const over = await within((at - begin) * 1000 + GRACE_MS, ended);
  gain.disconnect();
  return over ? "speaks" : "no-sound";
}

/** Whether the work was over in time. */
async function within(milliseconds: number, work: Promise<unknown>): Promise<boolean> {
  const timer: { handle?: number } = {};
  const late = new Promise<false>((resolve) => {
    timer.handle = window.setTimeout(() => {
      resolve(false);
    }, milliseconds);
  });
  try {
    return await Promise.race([
      work.then(
        () => true,
        () => false,
      ),
      late,
    ]);
  } finally {
    window.clearTimeout(timer.handle);
  }
}
