import { useCallback, useRef, useState } from "react";
import type { CommandId } from "../../../src/shared/brand";
import type { Result } from "../../../src/shared/result";
import { newCommandId } from "../../app/new-command-id";

/** The answer was lost, not the command. */
interface NoAnswer {
  readonly kind: "no-answer";
}

interface Command<Value, Fault extends { readonly kind: string }> {
  readonly working: boolean;
  readonly fault: Fault | NoAnswer | undefined;
  /** True where main did it. */
  readonly run: (ask: (command: CommandId) => Promise<Result<Value, Fault>>) => Promise<boolean>;
  /** What is shown; a command whose answer was lost stays the one that the next press asks again. */
  readonly forgetFault: () => void;
  /** The next press is another command. */
  readonly forgetCommand: () => void;
}

/**
 * A command keeps its id until main has answered, so that a lost answer and a second press do nothing twice. `done`
 * hears what main answered.
 */
export function useCommand<Value, Fault extends { readonly kind: string }>(
  done: (value: Value) => void,
): Command<Value, Fault> {
  const [working, setWorking] = useState(false);
  const [fault, setFault] = useState<Fault | NoAnswer>();
  const pending = useRef<CommandId>(undefined);

  const run = useCallback(
    async (ask: (command: CommandId) => Promise<Result<Value, Fault>>): Promise<boolean> => {
      pending.current ??= newCommandId();
      setWorking(true);
      try {
        const outcome = await ask(pending.current);
        if (outcome.ok || outcome.fault.kind !== "no-answer") pending.current = undefined;
        setFault(outcome.ok ? undefined : outcome.fault);
        if (outcome.ok) done(outcome.value);
        return outcome.ok;
      } catch {
        setFault({ kind: "no-answer" });
        return false;
      } finally {
        setWorking(false);
      }
    },
    [done],
  );
  const forgetFault = useCallback(() => {
    setFault(undefined);
  }, []);
  const forgetCommand = useCallback(() => {
    pending.current = undefined;
  }, []);

  return { working, fault, run, forgetFault, forgetCommand };
}
