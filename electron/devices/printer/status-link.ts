import { findStatusFault, isStatusAnswer } from "../../../src/printing/printer-status";
import type { PrinterFault } from "../../../src/printing/ports";
import { fail, ok, type Result } from "../../../src/shared/result";
import type { ByteChannel } from "./byte-channel";
import { TOO_LATE, withLimit, type Timers } from "./timers";

/** What can be asked of a printer over an open line. */
export interface StatusLink {
  /** DLE EOT 1, 2 and 4, one after the other; each answer within `limit` milliseconds. */
  askReady(limit: number): Promise<Result<undefined, PrinterFault>>;
  /** GS ( H: done once everything sent before is on paper, never if that does not happen. */
  confirm(id: string): Promise<Result<undefined, PrinterFault>>;
}

const PROCESS_ID_HEADER = [0x37, 0x22];

/** Takes the channel's data for itself. Unasked bytes (automatic status, XON) are passed over. */
export function createStatusLink(channel: ByteChannel, timers: Timers): StatusLink {
  let answered: ((byte: number) => void) | undefined;
  let confirmed: (() => void) | undefined;
  let expected = "";
  let tail: number[] = [];
  const lineGone = channel.closed.then(() => undefined);

  channel.onData((bytes) => {
    for (const byte of bytes) {
      tail = [...tail, byte].slice(-7);
      if (confirmed !== undefined && Buffer.from(tail).toString("latin1") === expected) {
        confirmed();
        confirmed = undefined;
      } else if (isStatusAnswer(byte) && answered !== undefined) {
        answered(byte);
        answered = undefined;
      }
    }
  });

  async function ask(question: 1 | 2 | 4, limit: number): Promise<Result<number, PrinterFault>> {
    const answer = new Promise<number>((resolve) => {
      answered = resolve;
    });
    const written = await withLimit(timers, limit, channel.write(Uint8Array.of(0x10, 0x04, question)));
    if (written === TOO_LATE) return fail({ kind: "no-answer" });
    if (!written.ok) return written;
    const byte = await withLimit(timers, limit, Promise.race([answer, lineGone]));
    answered = undefined;
    if (byte === TOO_LATE) return fail({ kind: "no-answer" });
    return byte === undefined ? fail({ kind: "interrupted" }) : ok(byte);
  }

  return {
    async askReady(limit) {
      const printer = await ask(1, limit);
      if (!printer.ok) return printer;
      const offline = await ask(2, limit);
      if (!offline.ok) return offline;
      const paper = await ask(4, limit);
      if (!paper.ok) return paper;
      const fault = findStatusFault({ printer: printer.value, offline: offline.value, paper: paper.value });
      return fault === undefined ? ok() : fail(fault);
    },
    async confirm(id) {
      const name = Buffer.from(id, "latin1");
      expected = Buffer.from([...PROCESS_ID_HEADER, ...name, 0]).toString("latin1");
      const done = new Promise<true>((resolve) => {
        confirmed = () => {
          resolve(true);
        };
      });
      const written = await channel.write(Buffer.from([0x1d, 0x28, 0x48, 6, 0, 48, 48, ...name]));
      if (!written.ok) return written;
      return (await Promise.race([done, lineGone])) === true ? ok() : fail({ kind: "interrupted" });
    },
  };
}
