import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";
import { hasDisplay } from "./setup/debian.mjs";

const root = new URL("..", import.meta.url).pathname;

/** A test waits for no clock, so the limit only ends one that hangs; a loaded computer must not reach it. */
const LIMIT_MS = 60_000;
const E2E_LIMIT_MS = 120_000;

/** What a test waits for comes in milliseconds or never: vitest's own limit of one second is met by a slow computer. */
const POLL_MS = 30_000;

/**
 * Nothing is created by importing a file, so test files that run in plain Node may share what others have imported: it
 * saves a quarter of their time.
 */
const ISOLATED = false;

/** Small machines run this too. */
const WORKERS = 2;

function project(
  name: string,
  include: string,
  more: NonNullable<TestProjectInlineConfiguration["test"]> = {},
): TestProjectInlineConfiguration {
  const limits = { testTimeout: LIMIT_MS, hookTimeout: LIMIT_MS, expect: { poll: { timeout: POLL_MS } } };
  return { test: { name, root, include: [include], ...limits, ...more } };
}

/** The keyboard belongs to one window of a display: end-to-end tests share the time only where each opens one of its own. */
const hasOwnDisplays = process.platform === "linux" && !hasDisplay(process.env);

/** One project a kind of test; the end-to-end tests run in the real Electron. */
export default defineConfig({
  root,
  test: {
    passWithNoTests: true,
    maxWorkers: WORKERS,
    projects: [
      project("unit", "tests/{unit,electron}/**/*.test.ts", { isolate: ISOLATED }),
      project("contract", "tests/contract/**/*.test.ts", {
        isolate: ISOLATED,
        globalSetup: ["tests/contract/helpers/shared-databases.ts"],
      }),
      project("storage", "tests/storage/**/*.test.ts"),
      project("renderer", "tests/renderer/**/*.test.{ts,tsx}", { environment: "jsdom" }),
      project("e2e", "tests/e2e/**/*.test.ts", {
        globalSetup: ["build/e2e-setup.mjs"],
        setupFiles: ["tests/e2e/helpers/own-display.ts", "tests/e2e/helpers/tell-failure.ts"],
        // It looks at the windows before a test file's own hooks close them.
        sequence: { hooks: "list" },
        maxWorkers: hasOwnDisplays ? WORKERS : 1,
        testTimeout: E2E_LIMIT_MS,
        hookTimeout: E2E_LIMIT_MS,
      }),
    ],
  },
});
