import { createHash, randomBytes } from "node:crypto";
import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openFileStore } from "../../../src/gateway/file-store";

async function aFolder(): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), "qmc-file-store-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

function aFile(): { readonly bytes: Uint8Array; readonly sha256: string } {
  const bytes = new Uint8Array(randomBytes(3_000));
  return { bytes, sha256: createHash("sha256").update(bytes).digest("hex") };
}

test("many files of one moment are all there, byte for byte, before and after they are shelved, and leave no drafts", async () => {
  const root = await aFolder();
  const store = await openFileStore(root);
  const files = Array.from({ length: 100 }, aFile);
  await Promise.all(files.map(({ sha256, bytes }) => store.put(sha256, bytes)));
  expect((await readdir(path.join(root, "arrivals"))).sort()).toEqual(files.map(({ sha256 }) => sha256).sort());
  for (const { sha256, bytes } of files) expect(new Uint8Array((await store.read(sha256)) ?? [])).toEqual(bytes);
  await store.shelve();
  expect(await readdir(path.join(root, "arrivals"))).toEqual([]);
  for (const { sha256, bytes } of files) expect(new Uint8Array((await store.read(sha256)) ?? [])).toEqual(bytes);
});

test("a file that cannot be named fails alone: the others of its moment are kept", async () => {
  const root = await aFolder();
  const store = await openFileStore(root);
  const files = Array.from({ length: 5 }, aFile);
  const bad = files[2]?.sha256 ?? "";
  // A folder stands where its name should be.
  await mkdir(path.join(root, "arrivals", bad));
  const ends = await Promise.allSettled(files.map(({ sha256, bytes }) => store.put(sha256, bytes)));
  expect(ends.map(({ status }) => status)).toEqual(
    files.map(({ sha256 }) => (sha256 === bad ? "rejected" : "fulfilled")),
  );
  for (const { sha256 } of files) if (sha256 !== bad) expect(await store.has(sha256)).toBe(true);
});
