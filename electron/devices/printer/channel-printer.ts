import type { PrinterFault, PrintOutcome, PrintTurn, SlipPrinter } from "../../../src/printing/ports";
import type { PrinterProfile } from "../../../src/printing/printer-profile";
import type { SlipBitmap } from "../../../src/printing/slip-bitmap";
import { fail, ok, type Result } from "../../../src/shared/result";
import { buildSlipBytes, fillBrokenBand, type Before } from "./build-bytes";
import type { ByteChannel, OpenChannel } from "./byte-channel";
import { confirmPrinted } from "./confirm-printed";
import { DEFAULT_LIMITS, lineTime, type PrinterLimits } from "./printer-limits";
import { createStatusLink, type StatusLink } from "./status-link";
import { TOO_LATE, withLimit, type Timers } from "./timers";

export interface ChannelPrinter {
  readonly open: OpenChannel;
  readonly profile: PrinterProfile;
  readonly timers: Timers;
  readonly limits?: PrinterLimits;
  /** Other stations print here too: each slip begins as if one of theirs had broken off. */
  readonly shared?: boolean;
}

interface Line {
  readonly channel: ByteChannel;
  readonly status: StatusLink;
}

const CHUNK = 4_096;
const SAID_BY_PRINTER: readonly PrinterFault["kind"][] = ["paper-out", "cover-open", "not-ready"];

/**
 * A printer at the other end of a line (network, device file). Asks before a byte of the slip leaves, so that paper out,
 * cover open and off are `failed`; after the first byte whatever goes wrong is `unknown`.
 */
export function createChannelPrinter({
  open,
  profile,
  timers,
  limits = DEFAULT_LIMITS,
  shared = false,
}: ChannelPrinter): SlipPrinter {
  let previous: Promise<unknown> = Promise.resolve();
  const rested = shared ? "new" : "well";
  /** After a start or trouble the printer may be inside an image. */
  let before: Before = "new";
  /** Zeros went there since the last slip: a printer without paper keeps them all, and more of them would fill it. */
  let filled = false;

  async function openLine(purpose: "print" | "check"): Promise<Result<Line, PrinterFault>> {
    const opening = open();
    const opened = await withLimit(timers, limits.open, opening);
    if (opened === TOO_LATE) {
      void opening.then((late) => {
        if (late.ok) late.value.destroy();
      });
      return fail({ kind: "off" });
    }
    if (!opened.ok) return opened;
    const line = { channel: opened.value, status: createStatusLink(opened.value, timers) };
    // Before any question: a printer inside a command would take the question for a part of it.
    const isFilled = before === "well" || (filled && !(shared && purpose === "print"));
    const filling = isFilled ? new Uint8Array(0) : fillBrokenBand(profile);
    const sent = await send(line.channel, filling, limits.stall);
    if (!sent.ok) line.channel.destroy();
    if (!sent.ok || profile.status === "none") return sent.ok ? ok(line) : sent;
    const ready = await line.status.askReady(limits.answer + lineTime(filling.length, profile));
    // An answer, whatever it says, proves that the zeros before the question have arrived.
    filled ||= ready.ok || SAID_BY_PRINTER.includes(ready.fault.kind);
    if (ready.ok) return ok(line);
    line.channel.destroy();
    return ready;
  }

  async function printNow(slip: SlipBitmap, turn: PrintTurn): Promise<PrintOutcome> {
    let bytes: Uint8Array;
    try {
      bytes = buildSlipBytes(slip, profile, before);
    } catch {
      // Nothing has been sent: the ledger may know that for certain.
      return { kind: "failed", fault: { kind: "not-drawn" } };
    }
    const line = await openLine("print");
    if (!line.ok) return { kind: "failed", fault: line.fault };
    const { channel, status } = line.value;
    if (!(await turn.begin())) {
      channel.destroy();
      return { kind: "failed", fault: { kind: "stopped" } };
    }
    const sent = await send(channel, bytes, limits.givenUp, turn);
    const printed = sent.ok
      ? await confirmPrinted({ channel, status, profile, timers, limits, turn }, slip, bytes.length)
      : sent;
    channel.destroy();
    before = printed.ok ? rested : "torn";
    filled = false;
    return printed.ok ? { kind: "printed" } : { kind: "unknown", fault: printed.fault };
  }

  /** In pieces, so that a printer that stops reading is noticed by the first piece that is not taken in its time. */
  async function send(
    channel: ByteChannel,
    bytes: Uint8Array,
    patience: number,
    turn?: PrintTurn,
  ): Promise<Result<undefined, PrinterFault>> {
    for (let offset = 0; offset < bytes.length; offset += CHUNK) {
      const piece = bytes.subarray(offset, offset + CHUNK);
      const writing = channel.write(piece);
      let written = await withLimit(timers, limits.stall + lineTime(piece.length, profile), writing);
      if (written === TOO_LATE && patience > limits.stall) {
        turn?.waiting({ kind: "no-answer" });
        written = await withLimit(timers, patience - limits.stall, writing);
        turn?.waiting(undefined);
      }
      if (written === TOO_LATE) return fail({ kind: "no-answer" });
      if (!written.ok) return written;
    }
    return ok();
  }

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const job = previous.then(work);
    previous = job.catch(() => undefined);
    return job;
  }

  return {
    print: (slip, turn) => inTurn(() => printNow(slip, turn)),
    check: () =>
      inTurn(async () => {
        const line = await openLine("check");
        if (!line.ok) return line;
        await withLimit(timers, limits.close, line.value.channel.end());
        line.value.channel.destroy();
        return ok();
      }),
  };
}
