import type { voice as vi } from "../vi/voice";

export const voice: Record<keyof typeof vi, string> = {
  title: "Loudspeaker of the board",
  volume: "Volume",
  "volume.off": "Silent",
  "volume.low": "Low",
  "volume.usual": "Normal",
  "volume.loud": "Loud",
  english: "Call in English as well",
  speaks: "The last call was spoken.",
  off: "The loudspeaker is off: the board only shows numbers.",
  "no-sound": "The board cannot play sound.",
  "no-clips": "Voice files are missing, the board cannot speak.",
  "trouble.safe": "Numbers are still shown on the board.",
  "no-sound.todo": "Check the loudspeaker and its cable, then call a number again.",
  "no-clips.todo": "Install the program again or copy the voice folder back.",
  "not-saved": "The setting was not saved.",
  "not-saved.safe": "The board calls as before.",
  "not-saved.todo": "See whether the disk has room, then choose again.",
};
