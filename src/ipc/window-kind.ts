/** The windows of a station. `projector` and `recognition` are never shown. */
export const WINDOW_KINDS = [
  "setup",
  "desk",
  "postal",
  "supervisor",
  "kiosk",
  "board",
  "projector",
  "recognition",
] as const;

export type WindowKind = (typeof WINDOW_KINDS)[number];

/** Windows of one trust share a session; windows of different trust share nothing. */
export type Trust = "staff" | "kiosk" | "board";

export function trustOf(kind: WindowKind): Trust {
  return kind === "kiosk" || kind === "board" ? kind : "staff";
}

export function isWindowKind(text: string): text is WindowKind {
  return (WINDOW_KINDS as readonly string[]).includes(text);
}
