import type { ServerResponse } from "node:http";
import type { Socket } from "node:net";

/** What is waited for on each line: one listener a line, however many requests it carries. */
const waiting = new WeakMap<Socket, Set<() => void>>();

/**
 * Calls once: when the answer was closed, or the line that it was to take. Answers queued behind another never hear that
 * their line died; for a line that is dead already it is called at once.
 */
export function onceGone(socket: Socket, answer: ServerResponse, call: () => void): void {
  if (socket.destroyed) {
    call();
    return;
  }
  const calls = waiting.get(socket) ?? waitOn(socket);
  const gone = (): void => {
    if (calls.delete(gone)) call();
  };
  calls.add(gone);
  answer.once("close", gone);
}

function waitOn(socket: Socket): Set<() => void> {
  const calls = new Set<() => void>();
  waiting.set(socket, calls);
  socket.once("close", () => {
    for (const gone of [...calls]) gone();
  });
  return calls;
}
