import "@fontsource/be-vietnam-pro/400.css";
import "@fontsource/be-vietnam-pro/500.css";
import "@fontsource/be-vietnam-pro/600.css";
import "@fontsource/be-vietnam-pro/700.css";
import "@mantine/core/styles.css";
import "./figures.css";
import "./global.css";
import { MantineProvider } from "@mantine/core";
import { useLayoutEffect, useMemo, useState, type ReactNode } from "react";
import { LookContext, type Look } from "./look";
import { createVariablesResolver, mantineTheme } from "./mantine-theme";

interface ThemeProviderProps {
  readonly children: ReactNode;
}

const PLAIN = { contrast: "normal", textScale: 1 } as const satisfies Partial<Look>;

/** Around every window: fonts, tokens, Mantine. Its style elements carry the page's nonce, as the CSP asks. */
export function ThemeProvider({ children }: ThemeProviderProps) {
  const [chosen, setChosen] = useState<Pick<Look, "contrast" | "textScale">>(PLAIN);
  const resolver = useMemo(() => createVariablesResolver(chosen.contrast), [chosen.contrast]);
  const look = useMemo<Look>(
    () => ({
      ...chosen,
      change: (next) => {
        setChosen((known) => ({ ...known, ...next }));
      },
      reset: () => {
        setChosen(PLAIN);
      },
    }),
    [chosen],
  );

  useLayoutEffect(() => {
    document.documentElement.style.fontSize = `${16 * chosen.textScale}px`;
  }, [chosen.textScale]);

  return (
    <MantineProvider
      theme={mantineTheme}
      cssVariablesResolver={resolver}
      forceColorScheme="light"
      getStyleNonce={readStyleNonce}
    >
      <LookContext value={look}>{children}</LookContext>
    </MantineProvider>
  );
}

/** The protocol handler writes a fresh nonce into each page's `<meta name="style-nonce">`. */
function readStyleNonce(): string {
  return document.querySelector<HTMLMetaElement>('meta[name="style-nonce"]')?.content ?? "";
}
