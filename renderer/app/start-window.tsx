import { StrictMode, useEffect, type ReactNode } from "react";
import { createRoot } from "react-dom/client";
import { TextProvider } from "../i18n/TextProvider";
import { ThemeProvider } from "../theme/ThemeProvider";
import { StationContext, useStation } from "./station-api";

/** Tells main, after the first paint, that a person can use the window. */
function Ready({ children }: { readonly children: ReactNode }) {
  const station = useStation();
  useEffect(() => {
    const frame = requestAnimationFrame(() => {
      requestAnimationFrame(() => void station.ask("window:ready", undefined));
    });
    return () => {
      cancelAnimationFrame(frame);
    };
  }, [station]);
  return children;
}

/** Draws a window's screen; the only place that touches the page's root element. */
export function startWindow(screen: ReactNode): void {
  const root = document.getElementById("root");
  if (root === null) throw new Error("the page has no root element");
  createRoot(root).render(
    <StrictMode>
      <StationContext value={window.station}>
        <ThemeProvider>
          <TextProvider>
            <Ready>{screen}</Ready>
          </TextProvider>
        </ThemeProvider>
      </StationContext>
    </StrictMode>,
  );
}
