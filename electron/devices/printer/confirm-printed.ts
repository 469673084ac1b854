import type { PrinterFault, PrintTurn } from "../../../src/printing/ports";
import type { PrinterProfile } from "../../../src/printing/printer-profile";
import type { SlipBitmap } from "../../../src/printing/slip-bitmap";
import { fail, type Result } from "../../../src/shared/result";
import type { ByteChannel } from "./byte-channel";
import { lineTime, paperTime, type PrinterLimits } from "./printer-limits";
import type { StatusLink } from "./status-link";
import { pause, TOO_LATE, withLimit, type Timers } from "./timers";

interface Sent {
  readonly channel: ByteChannel;
  readonly status: StatusLink;
  readonly profile: PrinterProfile;
  readonly timers: Timers;
  readonly limits: PrinterLimits;
  readonly turn: PrintTurn;
}

type Receipt = Promise<Result<undefined, PrinterFault>>;

/**
 * All bytes are with the system: is the paper out? A line that breaks in order is no proof except for a printer that
 * never says anything, which leaves no better one.
 */
export async function confirmPrinted(sent: Sent, slip: SlipBitmap, length: number): Receipt {
  const { channel, profile, timers, limits } = sent;
  const line = lineTime(length, profile);
  const paper = paperTime(slip.height, profile);
  if (profile.status === "none") {
    // Some drivers (usblp) throw away what they still hold when the device is closed.
    await pause(timers, line + paper);
    const closed = await withLimit(timers, limits.close + limits.receipt, channel.end());
    return closed === TOO_LATE ? fail({ kind: "no-answer" }) : closed;
  }
  const receipt =
    profile.receipt === "process-id"
      ? await awaitProcessId(sent, line + paper)
      : await askAfterPaper(sent, line, paper);
  if (receipt.ok) await withLimit(timers, limits.close, channel.end());
  return receipt;
}

/** Status answers overtake the paper inside the printer: asked once the paper has had its time to come out. */
async function askAfterPaper({ status, timers, limits }: Sent, line: number, paper: number): Receipt {
  await pause(timers, paper);
  return status.askReady(limits.receipt + line);
}

let lastId = 0;

/** Four characters; none of them looks like a status answer on its way back (2, 6, R and V would). */
function nextId(): string {
  lastId = (lastId + 1) % 8 ** 4;
  return Array.from(lastId.toString(8).padStart(4, "0"), (digit) => "01345789".charAt(Number(digit))).join("");
}

/** What a person mends at the printer, after which it goes on with what it holds. */
const MENDED_BY_HAND: readonly PrinterFault["kind"][] = ["paper-out", "cover-open", "not-ready"];

/** The printer itself says when all is on paper, so paper that ran out in the middle is waited for and nobody is asked. */
async function awaitProcessId({ status, timers, limits, turn }: Sent, expected: number): Receipt {
  const confirmed = status.confirm(nextId());
  let wait = expected + limits.poll;
  let quiet = 0;
  let silent = 0;
  for (let waited = 0; waited < limits.mend; waited += limits.poll) {
    const receipt = await withLimit(timers, wait, confirmed);
    if (receipt !== TOO_LATE) return receipt;
    const ready = await Promise.race([confirmed, status.askReady(limits.answer)]);
    const fault = ready.ok ? undefined : ready.fault;
    turn.waiting(fault);
    if (fault === undefined) quiet += limits.poll;
    // Without paper some printers soon read nothing more, no question either.
    else if (fault.kind === "no-answer") silent += limits.answer;
    else if (MENDED_BY_HAND.includes(fault.kind)) quiet = silent = 0;
    else return fail(fault);
    if (quiet >= limits.receipt || silent >= limits.givenUp) break;
    wait = limits.poll;
  }
  const last = await status.askReady(limits.answer);
  return last.ok ? fail({ kind: "no-answer" }) : last;
}
