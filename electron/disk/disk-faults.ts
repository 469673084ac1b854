import type { DiskFaultKind } from "../../src/shared/disk";

const KINDS: Readonly<Record<string, DiskFaultKind>> = {
  ENOSPC: "no-space",
  EDQUOT: "no-space",
  EFBIG: "no-space",
  ENOENT: "not-found",
  ENOTDIR: "not-found",
  EACCES: "denied",
  EPERM: "denied",
  EROFS: "denied",
  ELOOP: "denied",
  EEXIST: "exists",
  ENOTEMPTY: "exists",
};

/** The kind of fault behind an error of `node:fs`; what is not known is an I/O fault. Throws what is no system error. */
export function diskFaultKind(error: unknown): DiskFaultKind {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  if (typeof code !== "string" || !/^E[A-Z0-9]+$/.test(code)) throw error;
  return KINDS[code] ?? "io";
}
