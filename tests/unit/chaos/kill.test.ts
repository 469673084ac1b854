import { execFileSync } from "node:child_process";
import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createRandomIds } from "../../../electron/station/random-ids";
import type { CommandId, DossierId } from "../../../src/shared/brand";
import type { Reply } from "../../chaos/kill/orders";
import { prepareChild, startChild } from "../../chaos/kill/run-child";
import { runKills } from "../../chaos/kill/run-kills";
import { createSeededRandom } from "../../fakes/seeded-random";

test(
  "a station that is killed six times at random moments loses and doubles nothing",
  { timeout: 120_000 },
  async () => {
    const report = await runKills(6, createSeededRandom(Math.floor(Math.random() * 2 ** 31)));
    expect(report).toMatchObject({ kills: 6, lost: 0, duplicated: 0 });
  },
);

function findStrace(): string | undefined {
  try {
    return execFileSync("sh", ["-c", "command -v strace"], { encoding: "utf8" }).trim();
  } catch {
    return undefined;
  }
}

const strace = findStrace();

/** System calls on the journal's segment and on stdout, in the order in which they ended. */
function readTrace(trace: string): readonly string[] {
  const segment = /openat\(.*journal\/.*\.qmj", O_RDWR.*= (\d+)/;
  const files = new Set<string>();
  const calls: string[] = [];
  for (const line of trace.split("\n")) {
    const opened = segment.exec(line)?.[1];
    if (opened !== undefined) files.add(opened);
    const call = /(pwrite64|fdatasync|fsync|write)\((\d+)/.exec(line);
    if (call === null || !/= \d+$/.test(line)) continue;
    const [, name = "", descriptor = ""] = call;
    if (name === "write" && descriptor === "1") calls.push(line.includes("accepted") ? "answer" : "other words");
    if (files.has(descriptor)) calls.push(name);
  }
  return calls;
}

test(
  "in an acceptance the flush of the journal ends before the answer leaves the process",
  { timeout: 120_000 },
  async () => {
    if (strace === undefined) {
      // Said, not skipped: this machine has no strace, and the order of system calls cannot be seen without it.
      console.warn("strace is not installed: the order of flush and answer was not looked at");
      expect(strace).toBeUndefined();
      return;
    }
    const files = await prepareChild();
    try {
      const output = join(files.folder, "trace");
      const watched = "trace=openat,pwrite64,write,fdatasync,fsync";
      const replies: Reply[] = [];
      // -yy would name the files; -f follows the threads that do Node's file calls; one line a call, when it has ended.
      const wrapper = [strace, "-f", "-o", output, "-e", watched, "-s", "200"];
      const ids = createRandomIds();
      const child = startChild(
        files,
        "-",
        (reply) => {
          replies.push(reply);
          // Ids of the id source have the form of all ids.
          const order = { command: ids.next() as CommandId, draft: ids.next() as DossierId, pages: 1 };
          if (reply.kind === "ready") child.order(order);
          else child.process.stdin.end();
        },
        wrapper,
      );
      await child.ended;
      expect(replies.map((reply) => reply.kind)).toEqual(["ready", "accepted"]);
      const calls = readTrace(joinUnfinished(await readFile(output, "utf8")));
      const answer = calls.indexOf("answer");
      expect(calls.slice(answer - 2, answer + 1)).toEqual(["pwrite64", "fdatasync", "answer"]);
    } finally {
      await rm(files.folder, { recursive: true, force: true });
    }
  },
);

/** Two threads in a call at once: strace breaks the first into "unfinished" and "resumed"; it counts where it ended. */
function joinUnfinished(trace: string): string {
  const begun = new Map<string, string>();
  const lines: string[] = [];
  for (const line of trace.split("\n")) {
    const thread = line.split(" ")[0] ?? "";
    if (line.includes("<unfinished ...>")) begun.set(thread, line.replace(/\s*<unfinished \.\.\.>/, ""));
    else if (line.includes("resumed>")) lines.push(`${begun.get(thread) ?? ""}${line.replace(/^.*resumed>/, "")}`);
    else lines.push(line);
  }
  return lines.join("\n");
}
