import { cleanup, configure, render, type RenderResult } from "@testing-library/react";
import axe from "axe-core";
import type { ReactNode } from "react";
import { afterEach, expect, vi } from "vitest";
import type { CentreDescription, Health } from "../../src/ipc/station-state";
import { TextProvider } from "../../renderer/i18n/TextProvider";
import type { Language } from "../../renderer/i18n/texts";
import { ThemeProvider } from "../../renderer/theme/ThemeProvider";

// A screen without a browser takes a second or more where the machine is busy.
vi.setConfig({ testTimeout: 30_000 });
// What a test waits for comes in milliseconds or never; the library's one second is met by a slow computer.
configure({ asyncUtilTimeout: 30_000 });

afterEach(cleanup);

/** What Mantine and axe ask of a browser and jsdom does not have; nothing here ever changes or is laid out. */
function completeBrowser(): void {
  Object.assign(window, {
    matchMedia: (media: string) => Object.assign(new EventTarget(), { matches: false, media, onchange: null }),
    ResizeObserver: class {
      readonly observe = (): void => undefined;
      readonly unobserve = (): void => undefined;
      readonly disconnect = (): void => undefined;
    },
  });
  Object.assign(Element.prototype, { scrollIntoView: () => undefined });
  Object.assign(HTMLCanvasElement.prototype, { getContext: () => null });
}

/** The screen as a window draws it: theme and words around it. */
export function renderScreen(screen: ReactNode, language: Language = "vi"): RenderResult {
  completeBrowser();
  return render(screen, {
    wrapper: ({ children }) => (
      <ThemeProvider>
        <TextProvider language={language}>{children}</TextProvider>
      </ThemeProvider>
    ),
  });
}

/** No rule of axe with impact serious or critical is broken. Colours need a real browser: tokens.test.ts looks at them. */
export async function expectAccessible(container: Element): Promise<void> {
  const found = await axe.run(container, {
    rules: { "color-contrast": { enabled: false }, region: { enabled: false } },
  });
  const grave = found.violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(grave.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`)).toEqual([]);
}

export const demoCentre: CentreDescription = {
  name: "Trung tâm Phục vụ hành chính công xã Mẫu",
  commune: "Xã Mẫu",
  province: "tỉnh Minh Họa",
  agencyCode: "H99.001",
  training: true,
};

export function aHealth(changes: Partial<Health> = {}): Health {
  return {
    network: "offline",
    hub: "alone",
    printer: "ready",
    disk: { state: "enough", freeBytes: 120_000_000_000 },
    owed: { dossiers: 0, since: undefined },
    clockJump: undefined,
    ...changes,
  };
}
