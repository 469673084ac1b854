import {
  createTheme,
  NativeSelect,
  TextInput,
  type CSSVariablesResolver,
  type MantineColorsTuple,
} from "@mantine/core";
import { FONT_FAMILY, LINE_HEIGHT, PALETTES, type Contrast, type Palette } from "./tokens";

const ACCENT: MantineColorsTuple = [
  "#e4f0f2",
  "#cbe2e6",
  "#9fc9d0",
  "#6facb6",
  "#47909c",
  "#2a7986",
  "#186874",
  "#0f5c68",
  "#0a4751",
  "#06333a",
];

/** Hints below the field: fields of one row stand on one line. */
const INPUT_ORDER: ("label" | "input" | "description" | "error")[] = ["label", "input", "description", "error"];

export const mantineTheme = createTheme({
  colors: { accent: ACCENT },
  primaryColor: "accent",
  primaryShade: 7,
  fontFamily: FONT_FAMILY,
  fontFamilyMonospace: FONT_FAMILY,
  headings: { fontFamily: FONT_FAMILY, fontWeight: "600" },
  fontSizes: { xs: "0.8125rem", sm: "0.9375rem", md: "1rem", lg: "1.125rem", xl: "1.25rem" },
  lineHeights: { xs: "1.4", sm: "1.45", md: String(LINE_HEIGHT), lg: "1.5", xl: "1.5" },
  spacing: { xs: "0.5rem", sm: "0.75rem", md: "1rem", lg: "1.5rem", xl: "2rem" },
  defaultRadius: "sm",
  radius: { xs: "0.25rem", sm: "0.375rem", md: "0.5rem", lg: "0.75rem", xl: "1rem" },
  focusRing: "auto",
  components: {
    TextInput: TextInput.extend({ defaultProps: { inputWrapperOrder: INPUT_ORDER } }),
    NativeSelect: NativeSelect.extend({ defaultProps: { inputWrapperOrder: INPUT_ORDER } }),
  },
  respectReducedMotion: true,
});

/** Our tokens as CSS variables (`--qmc-ink`, …) and Mantine's own set to the same colours. */
export function createVariablesResolver(contrast: Contrast): CSSVariablesResolver {
  const palette = PALETTES[contrast];
  return () => ({
    variables: {
      ...tokenVariables(palette),
      "--qmc-edge-width": contrast === "high" ? "2px" : "1px",
    },
    // Mantine sets these for the light scheme: only there they can be set again.
    light: {
      "--mantine-color-text": palette.ink,
      "--mantine-color-body": palette.surface,
      "--mantine-color-dimmed": palette.muted,
      "--mantine-color-placeholder": palette.muted,
      "--mantine-color-error": palette.danger,
      "--mantine-color-default-border": palette.edge,
      // The edge of a field.
      "--mantine-color-gray-4": palette.edge,
    },
    dark: {},
  });
}

function tokenVariables(palette: Palette): Record<string, string> {
  return Object.fromEntries(
    Object.entries(palette).map(([name, value]) => [
      `--qmc-${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
      String(value),
    ]),
  );
}
