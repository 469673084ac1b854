import type { Command } from "../../../src/intake/commands";
import { anActor } from "../../fakes/build-intake";
import { drawAccept, drawAcceptWithPages, drawDossier, drawMove } from "./draw-command";
import { bringProjectionUpToDate, checkAllSent, checkSent } from "./invariants";
import { Violation } from "./ledger";
import { backUp, crashDuring, restart, restore } from "./disasters";
import { send, sendAndSettle } from "./send";
import { settle } from "./settle";
import type { Step } from "./steps";
import { getLife, type World } from "./world";

const DAY = 86_400_000;

/** Does one step and checks what one step can break. Throws a Violation. */
export async function performStep(world: World, step: Step, faults: Map<string, number>): Promise<void> {
  world.clock.advance(1000 + (step.a % 60_000));
  const count = (kind: string): void => void faults.set(kind, (faults.get(kind) ?? 0) + 1);
  switch (step.kind) {
    case "accept":
      return sendOne(world, drawAccept(world, step));
    case "acceptWithPages":
      return sendOne(world, await drawAcceptWithPages(world, step));
    case "move":
      return sendOne(world, drawMove(world, step));
    case "burst":
      return sendBurst(world, drawBurst(world, step));
    case "repeat":
      count("repeated");
      return sendOne(world, world.ledger.sent[step.a % Math.max(1, world.ledger.sent.length)]?.command);
    case "staleMove": {
      const stale = drawMove(world, step, []);
      if (stale === undefined) return;
      const reply = await sendAndSettle(world, stale);
      if (reply.ok) throw new Violation("mismatched", "a move on heads that nobody has");
      return;
    }
    case "loseReply":
      count("lost-reply");
      // The window is gone before the answer comes; nobody was told anything.
      world.ledger.send(drawAccept(world, step));
      await settle(getLife(world).runtime.run(world.ledger.sent.at(-1)?.command ?? drawAccept(world, step), anActor));
      return;
    case "open": {
      const dossier = drawDossier(world, step.a);
      if (dossier === undefined) return;
      const opened = await getLife(world).runtime.openDossier(dossier.id, anActor, null);
      if (opened.ok && opened.value.core.code !== dossier.core?.code)
        throw new Violation("mismatched", "opened another");
      return;
    }
    case "project":
      await getLife(world).keeper.settle();
      return bringProjectionUpToDate(world);
    case "deleteProjection":
      count("projection-deleted");
      world.projection.rows.clear();
      world.projection.cursor = { kind: "none" };
      return;
    case "clockJump":
      count("clock-jump");
      world.clock.set(Math.max(Date.UTC(2026, 6, 1), world.clock.now() + ((step.a % 15) - 7) * DAY));
      return;
    case "checkpoint":
      await getLife(world).runtime.writeCheckpoint();
      return;
    case "lowDisk": {
      count("disk-low");
      world.simulated.setCapacity(200_000_000);
      const reply = await sendAndSettle(world, drawAccept(world, step));
      world.simulated.setCapacity(1e12);
      if (reply.ok || reply.fault.kind !== "disk-low") throw new Violation("refused", "intake on a full disk");
      return;
    }
    case "fault": {
      const kind = step.a % 2 === 0 ? "no-space" : "io";
      count(kind);
      world.simulated.planFault({ kind, afterCalls: step.b % 12 });
      await sendBurst(world, drawBurst(world, step));
      world.simulated.forgetPlans();
      return;
    }
    case "crash":
    case "powerCut":
      count(step.kind === "crash" ? "crash" : "power-cut");
      await crashDuring(world, step, () => {
        const sent = drawBurst(world, step).map((command) => send(world, command));
        return Promise.all([...sent, getLife(world).keeper.settle()]);
      });
      checkAllSent(world);
      return;
    case "crashAtStart":
    case "faultAtStart":
    case "restart":
      count(step.kind === "restart" ? "restart" : step.kind === "crashAtStart" ? "crash-at-start" : "fault-at-start");
      await restart(world, step);
      checkAllSent(world);
      return;
    case "backup":
      return backUp(world);
    case "restore":
      count("restored");
      await restore(world, step);
      checkAllSent(world);
      return;
  }
}

async function sendOne(world: World, command: Command | undefined): Promise<void> {
  if (command === undefined) return;
  await sendAndSettle(world, command);
  checkSent(world, world.ledger.send(command));
}

async function sendBurst(world: World, commands: readonly Command[]): Promise<void> {
  const settled = await settle(Promise.all(commands.map((command) => send(world, command))));
  if (settled.kind === "stuck") throw new Violation("hangs", `${commands.length} commands at once`);
  // A disk that failed may leave the journal waiting for a recovery; the next command brings it about.
  for (const command of commands) {
    if (getLife(world).journal.condition().kind === "open") checkSent(world, world.ledger.send(command));
  }
}

/** Two to six windows at once: new dossiers, moves, the same command twice. */
function drawBurst(world: World, step: Step): readonly Command[] {
  const commands: Command[] = [];
  for (let n = 0; n < 2 + (step.b % 5); n += 1) {
    const part = { ...step, a: step.a + 7919 * n, b: step.b + 104_729 * n };
    const command = (step.a >>> n) % 3 === 0 ? drawMove(world, part) : drawAccept(world, part);
    if (command !== undefined) commands.push(command);
  }
  const [first] = commands;
  return first !== undefined && step.b % 4 === 0 ? [...commands, first] : commands;
}
