import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { Pool } from "pg";
import { z } from "zod";
import { findRunning } from "../../../src/gateway/cli/administer";
import { startPostgres } from "../../fakes/gateway/postgres";
import { metricOf, printReport } from "../report";
import { createSender, timeAll } from "./http-sender";
import { runChild, watchMemory, type RunningChild } from "./run-child";
import { countComplete, loadStations, type LoadedStation } from "./stations";

const { values } = parseArgs({
  options: {
    json: { type: "boolean" },
    stations: { type: "string", default: "200" },
    dossiers: { type: "string", default: "100" },
    batch: { type: "string", default: "100" },
    connections: { type: "string", default: "64" },
  },
});
const [stations, dossiers, batch, atOnce] = [values.stations, values.dossiers, values.batch, values.connections].map(
  Number,
);
if (stations === undefined || dossiers === undefined || batch === undefined || atOnce === undefined) throw new Error();
/** At most this many stations share an agency's numbers. */
const STATIONS_OF_AN_AGENCY = 20;

const folder = mkdtempSync(path.join(tmpdir(), "qmc-bench-sync-"));
const synchronousCommit = "on";
const postgres = await startPostgres([
  `synchronous_commit=${synchronousCommit}`,
  "shared_buffers=256MB",
  "max_wal_size=4GB",
]);

/** A tenth of the data first, then all of it, each on a database and files of its own. */
const small = await drain(Math.max(1, dossiers / 10));
const large = await drain(dossiers);
await postgres.stop();
rmSync(folder, { recursive: true, force: true });

printReport({
  name: "sync",
  params: {
    stations,
    dossiersOfAStation: dossiers,
    batch,
    connections: atOnce,
    synchronousCommit,
    fsync: "on",
    bytesOfAnEntry: large.bytesOfAnEntry,
    complete: large.complete,
    of: stations * dossiers,
  },
  metrics: {
    "dossier keys per second": metricOf([large.keysPerSecond], "1/s"),
    "entries per second": metricOf([large.entriesPerSecond], "1/s"),
    "bare batched INSERT, rows per second": metricOf([large.insertsPerSecond], "1/s"),
    "entries, ratio": metricOf([large.entriesPerSecond / large.insertsPerSecond], "x"),
    "pages per second": metricOf([large.pagesPerSecond], "1/s"),
    "bare POST + hash + flush per second": metricOf([large.postsPerSecond], "1/s"),
    "pages, ratio": metricOf([large.pagesPerSecond / large.postsPerSecond], "x"),
    "gateway, highest PSS": metricOf([Math.max(small.memory, large.memory)], "MB"),
    "all complete, small": metricOf([small.seconds], "s"),
    "all complete": metricOf([large.seconds], "s"),
    "ten times the data, times the time": metricOf([large.seconds / small.seconds], "x"),
  },
  baseline: "bare batched INSERT of the same rows over as many connections (entries)",
  ratio: large.entriesPerSecond / large.insertsPerSecond,
});

async function drain(each: number) {
  const data = mkdtempSync(path.join(folder, "data-"));
  const url = await postgres.createDatabase();
  const gateway = await startGateway(data, url);
  const { base } = z.object({ base: z.string() }).parse(JSON.parse(gateway.firstLine));
  const send = createSender(base, atOnce ?? 1);
  const loaded = await loadStations(send, await codesFor(data, stations ?? 1), each);
  const insertsPerSecond = await bareInserts(await postgres.createDatabase(), loaded);
  const postsPerSecond = await barePosts(data, loaded);
  const memory = watchMemory(gateway.process.pid ?? 0);

  const started = performance.now();
  const keySeconds = await timeAll(loaded, atOnce ?? 1, async ({ station, dossiers: own }) => {
    for (let at = 0; at < own.length; at += batch ?? 1) {
      await station.sendBoxes(own.slice(at, at + (batch ?? 1)).map(({ box }) => box));
    }
  });
  const entrySeconds = await timeAll(loaded, atOnce ?? 1, async ({ station, dossiers: own }) => {
    for (let at = 0; at < own.length; at += batch ?? 1) {
      const pushed = await station.push(station.entries().slice(at, at + (batch ?? 1)));
      if (pushed.outcome !== "held") throw new Error(pushed.outcome);
    }
  });
  const pageSeconds = await timeAll(pagesOf(loaded), atOnce ?? 1, async ({ station, dossier }) => {
    const { status } = await station.upload(dossier.id, dossier.page());
    if (status !== 201) throw new Error(`upload: ${status}`);
  });
  const of = loaded.length * each;
  let complete = await countComplete(loaded);
  for (let rounds = 0; complete < of && rounds < 600; rounds += 1) complete = await countComplete(loaded);
  const seconds = (performance.now() - started) / 1000;
  const most = memory();
  await gateway.stop();
  rmSync(data, { recursive: true, force: true });
  const bytes = loaded.flatMap(({ station }) => station.entries().map(bytesOf)).reduce((sum, size) => sum + size, 0);
  return {
    keysPerSecond: of / keySeconds,
    entriesPerSecond: of / entrySeconds,
    pagesPerSecond: of / pageSeconds,
    insertsPerSecond,
    postsPerSecond,
    memory: most,
    seconds,
    complete,
    of,
    bytesOfAnEntry: Math.round(bytes / of),
  };
}

/** What ships where it was bundled, else the sources. */
function startGateway(data: string, url: string): Promise<RunningChild> {
  const bundle = process.env["QMC_BUNDLE"];
  const program =
    bundle === undefined ? ["--import", "tsx", "src/gateway/cli/main.ts"] : [path.join(bundle, "gateway", "main.js")];
  return runChild([...program, "--port", "0", "--data", data], { ...process.env, DATABASE_URL: url });
}

async function codesFor(data: string, count: number): Promise<readonly string[]> {
  const codes: string[] = [];
  for (let number = 0; number < count; number += 1) {
    const agency = `H99.${1 + Math.floor(number / STATIONS_OF_AN_AGENCY)}`;
    const answer = await findRunning(data, { kind: "enrol", agency, name: agency });
    codes.push(z.object({ code: z.string() }).parse(answer).code);
  }
  return codes;
}

function pagesOf(loaded: readonly LoadedStation[]) {
  return loaded.flatMap(({ station, dossiers: own }) => own.map((dossier) => ({ station, dossier })));
}

function bytesOf({ envelopeBytes, signature, sealedBody }: ReturnType<LoadedStation["station"]["entries"]>[number]) {
  return envelopeBytes.length + signature.length + (sealedBody?.length ?? 0);
}

/** The same bytes into a table without anything else, in the same batches, over as many connections as the gateway has. */
async function bareInserts(url: string, loaded: readonly LoadedStation[]): Promise<number> {
  const pool = new Pool({ connectionString: url, max: 8 });
  await pool.query("create table bare (hash text, envelope bytea, signature bytea, body bytea)");
  const entries = loaded.flatMap(({ station }) => station.entries());
  const size = batch ?? 1;
  const batches = Array.from({ length: Math.ceil(entries.length / size) }, (_, at) =>
    entries.slice(at * size, (at + 1) * size),
  );
  const seconds = await timeAll(batches, atOnce ?? 1, async (rows) => {
    const places = rows.map((_, row) => `($${4 * row + 1},$${4 * row + 2},$${4 * row + 3},$${4 * row + 4})`);
    const parameters = rows.flatMap(({ hash, envelopeBytes, signature, sealedBody }) => [
      hash,
      Buffer.from(envelopeBytes),
      Buffer.from(signature),
      Buffer.from(sealedBody ?? []),
    ]);
    await pool.query(`insert into bare values ${places.join(",")}`, parameters);
  });
  await pool.end();
  return entries.length / seconds;
}

async function barePosts(data: string, loaded: readonly LoadedStation[]): Promise<number> {
  const target = path.join(data, "bare");
  mkdirSync(target);
  const receiver = await runChild(["--import", "tsx", "tests/bench/sync/bare-receiver-child.ts", target]);
  const send = createSender(`http://127.0.0.1:${receiver.firstLine}`, atOnce ?? 1);
  const pages = pagesOf(loaded).slice(0, 4000);
  const seconds = await timeAll(pages, atOnce ?? 1, async ({ dossier }) => {
    const body = dossier.page().file;
    await send({ method: "POST", path: "/", headers: {}, body });
  });
  await receiver.stop();
  rmSync(target, { recursive: true, force: true });
  return pages.length / seconds;
}
