import type { ByteChannel, OpenChannel } from "../../../electron/devices/printer/byte-channel";
import type { Timers } from "../../../electron/devices/printer/timers";
import { ok } from "../../../src/shared/result";

/** One life of the process: after `die` none of its parts does anything more, and its lines are dropped. */
export interface Life {
  readonly timers: Timers;
  readonly open: OpenChannel;
  alive(): boolean;
  /** Done when the process has died. */
  readonly died: Promise<"dead">;
  die(): void;
}

export function beginLife(timers: Timers, open: OpenChannel): Life {
  let alive = true;
  const lines = new Set<ByteChannel>();
  let tellDeath: (how: "dead") => void = () => undefined;
  const died = new Promise<"dead">((resolve) => {
    tellDeath = resolve;
  });

  function mortal(line: ByteChannel): ByteChannel {
    const whileAlive = <T>(work: () => Promise<T>): Promise<T> => {
      if (!alive) return new Promise<T>(() => undefined);
      return work().then((value) => (alive ? value : new Promise<T>(() => undefined)));
    };
    return {
      write: (bytes) => whileAlive(() => line.write(bytes)),
      end: () => whileAlive(() => line.end()),
      closed: line.closed.then((how) => (alive ? how : new Promise<never>(() => undefined))),
      onData(listener) {
        line.onData((bytes) => {
          if (alive) listener(bytes);
        });
      },
      destroy() {
        if (alive) line.destroy();
      },
    };
  }

  return {
    alive: () => alive,
    died,
    timers: {
      after: (milliseconds, action) =>
        timers.after(milliseconds, () => {
          if (alive) action();
        }),
    },
    async open() {
      if (!alive) return new Promise<never>(() => undefined);
      const opened = await open();
      if (!opened.ok) return opened;
      lines.add(opened.value);
      return ok(mortal(opened.value));
    },
    die() {
      alive = false;
      tellDeath("dead");
      for (const line of lines) line.destroy();
    },
  };
}
