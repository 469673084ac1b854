/** Colours as six hex digits. Every text colour reaches 4.5:1 on every ground it is used on (tests/renderer/tokens.test.ts). */
export interface Palette {
  readonly ink: string;
  readonly muted: string;
  readonly line: string;
  /** Edge of a field or button: 3:1 against its ground. */
  readonly edge: string;
  readonly surface: string;
  readonly ground: string;
  readonly accent: string;
  readonly accentHover: string;
  readonly onAccent: string;
  readonly accentSoft: string;
  readonly accentInk: string;
  readonly danger: string;
  readonly dangerSoft: string;
  readonly waiting: string;
  readonly waitingSoft: string;
  readonly done: string;
  readonly doneSoft: string;
  readonly focus: string;
}

/** Red: overdue or refused. Amber: waits for a person. Green: finished. Nothing else uses them. */
export const NORMAL: Palette = {
  ink: "#14242a",
  muted: "#4a5b62",
  line: "#d6dfe2",
  edge: "#75868d",
  surface: "#ffffff",
  ground: "#f3f6f7",
  accent: "#0f5c68",
  accentHover: "#0a4751",
  onAccent: "#ffffff",
  accentSoft: "#e4f0f2",
  accentInk: "#0b4d58",
  danger: "#a8201a",
  dangerSoft: "#fdecea",
  waiting: "#7d4a00",
  waitingSoft: "#fff3dc",
  done: "#1a6238",
  doneSoft: "#e6f4ea",
  focus: "#d97706",
};

/** For people who see little: black on white, no soft grounds, thick edges. */
export const HIGH: Palette = {
  ink: "#000000",
  muted: "#1a1a1a",
  line: "#000000",
  edge: "#000000",
  surface: "#ffffff",
  ground: "#ffffff",
  accent: "#003a44",
  accentHover: "#000000",
  onAccent: "#ffffff",
  accentSoft: "#ffffff",
  accentInk: "#00323b",
  danger: "#8b0000",
  dangerSoft: "#ffffff",
  waiting: "#5c3600",
  waitingSoft: "#ffffff",
  done: "#003d1a",
  doneSoft: "#ffffff",
  focus: "#b45309",
};

export type Contrast = "normal" | "high";

export const PALETTES: Readonly<Record<Contrast, Palette>> = { normal: NORMAL, high: HIGH };

/** Stacked marks (Ễ, Ậ) need 1.4 at least. */
export const LINE_HEIGHT = 1.5;
export const FONT_FAMILY = '"Tabular Figures", "Be Vietnam Pro", sans-serif';

/** WCAG 2 contrast of two colours, 1 to 21. */
export function contrastRatio(first: string, second: string): number {
  const [dark, light] = [luminance(first), luminance(second)].sort((a, b) => a - b);
  return ((light ?? 0) + 0.05) / ((dark ?? 0) + 0.05);
}

function luminance(hex: string): number {
  const channel = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
}
