import { defineConfig } from "vitest/config";

const root = new URL("..", import.meta.url).pathname;

/** One project a kind of test; the end-to-end tests run one after the other, in the real Electron. */
export default defineConfig({
  root,
  test: {
    passWithNoTests: true,
    // Small machines run this too.
    maxWorkers: 2,
    projects: [
      { test: { name: "unit", root, include: ["tests/{unit,electron}/**/*.test.ts"] } },
      { test: { name: "contract", root, include: ["tests/contract/**/*.test.ts"] } },
      { test: { name: "storage", root, include: ["tests/storage/**/*.test.ts"] } },
      {
        test: {
          name: "renderer",
          root,
          include: ["tests/renderer/**/*.test.{ts,tsx}"],
          environment: "jsdom",
        },
      },
      {
        test: {
          name: "e2e",
          root,
          include: ["tests/e2e/**/*.test.ts"],
          globalSetup: ["build/e2e-setup.mjs"],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
