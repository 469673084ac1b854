import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { build } from "vite";
import { createNodeCrypto } from "../../../electron/keys/node-crypto";
import { createRandomIds } from "../../../electron/station/random-ids";
import {
  createEpoch,
  createUnlockedKeys,
  encodeUnlockedKeys,
  type UnlockedKeys,
} from "../../../electron/keys/unlocked-keys";
import type { StationId } from "../../../src/shared/brand";
import type { Order, Reply } from "./orders";

export interface ChildFiles {
  /** Removed by the caller. */
  readonly folder: string;
  readonly profile: string;
  readonly secretsFile: string;
  readonly secrets: UnlockedKeys;
  readonly program: string;
}

/** Bundles the child once, so that a start takes as long as the station's own start. */
export async function prepareChild(): Promise<ChildFiles> {
  const folder = await mkdtemp(join(tmpdir(), "station-kill-"));
  await build({
    configFile: false,
    logLevel: "error",
    build: {
      ssr: join(import.meta.dirname, "station-child.ts"),
      outDir: join(folder, "program"),
      target: "node20",
      rolldownOptions: { output: { entryFileNames: "child.mjs" } },
    },
    ssr: { noExternal: true },
  });
  const crypto = createNodeCrypto();
  // An id of the id source has the form of all ids.
  const station = createRandomIds().next() as StationId;
  const secrets = createUnlockedKeys(crypto, station, "centre", [createEpoch(crypto, 1)], null);
  const secretsFile = join(folder, "secrets.json");
  await writeFile(secretsFile, encodeUnlockedKeys(secrets), { mode: 0o600 });
  return {
    folder,
    profile: join(folder, "profile"),
    secretsFile,
    secrets,
    program: join(folder, "program", "child.mjs"),
  };
}

export interface Child {
  readonly process: ChildProcessWithoutNullStreams;
  order(order: Order): void;
  /** Resolves when the process is gone and its last words were heard. */
  readonly ended: Promise<void>;
}

/** `wrapper`: a program and its arguments in front of node, such as strace. */
export function startChild(
  files: ChildFiles,
  stationKey: string,
  heard: (reply: Reply) => void,
  wrapper: readonly string[] = [],
): Child {
  const [program, ...args] = [
    ...wrapper,
    process.execPath,
    files.program,
    files.profile,
    files.secretsFile,
    stationKey,
  ];
  const child = spawn(program, args, { stdio: ["pipe", "pipe", "pipe"] });
  let complaint = "";
  child.stderr.on("data", (text: Buffer) => {
    complaint += text.toString();
  });
  // A process that was killed does not read any more.
  child.stdin.on("error", () => undefined);
  // A line is whole, or the process died inside it and nobody was told.
  createInterface({ input: child.stdout }).on("line", (line) => {
    if (line.endsWith("}")) heard(JSON.parse(line) as Reply);
  });
  const ended = new Promise<void>((resolve, reject) => {
    child.on("close", (code) => {
      if (code === null || code === 0) resolve();
      else reject(new Error(`the station ended with ${code}: ${complaint}`));
    });
  });
  return {
    process: child,
    order: (order) => child.stdin.write(`${JSON.stringify(order)}\n`),
    ended,
  };
}
