import type { PrinterFault } from "../../../src/printing/ports";
import type { Result } from "../../../src/shared/result";

/** An open line to a printer. Nothing here has a time limit of its own: the user of the line sets them. */
export interface ByteChannel {
  /** Done when the system has taken all bytes; after a fault any part of them may have left. Never rejects. */
  write(bytes: Uint8Array): Promise<Result<undefined, PrinterFault>>;
  /** Whatever the printer says, from now on; one listener. */
  onData(listener: (bytes: Uint8Array) => void): void;
  /** Done once the line is gone, by whichever side: ok where it was closed in order. */
  readonly closed: Promise<Result<undefined, PrinterFault>>;
  /** Closes in order: done when the other side has read all and closed too. A line without that answer is done at once. */
  end(): Promise<Result<undefined, PrinterFault>>;
  /** Lets go at once; fine at any time and twice. */
  destroy(): void;
}

export type OpenChannel = () => Promise<Result<ByteChannel, PrinterFault>>;
