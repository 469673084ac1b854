/** Runs one thing at a time, in the order asked for; a thing that throws does not stop those behind it. */
export interface SerialQueue {
  run<T>(action: () => Promise<T>): Promise<T>;
}

export function createSerialQueue(): SerialQueue {
  let previous: Promise<unknown> = Promise.resolve();
  return {
    run: (action) => {
      const turn = previous.then(action, action);
      previous = turn;
      return turn;
    },
  };
}
