import { mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { Pool } from "pg";
import { z } from "zod";
import { askRunning } from "../../../src/gateway/cli/running";
import { pushAnswer } from "../../../src/sync/push-entries";
import { startPostgres } from "../../fakes/gateway/postgres";
import { jsonOf } from "../../fakes/gateway/test-station";
import { metricOf, printReport } from "../report";
import { createSender, timeAll, timeSending } from "./http-sender";
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
    optionsOfService: optionsOfService().join(" "),
    bytesOfAnEntry: large.bytesOfAnEntry,
    complete: large.complete,
    of: stations * dossiers,
  },
  metrics: {
    "dossier keys per second": metricOf([large.keysPerSecond], "1/s"),
    "entries held and read, per second": metricOf([large.readPerSecond], "1/s"),
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
  const postSeconds = [await barePost(data, loaded)];
  const memory = watchMemory(gateway.process.pid ?? 0);

  const keySeconds = await timeAll(loaded, atOnce ?? 1, async ({ station, dossiers: own }) => {
    for (let at = 0; at < own.length; at += batch ?? 1) {
      await station.sendBoxes(own.slice(at, at + (batch ?? 1)).map(({ box }) => box));
    }
  });
  const entrySeconds = await sendEntries(loaded, send);
  const readSeconds = await timeAll([url], 1, untilRead);
  const pageSeconds = await timeSending(
    pagesOf(loaded),
    atOnce ?? 1,
    ({ station, dossier }) => station.uploadOf(dossier.id, dossier.page()),
    async (request) => {
      const { status } = await send(request);
      if (status !== 201) throw new Error(`upload: ${status}`);
    },
  );
  // Before and after: the machine is not equally fast all the time.
  postSeconds.push(await barePost(data, loaded));
  const of = loaded.length * each;
  let complete = 0;
  const askSeconds = await timeAll([loaded], 1, async () => {
    for (let rounds = 0; complete < of && rounds < 600; rounds += 1) complete = await countComplete(loaded);
  });
  const seconds = keySeconds + entrySeconds + readSeconds + pageSeconds + askSeconds;
  const most = memory();
  await gateway.stop();
  rmSync(data, { recursive: true, force: true });
  const bytes = loaded.flatMap(({ station }) => station.entries().map(bytesOf)).reduce((sum, size) => sum + size, 0);
  return {
    keysPerSecond: of / keySeconds,
    entriesPerSecond: of / entrySeconds,
    readPerSecond: of / (entrySeconds + readSeconds),
    pagesPerSecond: of / pageSeconds,
    insertsPerSecond,
    postsPerSecond: postSeconds.length / postSeconds.reduce((sum, one) => sum + one, 0),
    memory: most,
    seconds,
    complete,
    of,
    bytesOfAnEntry: Math.round(bytes / of),
  };
}

/** The batches of one station one after the other, as a station sends them. Seconds until the last receipt. */
async function sendEntries(loaded: readonly LoadedStation[], send: ReturnType<typeof createSender>): Promise<number> {
  const pushes = loaded.map(({ station }) => {
    const entries = station.entries();
    const size = batch ?? 1;
    return Array.from({ length: Math.ceil(entries.length / size) }, (_, at) =>
      station.pushOf(entries.slice(at * size, (at + 1) * size)),
    );
  });
  return timeAll(pushes, atOnce ?? 1, async (own) => {
    for (const request of own) {
      const { outcome } = pushAnswer.parse(jsonOf(await send(request)));
      if (outcome !== "held") throw new Error(outcome);
    }
  });
}

/** The gateway holds first and reads later: until no dossier waits to be read. */
async function untilRead(url: string): Promise<void> {
  const pool = new Pool({ connectionString: url, max: 1 });
  const isWaiting = async (): Promise<boolean> =>
    ((await pool.query("select 1 from unread limit 1")).rowCount ?? 0) > 0;
  while (await isWaiting()) await new Promise((resolve) => setTimeout(resolve, 50));
  await pool.end();
}

/** What ships where it was bundled, else the sources. */
function startGateway(data: string, url: string): Promise<RunningChild> {
  const bundle = process.env["QMC_BUNDLE"];
  const program =
    bundle === undefined ? ["--import", "tsx", "src/gateway/cli/main.ts"] : [path.join(bundle, "gateway", "main.js")];
  const env = { ...process.env, DATABASE_URL: url };
  return runChild([...optionsOfService(), ...program, "--port", "0", "--data", data], env);
}

/** The options of Node that `npm run gateway` starts it with; the bare receiver has Node's own. */
function optionsOfService(): readonly string[] {
  const { scripts } = z
    .object({ scripts: z.object({ gateway: z.string() }) })
    .parse(JSON.parse(readFileSync("package.json", "utf8")));
  return scripts.gateway.split(" ").filter((word) => word.startsWith("--"));
}

async function codesFor(data: string, count: number): Promise<readonly string[]> {
  const codes: string[] = [];
  for (let number = 0; number < count; number += 1) {
    const agency = `H99.${1 + Math.floor(number / STATIONS_OF_AN_AGENCY)}`;
    const asked = await askRunning(data, { kind: "enrol", agency, name: agency });
    codes.push(z.object({ answer: z.object({ code: z.string() }) }).parse(asked).answer.code);
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
  const statements = Array.from({ length: Math.ceil(entries.length / size) }, (_, at) => {
    const rows = entries.slice(at * size, (at + 1) * size);
    const places = rows.map((_row, row) => `($${4 * row + 1},$${4 * row + 2},$${4 * row + 3},$${4 * row + 4})`);
    const values = rows.flatMap(({ hash, envelopeBytes, signature, sealedBody }) => [
      hash,
      Buffer.from(envelopeBytes),
      Buffer.from(signature),
      Buffer.from(sealedBody ?? []),
    ]);
    return { text: `insert into bare values ${places.join(",")}`, values };
  });
  const seconds = await timeAll(statements, atOnce ?? 1, async (statement) => {
    await pool.query(statement);
  });
  await pool.end();
  return entries.length / seconds;
}

/** Seconds a page. */
async function barePost(data: string, loaded: readonly LoadedStation[]): Promise<number> {
  const target = path.join(data, "bare");
  mkdirSync(target);
  const receiver = await runChild(["--import", "tsx", "tests/bench/sync/bare-receiver-child.ts", target]);
  const send = createSender(`http://127.0.0.1:${receiver.firstLine}`, atOnce ?? 1);
  const pages = pagesOf(loaded).slice(0, 4000);
  const seconds = await timeSending(
    pages,
    atOnce ?? 1,
    ({ dossier }) => ({ method: "POST", path: "/", headers: {}, body: dossier.page().file }),
    async (request) => {
      await send(request);
    },
  );
  await receiver.stop();
  rmSync(target, { recursive: true, force: true });
  return seconds / pages.length;
}
