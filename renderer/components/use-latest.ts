import { useCallback, useInsertionEffect, useRef } from "react";

/** The same function for as long as the screen is there, which runs what was given last: for memoised parts of a screen. */
export function useLatest<A extends readonly unknown[], R>(run: (...args: A) => R): (...args: A) => R {
  const latest = useRef(run);
  useInsertionEffect(() => {
    latest.current = run;
  });
  return useCallback((...args: A) => latest.current(...args), []);
}
