import { existsSync } from "node:fs";
import { builtinModules } from "node:module";
import { join } from "node:path";
import react from "@vitejs/plugin-react";
import { ROOT } from "../setup/places.mjs";

/** A folder of renderer/ with an index.html is a window. */
const PAGES = ["desk", "kiosk", "board", "postal", "supervisor", "setup", "projector", "recognition"];

/** Native or provided by the runtime: never bundled. Each native one is a production dependency of package.json. */
export const UNBUNDLED = ["electron", "@napi-rs/canvas"];

/** Of the packages in a bundle; for Node's bundles behind the bundle's own name. */
export const LICENCE_LIST = "licences.json";

/** @typedef {import("vite").InlineConfig} InlineConfig */

/** @param {string} outDir @param {string} mode @returns {InlineConfig | undefined} undefined while there is no window */
export function rendererConfig(outDir, mode) {
  const root = join(ROOT, "renderer");
  const pages = PAGES.filter((page) => existsSync(join(root, page, "index.html")));
  if (pages.length === 0) return undefined;
  return {
    ...common(mode),
    root,
    base: "/",
    publicDir: false,
    plugins: [react()],
    build: {
      outDir,
      emptyOutDir: true,
      target: "chrome130",
      // electron/security reads it to learn which window may load which file.
      manifest: true,
      license: { fileName: LICENCE_LIST },
      modulePreload: { polyfill: false },
      // The content policy has no data: for fonts and scripts.
      assetsInlineLimit: 0,
      sourcemap: false,
      reportCompressedSize: false,
      chunkSizeWarningLimit: 4_000,
      rolldownOptions: { input: Object.fromEntries(pages.map((page) => [page, join(root, page, "index.html")])) },
    },
    worker: { format: "es" },
  };
}

/** @param {string} outDir @param {string} mode @returns {InlineConfig} */
export function mainConfig(outDir, mode) {
  return nodeConfig({ entry: "electron/main.ts", outDir, mode, format: "es", fileName: "main.js" });
}

/** The gateway of the training centre, a process of its own. @param {string} outDir @param {string} mode @returns {InlineConfig} */
export function gatewayConfig(outDir, mode) {
  return nodeConfig({ entry: "src/gateway/cli/main.ts", outDir, mode, format: "es", fileName: "main.js" });
}

/** A sandboxed preload is CommonJS and may require nothing but electron. @param {string} outDir @param {string} mode @returns {InlineConfig} */
export function preloadConfig(outDir, mode) {
  return nodeConfig({ entry: "electron/preload.ts", outDir, mode, format: "cjs", fileName: "preload.cjs" });
}

/**
 * @param {{ entry: string, outDir: string, mode: string, format: "es" | "cjs", fileName: string }} wanted
 * @returns {InlineConfig}
 */
function nodeConfig({ entry, outDir, mode, format, fileName }) {
  return {
    ...common(mode),
    root: ROOT,
    publicDir: false,
    ssr: { noExternal: true, external: UNBUNDLED, target: "node" },
    build: {
      ssr: join(ROOT, entry),
      outDir,
      emptyOutDir: false,
      target: "node20",
      minify: false,
      license: { fileName: `${fileName}.${LICENCE_LIST}` },
      reportCompressedSize: false,
      rolldownOptions: {
        external: [...UNBUNDLED, ...builtinModules, /^node:/],
        output: { format, entryFileNames: fileName, chunkFileNames: "main-[name]-[hash].js" },
      },
    },
  };
}

/** @param {string} mode @returns {InlineConfig} */
function common(mode) {
  return {
    configFile: false,
    envDir: false,
    mode,
    logLevel: "warn",
    clearScreen: false,
    define: { "process.env.NODE_ENV": JSON.stringify(mode) },
  };
}
