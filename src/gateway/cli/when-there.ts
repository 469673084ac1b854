/**
 * Opens something that may not be there yet, as a database that starts with the same computer. Tries again until it
 * is; what is wrong with it in itself (a password, a table) is thrown at once.
 */
export async function whenThere<T>(
  open: () => Promise<T>,
  waiting: (error: unknown) => void,
  pause: () => Promise<void>,
): Promise<T> {
  for (;;) {
    try {
      return await open();
    } catch (error) {
      if (!isAway(error)) throw error;
      waiting(error);
      await pause();
    }
  }
}

/** Names of the system's errors, PostgreSQL's "starting or stopping" and "too many connections". */
const AWAY = /^(?:ECONNREFUSED|ECONNRESET|ENOTFOUND|EAI_AGAIN|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE|57P0\d|53300)$/;
/** The pool's and the driver's own, which have no code. */
const AWAY_TEXT = /^(?:timeout exceeded when trying to connect|Connection terminated)/;

function isAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && AWAY.test(String(error.code))) return true;
  // Every address of a name that was tried: one error for all.
  if (error instanceof AggregateError && error.errors.some(isAway)) return true;
  return AWAY_TEXT.test(error.message) || isAway(error.cause);
}
