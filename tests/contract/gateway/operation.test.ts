import { createServer as createTcpServer, connect, type AddressInfo, type Server, type Socket } from "node:net";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { Kysely, Migrator, PostgresDialect } from "kysely";
import { Pool } from "pg";
import { expect, test } from "vitest";
import { whenThere } from "../../../src/gateway/cli/when-there";
import { openFileStore, type FileStore } from "../../../src/gateway/file-store";
import { MIGRATIONS } from "../../../src/gateway/migrations/index";
import { createServer } from "../../../src/gateway/server";
import { openPostgres, type Database } from "../../../src/gateway/store/database";
import type { Tables } from "../../../src/gateway/store/tables";
import { sessionAnswer } from "../../../src/sync/session-start";
import { provinceOf, type Province } from "../../fakes/gateway/both-databases";
import { gatewayOn, removeFolder } from "../../fakes/gateway/gateway-on";
import { openEmptyTrainingDatabase, sharedPostgres } from "../../fakes/gateway/shared-databases";
import { jsonOf } from "../../fakes/gateway/test-station";

interface Road {
  /** The database's address over this road. */
  readonly url: string;
  open(): Promise<void>;
  /** Nobody gets through, and who was on the way does not arrive. */
  cut(): Promise<void>;
}

/** A road to the database that can be cut. */
async function roadTo(url: string): Promise<Road> {
  const there = Number(new URL(url).port);
  const sockets = new Set<Socket>();
  const listen = (port: number): Promise<Server> => {
    const server = createTcpServer((near) => {
      const far = connect(there, "127.0.0.1");
      for (const socket of [near, far]) {
        sockets.add(socket);
        socket.on("error", () => undefined).once("close", () => sockets.delete(socket));
      }
      near.pipe(far).pipe(near);
    });
    return new Promise((resolve) => {
      server.listen(port, "127.0.0.1", () => {
        resolve(server);
      });
    });
  };
  let server: Server | undefined = await listen(0);
  // A TCP server's address is never a path.
  const { port } = server.address() as AddressInfo;
  const road = new URL(url);
  road.port = String(port);
  return {
    url: road.href,
    open: async () => {
      server = await listen(port);
    },
    cut: async () => {
      const closed = new Promise((resolve) => server?.close(resolve));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

async function close({ gateway, db, ...province }: Province): Promise<void> {
  await gateway.settled();
  await db.destroy();
  await removeFolder(province);
}

test("a database that goes away in the middle makes the gateway busy; it goes on by itself, and what was held is held", async () => {
  const road = await roadTo(await sharedPostgres().createDatabase());
  const db = await openPostgres(road.url, 4);
  const province = provinceOf(await gatewayOn(db));
  const server = createServer(province.gateway, () => province.clock.now);
  const health = async () => {
    province.clock.now += 1_000;
    const reply = await server.inject({ method: "GET", url: "/health" });
    return { status: reply.statusCode, ...reply.json<object>() };
  };
  const station = await province.enrolledStation();
  station.accept("H99.1-261124-0001");
  expect(await station.push(station.entries())).toMatchObject({ outcome: "held", stored: 1 });
  await province.gateway.settled();
  expect(await health()).toEqual({ status: 200, ok: true, unread: 0 });
  await road.cut();
  expect(await health()).toEqual({ status: 503, ok: false, unread: null });
  expect(await station.session()).toMatchObject({ problem: "busy" });
  station.accept("H99.1-261124-0002");
  const asked = await Promise.all([station.session(), station.session(), station.session()]);
  expect(asked.map((answer) => (answer as { problem?: string }).problem)).toEqual(["busy", "busy", "busy"]);
  await province.gateway.tidy();
  await road.open();
  const session = sessionAnswer.parse(await station.session());
  expect(session.lines).toMatchObject([{ head: { sequence: 1 } }]);
  expect(await station.push(station.entries())).toMatchObject({ outcome: "held", stored: 1, duplicates: 1 });
  expect(await health()).toMatchObject({ status: 200, ok: true });
  // Kinds and codes of the system, and nothing that a row holds.
  expect(province.logged.join("\n")).not.toMatch(/H99|[0-9a-f]{32}/);
  await server.close();
  await close(province);
  await road.cut();
});

test("a gateway that starts before its database waits for it, and does not wait where that is of no use", async () => {
  const address = await sharedPostgres().createDatabase();
  const road = await roadTo(address);
  await road.cut();
  const waited: unknown[] = [];
  const open = () => openPostgres(road.url, 2);
  const db = await whenThere(
    open,
    (error) => waited.push(error),
    async () => {
      if (waited.length === 2) await road.open();
    },
  );
  expect(waited).toHaveLength(2);
  await db.destroy();
  await road.cut();
  const missing = new URL(address);
  missing.pathname = "/nobody-made-it";
  const never = () => Promise.reject(new Error("waited in vain"));
  await expect(
    whenThere(
      () => openPostgres(missing.href, 2),
      () => undefined,
      never,
    ),
  ).rejects.toThrow("tables");
});

test("a full disk at the province holds up pages only, and they are held once there is room", async () => {
  const folder = await mkdtemp(path.join(tmpdir(), "qmc-full-"));
  const real = await openFileStore(path.join(folder, "files"));
  const disk = { isFull: true };
  const noSpace = () => Object.assign(new Error("no space left on device"), { code: "ENOSPC" });
  const files: FileStore = {
    ...real,
    putAll: (all) => (disk.isFull ? Promise.resolve(all.map(() => noSpace())) : real.putAll(all)),
    writePart: (...part) => (disk.isFull ? Promise.reject(noSpace()) : real.writePart(...part)),
  };
  const province = provinceOf(await gatewayOn(await openEmptyTrainingDatabase(), { files }));
  const station = await province.enrolledStation();
  const dossier = station.accept("H99.1-261124-0001", [500]);
  const [page] = dossier.pages;
  if (page === undefined) throw new Error("a page");
  await station.sendKeys(dossier.key);
  expect(jsonOf(await station.upload(dossier.id, page))).toMatchObject({ problem: "busy" });
  expect(jsonOf(await station.upload(dossier.id, page, 10))).toMatchObject({ problem: "busy" });
  expect(await station.push(station.entries())).toMatchObject({ outcome: "held" });
  expect(province.logged).toContain('request-failed {"error":"Error ENOSPC"}');
  disk.isFull = false;
  expect(jsonOf(await station.upload(dossier.id, page))).not.toHaveProperty("problem");
  await close(province);
  await rm(folder, { recursive: true, force: true });
});

test("two gateways over one database and one folder: what one held the other knows, and a token passes one of them", async () => {
  const url = await sharedPostgres().createDatabase();
  const first = provinceOf(await gatewayOn(await openPostgres(url, 4)));
  const second = await gatewayOn(await openPostgres(url, 4), { folder: first.folder, clock: first.clock });
  const station = await first.enrolledStation();
  const dossiers = [1, 2].map((number) => station.accept(`H99.1-261124-000${number}`, [900]));
  const [page, other] = dossiers.map(({ pages }) => pages[0]);
  if (page === undefined || other === undefined) throw new Error("a page each");
  await station.sendKeys(...dossiers.map(({ key }) => key));
  const push = station.pushOf(station.entries());
  const answers = await Promise.all([first.gateway.handle(push), second.gateway.handle(push)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 401]);
  // Both write their pages into the one folder at the same moment.
  const uploads = dossiers.flatMap(({ id, pages }) => pages.map((one) => station.uploadOf(id, one)));
  const sent = await Promise.all(uploads.map((one, index) => (index === 0 ? first : second).gateway.handle(one)));
  expect(sent.map(({ status }) => status)).toEqual([201, 201]);
  station.speakTo((request) => second.gateway.handle(request));
  expect(await station.push(station.entries())).toMatchObject({ stored: 0, duplicates: 2 });
  await first.gateway.settled();
  await second.gateway.settled();
  expect(await station.ask("/v1/custody", { dossiers: dossiers.map(({ id }) => id) })).toMatchObject({
    dossiers: [{ missingPages: [] }, { missingPages: [] }],
  });
  await first.gateway.revoke(station.identity.station);
  expect(await station.session()).toMatchObject({ problem: "revoked" });
  await second.db.destroy();
  await close(first);
});

test("a database of the first version is brought up to date with everything that it holds", async () => {
  const url = await sharedPostgres().createDatabase();
  const old = new Kysely<Tables>({
    dialect: new PostgresDialect({ pool: new Pool({ connectionString: url, max: 1 }) }),
  });
  const provider = { getMigrations: () => Promise.resolve({ ...MIGRATIONS }) };
  const { error } = await new Migrator({ db: old, provider }).migrateTo("001-start");
  expect(error).toBeUndefined();
  // What the latest program writes and the first one did as well.
  const latest = await openPostgres(await sharedPostgres().createDatabase(), 2);
  const before = provinceOf(await gatewayOn(latest));
  const station = await before.enrolledStation();
  station.accept("H99.1-261124-0001");
  await station.push(station.entries());
  await before.gateway.settled();
  for (const table of ["meta", "centres", "stations", "number_blocks"] as const) await copy(latest, old, table);
  const lines = await latest.selectFrom("lines").select(COLUMNS_OF_LINES).execute();
  await old.insertInto("lines").values(lines).execute();
  await copy(latest, old, "entries");
  await latest.destroy();
  await old.destroy();

  const present = await openPostgres(url, 2);
  const after = await gatewayOn(present, { folder: before.folder, clock: before.clock });
  station.speakTo((request) => after.gateway.handle(request));
  expect(sessionAnswer.parse(await station.session()).lines).toMatchObject([{ head: station.head() }]);
  station.accept("H99.1-261124-0002");
  expect(await station.push(station.entries())).toMatchObject({ stored: 1, duplicates: 1 });
  await present.destroy();
  await removeFolder(before);
});

const COLUMNS_OF_LINES = ["station", "incarnation", "line", "head_sequence", "head_hash", "holes"] as const;

async function copy(
  from: Database,
  to: Database,
  table: "meta" | "centres" | "stations" | "number_blocks" | "entries",
) {
  const rows = await from.selectFrom(table).selectAll().execute();
  await to.insertInto(table).values(rows).execute();
}
