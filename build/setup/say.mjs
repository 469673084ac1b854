/** Everything the set-up says goes through here, so that the lines of all commands look the same. */

const started = performance.now();

/** A step that begins or a fact that was found. @param {string} text */
export function say(text) {
  process.stdout.write(`  ${text}\n`);
}

/** A heading: which command speaks. @param {string} text */
export function sayHeading(text) {
  process.stdout.write(`\n${text}\n`);
}

/** Seconds since the program began, with one decimal. */
export function secondsSinceStart() {
  return ((performance.now() - started) / 1000).toFixed(1);
}

/**
 * Progress of a long step: one rewritten line on a terminal, a line every 25 % elsewhere.
 * @param {string} label
 * @returns {(part: number) => void} takes 0..1
 */
export function progressOf(label) {
  let last = -1;
  return (part) => {
    const percent = Math.min(100, Math.floor(part * 100));
    const step = process.stdout.isTTY ? percent : Math.floor(percent / 25) * 25;
    if (step === last || step === 0) return;
    last = step;
    const line = `  ${label} ${step} %`;
    process.stdout.write(process.stdout.isTTY ? `\r${line}${step === 100 ? "\n" : ""}` : `${line}\n`);
  };
}

/** What a person must do before the command can go on. Printed without a stack; ends the program with code 1. */
export class SetupProblem extends Error {}

/**
 * Runs a command's main function; a SetupProblem becomes a plain message, anything else keeps its stack.
 * @param {() => Promise<number | void>} main resolves to the exit code
 */
export async function runMain(main) {
  try {
    process.exitCode = (await main()) ?? 0;
  } catch (error) {
    process.stderr.write(
      error instanceof SetupProblem
        ? `\n${error.message}\n`
        : `\n${error instanceof Error ? String(error.stack) : String(error)}\n`,
    );
    process.exitCode = 1;
  }
}
