import { readFile } from "node:fs/promises";
import path from "node:path";
import type { AddressInfo } from "node:net";
import { createServer, serveProvincialSystem } from "../server";
import { administer } from "./administer";
import { readCommand, USAGE, type AdminCommand, type ServeCommand } from "./arguments";
import { openGateway } from "./open";
import { askRunning, letCommandsIn } from "./running";
import { readForwardingSettings, startForwarding } from "./start-forwarding";

const TIDY_EVERY_MS = 30_000;

/** `npm run gateway`: stdout carries one line of JSON, stderr the log. */
async function main(): Promise<number> {
  const command = readCommand(process.argv.slice(2));
  if (command.kind === "usage") {
    process.stderr.write(USAGE);
    return 2;
  }
  return command.kind === "serve" ? serve(command) : administerFromHere(command);
}

async function serve(command: ServeCommand): Promise<number> {
  const { data, host, port, training, province, tls } = command;
  const opened = await openGateway(data, training, province, process.env);
  if (opened === undefined) return refuse();
  const { gateway, db, database } = opened;
  const https = tls && { key: await readFile(tls.key, "utf8"), cert: await readFile(tls.cert, "utf8") };
  const server = createServer(gateway, () => Date.now(), https);
  const settings = command.provincial === null ? null : await readForwardingSettings(command.provincial);
  serveProvincialSystem(server, gateway.parts, settings?.newsToken ?? null);
  await server.listen({ host, port });
  // A TCP server's address is never a path.
  const address = server.server.address() as AddressInfo;
  const base = `${https ? "https" : "http"}://${host}:${address.port}`;
  const commands = await letCommandsIn(data, (order) => administer(gateway, order));
  const tidying = setInterval(() => void gateway.tidy(), TIDY_EVERY_MS);
  await gateway.tidy();
  const forwarding = settings === null ? undefined : startForwarding(gateway.parts, settings);
  const code =
    training && command.agency !== null ? await gateway.createCode(command.agency, command.agency) : undefined;
  process.stdout.write(`${JSON.stringify({ ready: true, base, port: address.port, database, code })}\n`);
  await untilTold(command.withParent);
  clearInterval(tidying);
  await forwarding?.stop();
  await server.close();
  await commands.close();
  await gateway.close();
  await db.destroy();
  return 0;
}

/** A signal; or the end of stdin, which is the end of the process that holds it. */
function untilTold(withParent: boolean): Promise<void> {
  return new Promise((resolve) => {
    const told = (): void => {
      resolve();
    };
    // Told more than once (by systemd, npm and whoever started it), it goes on to answer those who wait.
    process.on("SIGINT", told);
    process.on("SIGTERM", told);
    if (withParent) process.stdin.resume().once("end", told).once("close", told);
  });
}

/**
 * Through the running gateway; by opening the database only where none runs, as that counts as a start: further numbers
 * are given out when every station has had a session since.
 */
async function administerFromHere(given: AdminCommand): Promise<number> {
  // The gateway that runs may stand in another folder.
  const command = "file" in given ? { ...given, file: path.resolve(given.file) } : given;
  const asked = await askRunning(command.data, command);
  if (asked.kind === "answer") return print(asked.answer);
  if (asked.kind === "unanswered") return print({ fault: "unanswered", why: asked.why });
  const opened = await openGateway(command.data, false, "", process.env);
  if (opened === undefined) return refuse();
  const answer = await administer(opened.gateway, command);
  await opened.gateway.close();
  await opened.db.destroy();
  return print(answer);
}

function print(answer: unknown): number {
  process.stdout.write(`${JSON.stringify(answer)}\n`);
  return typeof answer === "object" && answer !== null && "fault" in answer ? 1 : 0;
}

function refuse(): number {
  process.stderr.write("No DATABASE_URL: for service a gateway needs PostgreSQL. Training: --training.\n");
  return 2;
}

process.exitCode = await main();
