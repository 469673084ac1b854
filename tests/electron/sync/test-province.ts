import type { WireReply, WireRequest } from "../../../electron/sync/ports";
import type { Limits } from "../../../src/sync/limits";
import { gatewayOn, START, type TestGateway } from "../../fakes/gateway/gateway-on";
import { createMemoryDatabase } from "../../fakes/gateway/memory/memory-database";
import { createMemoryFiles, type MemoryFileStore } from "../../fakes/gateway/memory/memory-files";

export const NO_LINE: WireReply = { kind: "network" };

/** A real gateway whose database can be put back from a backup. */
export interface TestProvince {
  gateway(): TestGateway["gateway"];
  /** The answer, or none where the gateway ended in the middle of it. */
  handle(request: WireRequest): Promise<WireReply>;
  readonly clock: { now: number };
  /** What stations learned when they were enrolled, and keep among their secrets. */
  box: Uint8Array;
  /** Ends and starts again over what was committed; `backup`: over what was then. */
  restart(backup?: ReturnType<TestProvince["backUp"]>): Promise<void>;
  backUp(): { readonly database: ReturnType<ReturnType<typeof createMemoryDatabase>["backUp"]> };
}

export async function aProvince(limits?: Limits): Promise<TestProvince> {
  const database = createMemoryDatabase();
  const clock = { now: START };
  let files: MemoryFileStore = createMemoryFiles();
  const more = limits === undefined ? {} : { limits };
  let opened = await gatewayOn(database.open(), { files, clock, ...more });
  let dying = deferred();
  return {
    gateway: () => opened.gateway,
    handle: async (request) => {
      const answer = opened.gateway.handle(request).then((reply): WireReply => ({ kind: "answer", ...reply }));
      return Promise.race([answer, dying.promise]);
    },
    clock,
    box: new Uint8Array(32),
    backUp: () => ({ database: database.backUp() }),
    async restart(backup) {
      dying.end();
      if (backup !== undefined) database.restore(backup.database);
      files = createMemoryFiles(files.backUp());
      opened = await gatewayOn(database.open(), { files, clock, folder: opened.folder, ...more });
      dying = deferred();
    },
  };
}

function deferred() {
  let end: () => void = () => undefined;
  const promise = new Promise<WireReply>((resolve) => {
    end = () => {
      resolve(NO_LINE);
    };
  });
  return { promise, end };
}
