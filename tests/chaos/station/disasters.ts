import type { Disk } from "../../../src/shared/disk";
import { expectOk } from "../../../src/shared/result";
import { createSimulatedDisk } from "../../fakes/simulated-disk";
import { bringProjectionUpToDate } from "./invariants";
import { Violation } from "./ledger";
import { settle } from "./settle";
import type { Step } from "./steps";
import { getLife, openLife, type World } from "./world";

/** The process stops inside some call of the disk, or a little after the last one. */
export async function crashDuring(world: World, step: Step, work: () => Promise<unknown>): Promise<void> {
  void world.simulated.freezeAfter(step.a % 25);
  await settle(work());
  world.simulated.crash(step.kind === "powerCut" ? "power" : "process");
  world.life = undefined;
  await start(world);
}

/** Ends the program and starts it, with or without trouble while it starts. */
export async function restart(world: World, step: Step): Promise<void> {
  const { journal, runtime } = getLife(world);
  await world.role.detach(world);
  if (step.b % 2 === 0) await runtime.close();
  await journal.close();
  world.life = undefined;
  if (step.kind === "crashAtStart") {
    void world.simulated.freezeAfter(step.a % 20);
    await settle(openLife(world));
    world.simulated.crash(step.b % 3 === 0 ? "process" : "power");
    world.life = undefined;
  }
  if (step.kind === "faultAtStart") {
    world.simulated.planFault({ kind: step.a % 3 === 0 ? "no-space" : "io", afterCalls: step.b % 20 });
    const opened = await settle(openLife(world));
    if (opened.kind === "stuck") throw new Violation("hangs", "the start");
    // Whatever it answered, the next start must find everything.
    world.simulated.crash("process");
    world.life = undefined;
  }
  await start(world);
}

export async function start(world: World, asksWitness = true): Promise<void> {
  const opened = await settle(openLife(world, asksWitness));
  if (opened.kind === "stuck") throw new Violation("hangs", "the start");
  if (!opened.value.ok) throw new Violation("damaged", `does not start: ${JSON.stringify(opened.value.fault)}`);
}

/** Somebody copies journal, vault and keys while nothing is on its way. */
export async function backUp(world: World): Promise<void> {
  const { disk, journal } = getLife(world);
  if (journal.condition().kind !== "open") return;
  const copy = createSimulatedDisk(world.ledger.sent.length + 1);
  const head = journal.head();
  await copyFolder(disk, copy.boot(), "");
  world.backups.push({ disk: copy, head, pages: new Map(world.ledger.pages) });
  if (world.backups.length > MOST_BACKUPS) world.backups.shift();
}

const MOST_BACKUPS = 4;
/** Then the reserve of the world is nearly used up. */
const MOST_RESTORES = 8;

/**
 * The computer is lost; one of its copies, not always the newest, goes on in a new incarnation. What came after the copy
 * is gone, its codes are not.
 */
export async function restore(world: World, step: Step): Promise<void> {
  const backup = world.backups[step.a % Math.max(1, world.backups.length)];
  if (backup === undefined || world.restores === MOST_RESTORES) return;
  world.restores += 1;
  world.simulated = createSimulatedDisk(step.a);
  await copyFolder(backup.disk.boot(), world.simulated.boot(), "");
  world.ledger.forgetAfter(backup.head);
  world.ledger.pages = new Map(backup.pages);
  // Half of the time the browser's profile is lost, too; otherwise it knows more than the copy does.
  if (step.b % 2 === 0) {
    world.projection.rows.clear();
    world.projection.cursor = { kind: "none" };
  }
  world.life = undefined;
  // Somebody may copy the files back without a word to the program: then the projection must show it.
  const inSilence = step.b % 4 === 1;
  await start(world, !inSilence);
  if (inSilence) await bringProjectionUpToDate(world);
  const { journal, runtime } = getLife(world);
  const goesOn = runtime.lostTail() !== undefined && journal.condition().kind === "open";
  if (!goesOn) expectOk(await runtime.openIncarnation("restored"));
}

export async function copyFolder(from: Disk, to: Disk, path: string): Promise<void> {
  for (const name of expectOk(await from.list(path))) {
    const child = path === "" ? name : `${path}/${name}`;
    const inside = await from.list(child);
    if (inside.ok) {
      expectOk(await to.makeDirectory(child));
      await copyFolder(from, to, child);
    } else await copyFile(from, to, child);
  }
  expectOk(await to.flushDirectory(path));
}

async function copyFile(from: Disk, to: Disk, path: string): Promise<void> {
  const source = expectOk(await from.open(path, "read"));
  const bytes = expectOk(await source.read(0, expectOk(await source.size())));
  const target = expectOk(await to.open(path, "create"));
  expectOk(await target.write(0, bytes));
  expectOk(await target.flush());
}
