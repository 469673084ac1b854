import type { VoiceState } from "../../../src/ipc/voice-requests";
import type { Instant } from "../../../src/shared/clock";
import type { SpokenCall } from "../../components/voice/sentence";

export interface SpokenTurn extends SpokenCall {
  /** Changes with each call, also when the same number is called again. */
  readonly id: string;
  /** When it was called, by the wall clock of this computer. */
  readonly at: Instant;
}

interface SpeechParts {
  /** Speaks one call; never rejects. `again`: the second time. */
  readonly speak: (call: SpokenCall, again: boolean) => Promise<VoiceState>;
  readonly now: () => Instant;
  /** What became of a call that was spoken or could not be. */
  readonly tell: (state: VoiceState) => void;
}

export interface SpeechQueue {
  /** A call that was added before is not spoken again; a recall has an id of its own. */
  add(call: SpokenTurn): void;
  /** Nothing more is begun. */
  stop(): void;
}

/** A call that comes to its turn later than this would send people to a counter that has gone on. */
const STALE_MS = 45_000;

/**
 * Calls one after the other, never two over one another. Each is spoken twice; while others wait, once. A recall takes
 * the place of the same number that still waits, and what has become stale is dropped.
 */
export function createSpeechQueue({ speak, now, tell }: SpeechParts): SpeechQueue {
  const known = new Set<string>();
  let waiting: readonly SpokenTurn[] = [];
  let working = false;
  let stopped = false;

  const work = async (): Promise<void> => {
    working = true;
    for (;;) {
      const [next, ...others] = waiting;
      waiting = others;
      if (next === undefined) break;
      // A clock that was set back makes nothing stale.
      if (now() - next.at > STALE_MS) continue;
      const state = await speak(next, false);
      tell(state);
      if (state === "speaks" && waiting.length === 0 && !stopped) await speak(next, true);
    }
    working = false;
  };

  return {
    add(call) {
      if (stopped || known.has(call.id)) return;
      known.add(call.id);
      waiting = [...waiting.filter((each) => each.ticket !== call.ticket), call];
      if (!working) void work();
    },
    stop() {
      stopped = true;
      waiting = [];
    },
  };
}
