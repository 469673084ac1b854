import type { RunFault } from "../../../electron/station/command-runner";
import type { Answer } from "../../../electron/station/answer";
import type { Command } from "../../../src/intake/commands";
import type { Result } from "../../../src/shared/result";
import { anActor } from "../../fakes/build-intake";
import { Violation, type Sent } from "./ledger";
import { settle } from "./settle";
import { getLife, isFenced, type World } from "./world";

/** Faults that a station may answer on an ordinary bad day. Anything else is a bug. */
const ORDINARY: ReadonlySet<RunFault["kind"]> = new Set([
  "not-saved",
  "unknown",
  "faulted",
  "disk-low",
  "no-key",
  "changed",
  "illegal-move",
  "used-up",
]);

/** A move that the rules allow only so many times is refused at its field. */
function isOrdinary(fault: RunFault): boolean {
  if (fault.kind !== "fields") return ORDINARY.has(fault.kind);
  return fault.faults.every(({ problem }) => problem.kind === "limit-reached" || problem.kind === "fee-due");
}

/** Sends a command; when its reply arrives, people know it. The promise never settles if the process dies before. */
export async function send(world: World, command: Command): Promise<Result<Answer, RunFault>> {
  const record = world.ledger.send(command);
  const reply = await getLife(world).runtime.run(command, anActor);
  noteReply(world, record, reply);
  return reply;
}

/** As `send`, and the station must answer. */
export async function sendAndSettle(world: World, command: Command): Promise<Result<Answer, RunFault>> {
  const settled = await settle(send(world, command));
  if (settled.kind === "stuck") throw new Violation("hangs", `${command.kind} without an answer`);
  return settled.value;
}

function noteReply(world: World, record: Sent, reply: Result<Answer, RunFault>): void {
  const { ledger } = world;
  const { command } = record;
  if (!reply.ok) {
    if (record.answer !== undefined) {
      // A refusal after an answer: only a disk that cannot be read may say "unknown" for now.
      if (reply.fault.kind !== "unknown" && reply.fault.kind !== "faulted") {
        throw new Violation("lost", `repeated ${command.kind} is answered by ${reply.fault.kind}`);
      }
      return;
    }
    // A draft that is a dossier already: an earlier command, whose reply was lost, made it.
    if (reply.fault.kind === "already-accepted") throw new Violation("mismatched", "a draft with two commands");
    if (isFenced(world)) return;
    if (!isOrdinary(reply.fault)) throw new Violation("refused", `${command.kind}: ${JSON.stringify(reply.fault)}`);
    return;
  }
  const answer = reply.value;
  if (answer.dossier !== record.dossier) throw new Violation("mismatched", "an answer about another dossier");
  if (record.answer !== undefined) {
    const same = JSON.stringify(answer) === JSON.stringify(record.answer);
    if (!same) throw new Violation("duplicated", `two answers to one ${command.kind}`);
    return;
  }
  record.answer = answer;
  if (command.kind === "accept") {
    if (answer.code === null) throw new Violation("mismatched", "an acceptance without a code");
    const owner = ledger.codes.get(answer.code);
    if (owner !== undefined && owner !== answer.entry) throw new Violation("duplicated", `code ${answer.code} twice`);
    ledger.codes.set(answer.code, answer.entry);
  }
}
