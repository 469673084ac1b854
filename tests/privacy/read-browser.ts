import { spawn } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { z } from "zod";
import { openDisplay } from "../../build/display.mjs";
import { findElectron } from "../../build/setup/electron.mjs";
import type { Extra } from "./scan-profile";

const storeLine = z.object({ store: z.string(), strings: z.array(z.string()), bytes: z.array(z.string()) });

/**
 * Everything that Chromium itself reads from the databases of a stopped profile, a store at a time. Works on a copy, as
 * Chromium writes while it reads; the copy is removed. Throws where Electron cannot do it: silence would look like clean.
 */
export async function* readBrowser(browserFolder: string): AsyncGenerator<Extra> {
  const runtime = findElectron();
  if (runtime === undefined) throw new Error("no Electron here: run node build/setup.mjs");
  const copy = await mkdtemp(path.join(tmpdir(), "quay-mot-cua-privacy-"));
  const display = await openDisplay();
  try {
    await cp(browserFolder, copy, {
      recursive: true,
      filter: (source) => !path.basename(source).startsWith("Singleton"),
    });
    const program = path.join(import.meta.dirname, "dump-indexeddb.mjs");
    const root = process.getuid?.() === 0 ? ["--no-sandbox"] : [];
    const child = spawn(runtime.executable, [...root, program, `--browser-folder=${copy}`], {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...display.env },
    });
    let complaint = "";
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      complaint = (complaint + text).slice(-2000);
    });
    const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
    for await (const line of createInterface(child.stdout)) {
      if (!line.startsWith("{")) continue;
      const { strings, bytes } = storeLine.parse(JSON.parse(line));
      yield { store: "indexeddb", bytes: Buffer.from(strings.join("\n")) };
      for (const text of bytes) yield { store: "indexeddb", bytes: Buffer.from(text, "base64") };
    }
    const code = await ended;
    if (code !== 0) throw new Error(`Electron could not read the databases (${String(code)}): ${complaint}`);
  } finally {
    display.stop();
    await rm(copy, { recursive: true, force: true });
  }
}
