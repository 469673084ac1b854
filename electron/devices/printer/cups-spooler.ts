import { fail, ok } from "../../../src/shared/result";
import type { RawSpooler } from "./raw-spooler";
import type { RunProgram } from "./run-program";

/** A CUPS queue by its name, through lp, lpstat and cancel (package cups-client). */
export function cupsSpooler(queue: string, run: RunProgram): RawSpooler {
  return {
    async check() {
      const accepting = await run("lpstat", ["-a", queue]);
      if (accepting.code !== 0) return fail({ kind: "not-found" });
      if (!accepting.output.startsWith(`${queue} accepting`)) return fail({ kind: "not-ready" });
      const printer = await run("lpstat", ["-p", queue]);
      return / disabled since /.test(printer.output) ? fail({ kind: "not-ready" }) : ok();
    },
    async submit(bytes) {
      const sent = await run("lp", ["-d", queue, "-o", "raw", "-t", "Phieu", "-"], bytes);
      const id = /^request id is (\S+)/.exec(sent.output)?.[1];
      if (id !== undefined) return ok({ id });
      // Started, and no answer that can be read: the job may be in the queue.
      return fail({ kind: sent.code === undefined || sent.code === 0 ? "interrupted" : "not-found" });
    },
    async stateOf({ id }) {
      const waiting = await run("lpstat", ["-W", "not-completed", "-o", queue]);
      if (waiting.code !== 0) return "stuck";
      return waiting.output.split("\n").some((line) => line.split(/\s/)[0] === id) ? "waiting" : "gone";
    },
    async cancel({ id }) {
      await run("cancel", [id]);
    },
  };
}
