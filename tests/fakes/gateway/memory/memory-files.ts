import { createHash } from "node:crypto";
import type { FileStore } from "../../../../src/gateway/file-store";
import { concatBytes } from "../../../../src/shared/bytes";

export interface MemoryFiles {
  readonly whole: ReadonlyMap<string, Uint8Array>;
  readonly parts: ReadonlyMap<string, Uint8Array>;
}

export interface MemoryFileStore extends FileStore {
  backUp(): MemoryFiles;
}

/**
 * The gateway's files in memory: what is answered is flushed. `step` comes before each call: a promise that never
 * settles stops the program there.
 */
export function createMemoryFiles(
  from: MemoryFiles = { whole: new Map(), parts: new Map() },
  step: () => Promise<void> = () => Promise.resolve(),
): MemoryFileStore {
  const whole = new Map(from.whole);
  const parts = new Map(from.parts);

  return {
    put: async (sha256, bytes) => {
      await step();
      whole.set(sha256, bytes.slice());
    },
    putAll: async (files) => {
      for (const { sha256, bytes } of files) {
        await step();
        whole.set(sha256, bytes.slice());
      }
      return files.map(() => undefined);
    },
    read: async (sha256) => {
      await step();
      const bytes = whole.get(sha256);
      return bytes && Buffer.from(bytes);
    },
    readPart: async (sha256, from, length) => {
      await step();
      const bytes = whole.get(sha256);
      return bytes && { bytes: Buffer.from(bytes.subarray(from, from + Math.max(0, length))), size: bytes.length };
    },
    has: async (sha256) => {
      await step();
      return whole.has(sha256);
    },
    writePart: async (upload, offset, bytes) => {
      await step();
      const before = offset === 0 ? new Uint8Array(0) : (parts.get(upload) ?? new Uint8Array(0));
      if (before.length < offset) return false;
      parts.set(upload, concatBytes(before.subarray(0, offset), bytes, before.subarray(offset + bytes.length)));
      return true;
    },
    finish: async (upload, sha256) => {
      await step();
      const bytes = parts.get(upload);
      parts.delete(upload);
      if (bytes === undefined || createHash("sha256").update(bytes).digest("hex") !== sha256) return false;
      whole.set(sha256, bytes);
      return true;
    },
    shelve: step,
    forget: async (upload) => {
      await step();
      parts.delete(upload);
    },
    backUp: () => ({ whole: new Map(whole), parts: new Map(parts) }),
  };
}
