import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createNodeDisk } from "../../electron/disk/node-disk";
import { decodeUtf8, encodeUtf8 } from "../../src/shared/bytes";
import type { Disk } from "../../src/shared/disk";
import { expectOk } from "../../src/shared/result";
import { createSimulatedDisk } from "../fakes/simulated-disk";

const folders: string[] = [];

async function realDisk(): Promise<Disk> {
  const root = await mkdtemp(join(tmpdir(), "disk-"));
  folders.push(root);
  return createNodeDisk(root);
}

afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true })));
});

async function save(disk: Disk, path: string, text: string): Promise<void> {
  const file = expectOk(await disk.open(path, "create"));
  expectOk(await file.write(0, encodeUtf8(text)));
  expectOk(await file.flush());
  expectOk(await file.close());
}

async function load(disk: Disk, path: string): Promise<string> {
  const file = expectOk(await disk.open(path, "read"));
  const text = decodeUtf8(expectOk(await file.read(0, expectOk(await file.size()))));
  expectOk(await file.close());
  return text;
}

describe.each([
  ["the real disk", realDisk],
  ["the simulated disk", () => Promise.resolve(createSimulatedDisk(1).boot())],
])("%s", (_name, create) => {
  let disk: Disk;
  beforeEach(async () => {
    disk = await create();
  });

  test("gives back what was written, at any offset", async () => {
    await save(disk, "a", "0123456789");
    const file = expectOk(await disk.open("a", "write"));
    expectOk(await file.write(8, encodeUtf8("XYZ")));
    expectOk(await file.write(2, encodeUtf8("--")));
    expect(decodeUtf8(expectOk(await file.read(0, 100)))).toBe("01--4567XYZ");
    expect(decodeUtf8(expectOk(await file.read(9, 1)))).toBe("Y");
    expect(expectOk(await file.read(50, 10))).toHaveLength(0);
    expect(expectOk(await file.size())).toBe(11);
    expectOk(await file.close());
  });

  test("fills a gap before a write with zeros, also after a cut", async () => {
    await save(disk, "a", "0123456789");
    const file = expectOk(await disk.open("a", "write"));
    expectOk(await file.truncate(4));
    expectOk(await file.write(6, encodeUtf8("z")));
    expect([...expectOk(await file.read(0, 10))]).toEqual([48, 49, 50, 51, 0, 0, 122]);
    expectOk(await file.truncate(0));
    expect(expectOk(await file.size())).toBe(0);
    expectOk(await file.close());
  });

  test("says exists, not-found or a fault instead of doing something else", async () => {
    await save(disk, "a", "text");
    expect(await disk.open("a", "create")).toEqual({
      ok: false,
      fault: { kind: "exists", operation: "open", path: "a" },
    });
    expect(await disk.open("b", "read")).toMatchObject({ fault: { kind: "not-found" } });
    expect(await disk.open("b", "write")).toMatchObject({ fault: { kind: "not-found" } });
    expect(await disk.open("no/b", "create")).toMatchObject({ fault: { kind: "not-found" } });
    expect(await disk.list("no")).toMatchObject({ fault: { kind: "not-found" } });
    expect(await disk.remove("b")).toMatchObject({ fault: { kind: "not-found" } });
    expect(await disk.rename("b", "c")).toMatchObject({ fault: { kind: "not-found" } });
    expect(await disk.flushDirectory("no")).toMatchObject({ fault: { kind: "not-found" } });
    const file = expectOk(await disk.open("a", "read"));
    expect((await file.write(0, encodeUtf8("no"))).ok).toBe(false);
    expectOk(await file.close());
    expect(await load(disk, "a")).toBe("text");
  });

  test.each(["../a", "a/../../b", "/etc/passwd", "a//b", "./a", "a/", "C:/a", "a\\..\\b", "a\0b"])(
    "refuses the path %j",
    async (path) => {
      expect(await disk.open(path, "create")).toMatchObject({ fault: { kind: "denied" } });
      expect(await disk.makeDirectory(path)).toMatchObject({ fault: { kind: "denied" } });
      expect(await disk.remove(path)).toMatchObject({ fault: { kind: "denied" } });
      await save(disk, "here", "x");
      expect(await disk.rename(path, "there")).toMatchObject({ fault: { kind: "denied" } });
      expect(await disk.rename("here", path)).toMatchObject({ fault: { kind: "denied" } });
      expect(expectOk(await disk.list(""))).toEqual(["here"]);
    },
  );

  test("makes folders with their parents and lists names in order", async () => {
    expectOk(await disk.makeDirectory("pages/0a/1b"));
    expectOk(await disk.makeDirectory("pages/0a"));
    await save(disk, "pages/0a/z", "z");
    await save(disk, "pages/0a/b", "b");
    expectOk(await disk.flushDirectory("pages/0a"));
    expect(expectOk(await disk.list("pages/0a"))).toEqual(["1b", "b", "z"]);
    expect(expectOk(await disk.list(""))).toEqual(["pages"]);
  });

  test("replaces a file by a rename and removes names", async () => {
    await save(disk, "new", "second");
    await save(disk, "old", "first");
    expectOk(await disk.rename("new", "old"));
    expect(await load(disk, "old")).toBe("second");
    expect(expectOk(await disk.list(""))).toEqual(["old"]);
    expectOk(await disk.remove("old"));
    expect(expectOk(await disk.list(""))).toEqual([]);
  });

  test("removes an empty folder, never a full one", async () => {
    expectOk(await disk.makeDirectory("a"));
    await save(disk, "a/b", "x");
    expect((await disk.remove("a")).ok).toBe(false);
    expectOk(await disk.remove("a/b"));
    expectOk(await disk.remove("a"));
    expect(expectOk(await disk.list(""))).toEqual([]);
  });

  test("knows how much room is left", async () => {
    expect(expectOk(await disk.free())).toBeGreaterThan(0);
  });
});

test("the real disk does not follow a link out of its root", async () => {
  const disk = await realDisk();
  const outside = await mkdtemp(join(tmpdir(), "outside-"));
  folders.push(outside);
  await writeFile(join(outside, "secret"), "x");
  await symlink(join(outside, "secret"), join(folders[0] ?? "", "link"));
  expect(await disk.open("link", "write")).toMatchObject({ fault: { kind: "denied" } });
});
