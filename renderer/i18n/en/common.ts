import type { common as vi } from "../vi/common";

export const common: Record<keyof typeof vi, string> = {
  product: "Quầy Một Cửa",
  training: "TRAINING",
  trainingNote: "Demo centre: people and papers are fictional",
  language: "Language",
  "language.vi": "Tiếng Việt",
  "language.en": "English",
  close: "Close",
  back: "Back",
  next: "Next",
  undo: "Undo",
  open: "Open",
  edit: "Edit",
  working: "Working…",
  done: "Done",
  "progress.of": "{{done}}/{{total}}",
  "notice.what": "What happened",
  "notice.safe": "What is safe",
  "notice.todo": "What to do",
  "key.press": "key {{key}}",
};
