import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askRunning, letCommandsIn } from "../../../src/gateway/cli/running";

let data: string;
beforeAll(async () => {
  data = await mkdtemp(path.join(tmpdir(), "qmc-commands-"));
});
afterAll(() => rm(data, { recursive: true, force: true }));

test("a command that the running gateway fails at is told as failed, and is never one that nobody heard", async () => {
  expect(await askRunning(data, { kind: "any" })).toEqual({ kind: "nobody" });
  const fail = () => Promise.reject(new Error("disk"));
  const echo = (command: unknown) => Promise.resolve({ command });
  const commands = await letCommandsIn(data, (command) => (command === "fail" ? fail() : echo(command)));
  expect(await askRunning(data, { kind: "any" })).toEqual({ kind: "answer", answer: { command: { kind: "any" } } });
  expect(await askRunning(data, "fail")).toMatchObject({ kind: "unanswered" });
  await commands.close();
  expect(await askRunning(data, { kind: "any" })).toEqual({ kind: "nobody" });
});

test("what a gateway left that was killed is nobody; what is not in form is not taken for nobody", async () => {
  const commands = await letCommandsIn(data, () => Promise.resolve({}));
  const left = await readFile(path.join(data, "running.json"), "utf8");
  await commands.close();
  await writeFile(path.join(data, "running.json"), left);
  expect(await askRunning(data, { kind: "any" })).toEqual({ kind: "nobody" });
  await writeFile(path.join(data, "running.json"), "{");
  expect(await askRunning(data, { kind: "any" })).toMatchObject({ kind: "unanswered" });
});
