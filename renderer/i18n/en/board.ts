import type { board as vi } from "../vi/board";

export const board: Record<keyof typeof vi, string> = {
  title: "Now serving",
  none: "No number has been called yet",
  now: "Number",
  counter: "Counter {{counter}}",
  recent: "Just called",
  waiting: "Waiting",
  "waiting.people": "{{people}} people",
  "waiting.range": "about {{from}} to {{to}} minutes",
  "connection.lost": "Reconnecting to the hub. The numbers shown still hold.",
};
