import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build, type InlineConfig } from "vite";
import { BUNDLED_ASSETS } from "../../../build/bundled-assets.mjs";

const ROOT = new URL("../../../", import.meta.url).pathname;

/** The recognition window alone, with the product's assets and a host that feeds it. Returns the application's folder. */
export async function buildHost(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "quay-mot-cua-ocr-"));
  await build({
    ...common(),
    root: join(ROOT, "renderer"),
    base: "/",
    build: {
      outDir: join(folder, "renderer"),
      emptyOutDir: true,
      target: "chrome130",
      manifest: true,
      modulePreload: { polyfill: false },
      assetsInlineLimit: 0,
      rolldownOptions: { input: { recognition: join(ROOT, "renderer/recognition/index.html") } },
    },
    worker: { format: "es" },
  });
  await build(nodeSide(folder, "host.ts", "es", "main.js"));
  await build(nodeSide(folder, "preload.ts", "cjs", "preload.cjs"));
  for (const { from, to, only } of BUNDLED_ASSETS.filter((asset) => asset.to.startsWith("ocr"))) {
    mkdirSync(join(folder, "assets", to), { recursive: true });
    if (only === undefined) cpSync(join(ROOT, from), join(folder, "assets", to), { recursive: true });
    for (const name of only ?? []) cpSync(join(ROOT, from, name), join(folder, "assets", to, name));
  }
  writeFileSync(
    join(folder, "package.json"),
    JSON.stringify({ name: "ocr-bench", productName: "ocr-bench", version: "0.0.0", type: "module", main: "main.js" }),
  );
  return folder;
}

function nodeSide(folder: string, entry: string, format: "es" | "cjs", fileName: string): InlineConfig {
  return {
    ...common(),
    root: ROOT,
    ssr: { noExternal: true, external: ["electron"], target: "node" },
    build: {
      ssr: join(ROOT, "tests/bench/recognition", entry),
      outDir: folder,
      emptyOutDir: false,
      target: "node20",
      minify: false,
      rolldownOptions: {
        external: ["electron", ...builtinModules, /^node:/],
        output: { format, entryFileNames: fileName, codeSplitting: false },
      },
    },
  };
}

function common(): InlineConfig {
  return { configFile: false, envDir: false, publicDir: false, mode: "production", logLevel: "warn" };
}
