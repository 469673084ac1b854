import { fail, ok } from "../../../src/shared/result";
import type { RawSpooler } from "./raw-spooler";
import type { RunProgram } from "./run-program";

/**
 * A Windows printer by its name, with data type RAW, so that no driver touches the bytes. `script` is the PowerShell
 * helper of assets/printer/send-raw.ps1; it answers with one word and, after "send", the job's number.
 */
export function windowsSpooler(printer: string, script: string, run: RunProgram): RawSpooler {
  const ask = (verb: string, rest: readonly string[] = [], input?: Uint8Array) =>
    run(
      "powershell.exe",
      ["-NoProfile", "-NonInteractive", "-ExecutionPolicy", "Bypass", "-File", script, verb, printer, ...rest],
      input,
    );

  return {
    async check() {
      const answer = await ask("check");
      switch (answer.output.trim()) {
        case "ready":
          return ok();
        case "paper-out":
          return fail({ kind: "paper-out" });
        case "cover-open":
          return fail({ kind: "cover-open" });
        case "offline":
          return fail({ kind: "off" });
        case "stopped":
          return fail({ kind: "not-ready" });
        default:
          return fail({ kind: "not-found" });
      }
    },
    async submit(bytes) {
      // Base64 on stdin: PowerShell has no binary standard input.
      const answer = await ask("send", [], Buffer.from(Buffer.from(bytes).toString("base64")));
      const id = /^sent (\d+)/.exec(answer.output)?.[1];
      if (id !== undefined) return ok({ id });
      return fail({ kind: answer.output.startsWith("refused") ? "not-found" : "interrupted" });
    },
    async stateOf({ id }) {
      const answer = (await ask("state", [id])).output.trim();
      if (answer === "gone") return "gone";
      return answer === "waiting" ? "waiting" : "stuck";
    },
    async cancel({ id }) {
      await ask("cancel", [id]);
    },
  };
}
