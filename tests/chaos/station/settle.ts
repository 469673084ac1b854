/** What a piece of work came to, when nothing moves any more: a frozen or hanging one never does. */
export type Settled<T> = { readonly kind: "done"; readonly value: T } | { readonly kind: "stuck" };

/** Long work takes a turn of the event loop now and then: a start reads a checkpoint in some sections. */
const TURNS = 40;

/** The simulated disk answers in microtasks: after some turns of the event loop whatever can move has moved. */
export async function settle<T>(work: Promise<T>): Promise<Settled<T>> {
  let settled: Settled<T> | undefined;
  let thrown: { readonly error: unknown } | undefined;
  work.then(
    (value) => {
      settled = { kind: "done", value };
    },
    (error: unknown) => {
      thrown = { error };
    },
  );
  for (let turn = 0; turn < TURNS; turn += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    if (thrown !== undefined) throw thrown.error;
    if (settled !== undefined) return settled;
  }
  return { kind: "stuck" };
}
