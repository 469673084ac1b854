/** What can happen on an ordinary day is a value that the caller must look at. Crosses IPC as plain data. */
export type Result<T, F> = Ok<T> | Fail<F>;

export interface Ok<T> {
  readonly ok: true;
  readonly value: T;
}

export interface Fail<F> {
  readonly ok: false;
  readonly fault: F;
}

export function ok(): Ok<undefined>;
export function ok<T>(value: T): Ok<T>;
export function ok<T>(value?: T): Ok<T | undefined> {
  return { ok: true, value };
}

export function fail<F>(fault: F): Fail<F> {
  return { ok: false, fault };
}

/** The value, or a throw: for places where a fault can only be a bug. */
export function expectOk<T, F>(result: Result<T, F>): T {
  if (result.ok) return result.value;
  throw new Error(`unexpected fault: ${JSON.stringify(result.fault)}`);
}
