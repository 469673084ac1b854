import type { Result } from "./result";

export type DiskFaultKind = "no-space" | "io" | "not-found" | "denied" | "exists";

export interface DiskFault {
  readonly kind: DiskFaultKind;
  readonly operation: string;
  /** Relative to the disk's root; holds no personal data. */
  readonly path: string;
}

export type DiskResult<T> = Promise<Result<T, DiskFault>>;

/** `read`: must exist. `write`: must exist, read and write. `create`: must not exist, read and write. */
export type OpenMode = "read" | "write" | "create";

export interface DiskFile {
  /** Up to `length` bytes from `offset`; fewer only at the end of the file. */
  read(offset: number, length: number): DiskResult<Uint8Array>;
  /** All of `bytes` at `offset`, or a fault after which any part of them may be there. */
  write(offset: number, bytes: Uint8Array): DiskResult<undefined>;
  size(): DiskResult<number>;
  truncate(length: number): DiskResult<undefined>;
  /** fdatasync: what was written before is on the disk. After a fault nothing is known: reopen and read back. */
  flush(): DiskResult<undefined>;
  close(): DiskResult<undefined>;
}

/**
 * Everything that must survive goes through this port, so that tests can lose, keep or tear what was not flushed.
 * Paths are relative to one root folder, with "/" on every system; "" is the root.
 */
export interface Disk {
  open(path: string, mode: OpenMode): DiskResult<DiskFile>;
  /** Names in a folder, sorted; `not-found` where there is no such folder. */
  list(path: string): DiskResult<readonly string[]>;
  /** The folder and its parents; fine if it is there. Its entry lasts after `flushDirectory` of its parent. */
  makeDirectory(path: string): DiskResult<undefined>;
  /** Replaces `to` at once, or not at all; lasts after `flushDirectory` of the folder of `to`. */
  rename(from: string, to: string): DiskResult<undefined>;
  remove(path: string): DiskResult<undefined>;
  /** Makes created, renamed and removed names of this folder last. */
  flushDirectory(path: string): DiskResult<undefined>;
  /** Bytes free for this user. */
  free(): DiskResult<number>;
}
