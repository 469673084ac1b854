import { expect, test } from "vitest";
import { cupsSpooler } from "../../../electron/devices/printer/cups-spooler";
import type { RunProgram } from "../../../electron/devices/printer/run-program";
import { createSpooledPrinter } from "../../../electron/devices/printer/spooled-printer";
import { windowsSpooler } from "../../../electron/devices/printer/windows-spooler";
import { A_TURN, aBitmap, aProfile, seedOf } from "../../fakes/printer-simulator/build-slip";
import { readPaper } from "../../fakes/printer-simulator/read-paper";
import { createVirtualTime } from "../../fakes/printer-simulator/virtual-time";

interface FakeQueue {
  accepting: boolean;
  disabled: boolean;
  /** Looks until the spooler has passed the job on; Infinity for a printer that is off. */
  looks: number;
  /** What "lp" or "send" comes to. */
  submit: "taken" | "refused" | "no answer";
  readonly cancelled: string[];
  readonly received: Uint8Array[];
}

function aQueue(change: Partial<FakeQueue> = {}): FakeQueue {
  return { accepting: true, disabled: false, looks: 3, submit: "taken", cancelled: [], received: [], ...change };
}

/** Answers as lp, lpstat and cancel of CUPS 2.4 do. */
function fakeCups(queue: FakeQueue): RunProgram {
  return (program, parameters, input) => {
    const end = (code: number | undefined, output = "") => Promise.resolve({ code, output });
    switch (program) {
      case "lpstat":
        if (parameters[0] === "-a") {
          return end(0, `quay1 ${queue.accepting ? "accepting requests since" : "not accepting requests since"} Mon`);
        }
        if (parameters[0] === "-p") {
          return end(
            0,
            queue.disabled
              ? "printer quay1 disabled since Mon -\n\tPaused"
              : "printer quay1 is idle.  enabled since Mon",
          );
        }
        queue.looks -= 1;
        return end(
          0,
          queue.looks >= 0 ? "quay1-41  a  1024 Mon\nquay1-42  root  14423 Mon\n" : "quay1-41  a  1024 Mon\n",
        );
      case "lp":
        if (queue.submit === "no answer") return end(undefined);
        if (queue.submit === "refused") return end(1);
        queue.received.push(input ?? new Uint8Array(0));
        return end(0, "request id is quay1-42 (0 file(s))\n");
      default:
        queue.cancelled.push(parameters.join(" "));
        return end(0);
    }
  };
}

/** Answers as assets/printer/send-raw.ps1 does. */
function fakePowerShell(queue: FakeQueue): RunProgram {
  return (_, parameters, input) => {
    const verb = parameters[parameters.indexOf("-File") + 2];
    const end = (output: string) => Promise.resolve({ code: 0, output });
    switch (verb) {
      case "check":
        return end(queue.accepting && !queue.disabled ? "ready\r\n" : "stopped\r\n");
      case "send":
        if (queue.submit !== "taken") return end(queue.submit === "refused" ? "refused\r\n" : "");
        queue.received.push(Buffer.from(Buffer.from(input ?? []).toString(), "base64"));
        return end("sent 42\r\n");
      case "state":
        queue.looks -= 1;
        return end(queue.looks >= 0 ? "waiting\r\n" : "gone\r\n");
      default:
        queue.cancelled.push(parameters.at(-1) ?? "");
        return end("cancelled\r\n");
    }
  };
}

const systems = [
  { system: "CUPS", spoolerOf: (queue: FakeQueue) => cupsSpooler("quay1", fakeCups(queue)) },
  {
    system: "Windows",
    spoolerOf: (queue: FakeQueue) => windowsSpooler("Quầy 1", "send-raw.ps1", fakePowerShell(queue)),
  },
];

function print(queue: FakeQueue, spoolerOf: (queue: FakeQueue) => ReturnType<typeof cupsSpooler>) {
  const timers = createVirtualTime();
  const printer = createSpooledPrinter({ spooler: spoolerOf(queue), profile: aProfile(), timers });
  return timers.run(printer.print(aBitmap(5), A_TURN));
}

test.each(systems)(
  "$system: a job that the spooler has passed on is printed, its bytes untouched",
  async ({ spoolerOf }) => {
    const queue = aQueue();
    expect(await print(queue, spoolerOf)).toEqual({ kind: "printed" });
    expect(queue.received).toHaveLength(1);
    const [slip] = readPaper(queue.received[0] ?? new Uint8Array(0), 384).slips;
    expect(slip === undefined ? undefined : seedOf(slip)).toBe(5);
    expect(queue.cancelled).toEqual([]);
  },
);

test.each(systems)("$system: a job that stays in the queue is taken back and asked about", async ({ spoolerOf }) => {
  const queue = aQueue({ looks: Infinity });
  expect(await print(queue, spoolerOf)).toEqual({ kind: "unknown", fault: { kind: "queued" } });
  expect(queue.cancelled).toHaveLength(1);
  expect(queue.cancelled[0]).toContain("42");
});

test.each(systems)("$system: a stopped queue gets nothing", async ({ spoolerOf }) => {
  const queue = aQueue({ disabled: true });
  expect(await print(queue, spoolerOf)).toEqual({ kind: "failed", fault: { kind: "not-ready" } });
  expect(queue.received).toEqual([]);
});

test.each(systems)("$system: a refusal is failed, a helper without an answer is unknown", async ({ spoolerOf }) => {
  expect(await print(aQueue({ submit: "refused" }), spoolerOf)).toMatchObject({ kind: "failed" });
  expect(await print(aQueue({ submit: "no answer" }), spoolerOf)).toMatchObject({ kind: "unknown" });
});
