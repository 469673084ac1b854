import { mkdir, rename, rm } from "node:fs/promises";
import { constants, setPriority } from "node:os";
import path from "node:path";
import { utilityProcess, type UtilityProcess } from "electron";
import { z } from "zod";

const readyLine = z.object({ ready: z.literal(true), base: z.url(), code: z.string().optional() });
type DemoGatewayReady = z.output<typeof readyLine>;

export interface DemoGateway {
  /** undefined: it does not start on this computer. */
  readonly ready: Promise<DemoGatewayReady | undefined>;
  /** Ends it, and waits for that a little: its data is of training only. */
  close(): Promise<void>;
}

const ENDS_WITHIN_MS = 3_000;

/** The training centre's province: the real gateway as a child on loopback, with a database that does not flush. */
export function startDemoGateway(program: string, folder: string, agency: string, province: string): DemoGateway {
  const data = path.join(folder, "training-province");
  let child: UtilityProcess | undefined;
  let isClosing = false;

  const start = async (): Promise<DemoGatewayReady | undefined> => {
    await mkdir(data, { recursive: true, mode: 0o700 });
    if (isClosing) return undefined;
    const given = ["--port", "0", "--data", data, "--training", "--agency", agency, "--province", province];
    child = utilityProcess.fork(program, given, {
      stdio: ["ignore", "pipe", "ignore"],
      serviceName: "training-province",
    });
    return readReady(child);
  };
  const startTwice = async (): Promise<DemoGatewayReady | undefined> => {
    const first = await start();
    if (first !== undefined || isClosing) return first;
    // What a killed program left behind may not open again: it is put aside, and the province begins anew.
    const aside = `${data}.unreadable`;
    await rm(aside, { recursive: true, force: true });
    await rename(data, aside);
    return start();
  };

  return {
    ready: startTwice(),
    async close() {
      isClosing = true;
      const running = child;
      if (running?.pid === undefined) return;
      const ended = new Promise<void>((resolve) =>
        running.once("exit", () => {
          resolve();
        }),
      );
      running.kill();
      await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, ENDS_WITHIN_MS))]);
    },
  };
}

/** undefined: it ended before it was ready. */
function readReady(child: UtilityProcess): Promise<DemoGatewayReady | undefined> {
  return new Promise((resolve) => {
    let said = "";
    child.once("spawn", () => {
      // The officer's work comes first, always.
      if (child.pid !== undefined) setPriority(child.pid, constants.priority.PRIORITY_LOW);
    });
    child.once("exit", () => {
      resolve(undefined);
    });
    child.stdout?.on("data", (bytes: Buffer) => {
      said += bytes.toString("utf8");
      const line = said.split("\n").find((one) => one.startsWith("{"));
      if (line === undefined || !said.includes("\n")) return;
      resolve(readyLine.safeParse(JSON.parse(line)).data);
    });
  });
}
