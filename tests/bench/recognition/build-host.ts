import { mkdtempSync, writeFileSync } from "node:fs";
import { builtinModules } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "vite";

const ROOT = fileURLToPath(new URL("../../../", import.meta.url));

/** The host as a program that Electron can start. Returns its folder. */
export async function buildHost(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), "quay-mot-cua-host-"));
  await build({
    configFile: false,
    envDir: false,
    publicDir: false,
    mode: "production",
    logLevel: "warn",
    root: ROOT,
    ssr: { noExternal: true, external: ["electron"], target: "node" },
    build: {
      ssr: join(ROOT, "tests/bench/recognition/host.ts"),
      outDir: folder,
      emptyOutDir: false,
      target: "node20",
      minify: false,
      reportCompressedSize: false,
      rolldownOptions: {
        external: ["electron", ...builtinModules, /^node:/],
        output: { format: "es", entryFileNames: "main.js", codeSplitting: false },
      },
    },
  });
  const described = {
    name: "recognition-host",
    productName: "recognition-host",
    version: "0.0.0",
    type: "module",
    main: "main.js",
  };
  writeFileSync(join(folder, "package.json"), JSON.stringify(described));
  return folder;
}
