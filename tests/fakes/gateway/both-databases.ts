import { afterAll, beforeAll, describe } from "vitest";
import { openPostgres, type Database } from "../../../src/gateway/store/database";
import { createMemoryDatabase } from "./memory/memory-database";
import { createMemoryFiles } from "./memory/memory-files";
import { gatewayOn, removeFolder, type TestGateway } from "./gateway-on";
import { openEmptyTrainingDatabase, sharedPostgres } from "./shared-databases";
import { aStation, type TestStation } from "./test-station";

export interface Province extends TestGateway {
  /** A station that is enrolled in a centre of its own, or in the named one. */
  readonly enrolledStation: (agency?: string) => Promise<TestStation>;
  readonly newStation: () => TestStation;
}

/** The same tests over the training database and over PostgreSQL: both must pass. */
export function onBothDatabases(name: string, tests: (province: () => Province) => void): void {
  on(["PGlite", "PostgreSQL"], name, tests);
}

/** And over the one in memory, which long random histories take: it may not differ in anything that a station sees. */
export function onEveryDatabase(name: string, tests: (province: () => Province) => void): void {
  on(["PGlite", "PostgreSQL", "memory"], name, tests);
}

type Kind = "PGlite" | "PostgreSQL" | "memory";

function on(kinds: readonly Kind[], name: string, tests: (province: () => Province) => void): void {
  for (const kind of kinds) {
    describe(`${name}, on ${kind}`, () => {
      let db: Database | undefined;
      let province: Province | undefined;

      beforeAll(async () => {
        db = await openEmpty(kind);
        province = provinceOf(await gatewayOn(db, kind === "memory" ? { files: createMemoryFiles() } : {}));
      });
      afterAll(async () => {
        await province?.gateway.settled();
        await db?.destroy();
        if (province) await removeFolder(province);
      });
      tests(() => {
        if (province === undefined) throw new Error("the province is not open");
        return province;
      });
    });
  }
}

async function openEmpty(kind: Kind): Promise<Database> {
  if (kind === "memory") return createMemoryDatabase().open();
  if (kind === "PGlite") return openEmptyTrainingDatabase();
  return openPostgres(await sharedPostgres().createDatabase(), 4);
}

let agencies = 100;

export function provinceOf(opened: TestGateway): Province {
  const { gateway, clock } = opened;
  const newStation = (): TestStation => aStation((request) => gateway.handle(request), clock);
  return {
    ...opened,
    newStation,
    enrolledStation: async (agency = `H99.${(agencies += 1)}`) => {
      const station = newStation();
      await station.enrol(await gateway.createCode(agency, "Trung tâm mẫu"));
      return station;
    },
  };
}
