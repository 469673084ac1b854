import type { desk as vi } from "../vi/desk";

export const desk: Record<keyof typeof vi, string> = {
  title: "Desk",
  "column.work": "My work",
  "column.visit": "Visit",
  "column.help": "What helps now",
};
