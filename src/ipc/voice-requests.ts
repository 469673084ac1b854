import { z } from "zod";
import type { Result } from "../shared/result";
import { rule, type Rules } from "./channel-rule";

/** "off": switched off by the centre. "no-clips", "no-sound": it cannot speak; the board goes on without. */
const VOICE_STATES = ["speaks", "off", "no-clips", "no-sound"] as const;
export type VoiceState = (typeof VOICE_STATES)[number];

export const voiceSettingsSchema = z.strictObject({
  /** 0 (silent) to 100. */
  volume: z.int().min(0).max(100),
  /** Each call in English as well. */
  english: z.boolean(),
});

/** How the board calls aloud. */
export type VoiceSettings = Readonly<z.output<typeof voiceSettingsSchema>>;

export interface Voice {
  readonly settings: VoiceSettings;
  /** Of the last call that was to be spoken; undefined before the first. */
  readonly state: VoiceState | undefined;
}

export interface VoiceRequests {
  "voice:describe": { input: undefined; output: Voice };
  /** In force with the answer. */
  "voice:save": { input: VoiceSettings; output: Result<undefined, { readonly kind: "not-saved" }> };
  /** The board tells what became of a call. */
  "voice:tell": { input: { readonly state: VoiceState }; output: undefined };
}

export const VOICE_CHANNELS: Rules<VoiceRequests> = {
  "voice:describe": rule(["board", "supervisor"], z.undefined()),
  "voice:save": rule(["supervisor"], voiceSettingsSchema),
  "voice:tell": rule(["board"], z.strictObject({ state: z.enum(VOICE_STATES) })),
};
