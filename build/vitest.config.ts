import { defineConfig, type TestProjectInlineConfiguration } from "vitest/config";

const root = new URL("..", import.meta.url).pathname;

/** A test waits for no clock, so the limit only ends one that hangs; a loaded computer must not reach it. */
const LIMIT_MS = 60_000;
const E2E_LIMIT_MS = 120_000;

/** What a test waits for comes in milliseconds or never: vitest's own limit of one second is met by a slow computer. */
const POLL_MS = 30_000;

function project(
  name: string,
  include: string,
  more: NonNullable<TestProjectInlineConfiguration["test"]> = {},
): TestProjectInlineConfiguration {
  const limits = { testTimeout: LIMIT_MS, hookTimeout: LIMIT_MS, expect: { poll: { timeout: POLL_MS } } };
  return { test: { name, root, include: [include], ...limits, ...more } };
}

/** One project a kind of test; the end-to-end tests run one after the other, in the real Electron. */
export default defineConfig({
  root,
  test: {
    passWithNoTests: true,
    // Small machines run this too.
    maxWorkers: 2,
    projects: [
      project("unit", "tests/{unit,electron}/**/*.test.ts"),
      project("contract", "tests/contract/**/*.test.ts", {
        globalSetup: ["tests/contract/helpers/shared-databases.ts"],
      }),
      project("storage", "tests/storage/**/*.test.ts"),
      project("renderer", "tests/renderer/**/*.test.{ts,tsx}", { environment: "jsdom" }),
      project("e2e", "tests/e2e/**/*.test.ts", {
        globalSetup: ["build/e2e-setup.mjs"],
        setupFiles: ["tests/e2e/helpers/tell-failure.ts"],
        // It looks at the windows before a test file's own hooks close them.
        sequence: { hooks: "list" },
        fileParallelism: false,
        testTimeout: E2E_LIMIT_MS,
        hookTimeout: E2E_LIMIT_MS,
      }),
    ],
  },
});
