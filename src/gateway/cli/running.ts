import { randomBytes } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import type { AddressInfo } from "node:net";
import { z } from "zod";
import { ifMissing } from "../file-steps";
import { writeSecret } from "../province-keys";
import { createAdminServer } from "../server";

/** `base`: of the commands' own address, which is on this computer whatever stations speak to. */
const runningSchema = z.object({ base: z.string(), token: z.string(), pid: z.int() });
/** Beside the data while a gateway runs; only its owner can read it. */
type Running = z.output<typeof runningSchema>;

export type Asked =
  /** No gateway runs over this data. */
  | { readonly kind: "nobody" }
  | { readonly kind: "answer"; readonly answer: unknown }
  /** One runs, or something else does where it did: nobody knows what became of the command. */
  | { readonly kind: "unanswered"; readonly why: string };

/** Asks the gateway that runs over this data. */
export async function askRunning(data: string, command: unknown): Promise<Asked> {
  const file = fileIn(data);
  const text = await readFile(file, "utf8").catch(ifMissing);
  if (text === undefined) return { kind: "nobody" };
  const running = runningSchema.safeParse(readJson(text));
  if (!running.success) return { kind: "unanswered", why: `${file} is not in form` };
  const { base, token } = running.data;
  const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
  try {
    const reply = await fetch(`${base}/admin/command`, { method: "POST", headers, body: JSON.stringify(command) });
    if (reply.ok) return { kind: "answer", answer: await reply.json() };
    return { kind: "unanswered", why: `${base} answers ${reply.status}; if no gateway runs, remove ${file}` };
  } catch (error) {
    return isRefused(error) ? { kind: "nobody" } : { kind: "unanswered", why: `${base}: ${String(error)}` };
  }
}

/** Lets commands in, from this computer only and without TLS; `close` ends that. */
export async function letCommandsIn(
  data: string,
  handle: (command: unknown) => Promise<unknown>,
): Promise<{ readonly close: () => Promise<void> }> {
  const token = randomBytes(32).toString("hex");
  const server = createAdminServer([
    { path: "command", token, handle: (body) => handle(readJson(Buffer.from(body).toString("utf8"))) },
  ]);
  await server.listen({ host: "127.0.0.1", port: 0 });
  // A TCP server's address is never a path.
  const { port } = server.server.address() as AddressInfo;
  const running: Running = { base: `http://127.0.0.1:${port}`, token, pid: process.pid };
  await writeSecret(fileIn(data), JSON.stringify(running));
  return {
    close: async () => {
      await server.close();
      await rm(fileIn(data), { force: true });
    },
  };
}

function fileIn(data: string): string {
  return path.join(data, "running.json");
}

function isRefused(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  return cause instanceof Error && "code" in cause && cause.code === "ECONNREFUSED";
}

/** undefined where it is not JSON: no schema takes that. */
function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
