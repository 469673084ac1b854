import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import fc from "fast-check";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createLog, openLog, type Log } from "../../../electron/logging/log";
import { checkFields } from "../../../electron/logging/log-fields";
import { createRotatingFile, type RotatingFile } from "../../../electron/logging/rotating-file";
import { createFixedClock } from "../../fakes/fixed-clock";

let folder = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "qmc-log-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function aFile(maximumBytes = 1_000_000): RotatingFile {
  return createRotatingFile({ folder, name: "station", maximumBytes, files: 3 });
}

function lines(name = "station.log"): unknown[] {
  const text = readFileSync(path.join(folder, name), "utf8").trim();
  return text.split("\n").map((line): unknown => JSON.parse(line));
}

function aLog(file = aFile()): Log {
  return createLog(file, createFixedClock(1_000));
}

describe("log", () => {
  test("an event says when, what and which, in one line of JSON", () => {
    aLog().event("draft.saved", { draft: "ab".repeat(16), ms: 3.5, ok: true, fault: "disk-full" });
    expect(lines()).toEqual([
      { level: "info", time: 1000, kind: "draft.saved", draft: "ab".repeat(16), ms: 3.5, ok: true, fault: "disk-full" },
    ]);
  });

  test("what a person wrote does not come through, wherever a programmer puts it", () => {
    const words = fc.constantFrom("Nguyễn Văn Thử", "NGUYEN VAN THU", "nguyen van thu", "001099012345", "Số 5, ngõ 3");
    const names = fc.constantFrom("dossier", "fault", "state", "path", "ms", "ok", "version", "applicant", "name");
    fc.assert(
      fc.property(names, words, (name, value) => {
        expect(JSON.stringify(checkFields({ [name]: value }))).not.toContain(value);
        expect(JSON.stringify(checkFields({ [value]: 1 }))).not.toContain(value);
        expect(JSON.stringify(checkFields({ [name]: { inner: value } }))).not.toContain(value);
      }),
    );
  });

  test("a value that does not fit its field is replaced by its type", () => {
    expect(checkFields({ dossier: "H99.999-261123-0001", ms: "5", ok: 1, count: Number.NaN, applicant: "x" })).toEqual({
      dossier: "<string>",
      ms: "<string>",
      ok: "<number>",
      count: "<number>",
      unknownFields: 1,
    });
  });

  test("a word that is not known when the program is written does not compile", () => {
    const log = aLog();
    const typed: string = "nguyen".slice(0);
    // @ts-expect-error a string could be anything that a person typed
    log.event("draft.saved", { fault: typed });
    // @ts-expect-error there is no such field
    log.event("draft.saved", { applicant: "x" });
    // @ts-expect-error nor may the kind be put together
    log.event(typed);
    expect(lines()).toMatchObject([
      { kind: "draft.saved" },
      { kind: "draft.saved", unknownFields: 1 },
      { kind: typed },
    ]);
  });

  test("an error leaves its name, code and places, and not its message", () => {
    const error = Object.assign(new SyntaxError('Unexpected token in {"name":"Nguyễn Văn Thử"}'), { code: "EIO" });
    aLog().bug(error);
    const text = readFileSync(path.join(folder, "station.log"), "utf8");
    expect(text).not.toContain("Nguy");
    expect(text).not.toContain("Unexpected");
    expect(text).not.toContain(process.cwd());
    expect(lines()).toEqual([
      expect.objectContaining({ level: "error", kind: "bug", error: "SyntaxError", errorCode: "EIO" }),
    ]);
    expect(text).toMatch(/log\.test\.ts:\d+:\d+/);
    aLog().bug("Nguyễn");
    expect(readFileSync(path.join(folder, "station.log"), "utf8")).not.toContain("Nguy");
  });

  test("files are bounded in size and number, and the newest line is always there", () => {
    const log = aLog(aFile(2_000));
    for (let count = 0; count < 500; count += 1) log.event("tick", { count });
    expect(readdirSync(folder).sort()).toEqual(["station.1.log", "station.2.log", "station.log"]);
    for (const name of readdirSync(folder)) expect(statSync(path.join(folder, name)).size).toBeLessThanOrEqual(2_000);
    expect(lines().at(-1)).toMatchObject({ count: 499 });
  });

  test("a restart goes on in the same file", () => {
    openLog(folder, createFixedClock(1_000)).event("start");
    openLog(folder, createFixedClock(2_000)).event("start");
    expect(lines()).toHaveLength(2);
  });

  test("lines that could not be written are counted in the next one that can", () => {
    const written: string[] = [];
    let lost = 2;
    const file: RotatingFile = {
      write: (line) => written.push(line),
      takeLost: () => {
        const taken = lost;
        lost = 0;
        return taken;
      },
      close: () => undefined,
    };
    aLog(file).event("start");
    expect(written.map((line): unknown => JSON.parse(line))).toMatchObject([
      { kind: "log.lost", count: 2 },
      { kind: "start" },
    ]);
  });

  test("a folder that cannot be written stops nothing", () => {
    const file = createRotatingFile({
      folder: path.join(process.execPath, "no-folder"),
      name: "station",
      maximumBytes: 100,
      files: 2,
    });
    file.write("x\n");
    expect(file.takeLost()).toBe(1);
    expect(file.takeLost()).toBe(0);
  });
});
