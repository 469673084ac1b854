import type { Disk, DiskFault, DiskResult } from "../../../src/shared/disk";
import { fail } from "../../../src/shared/result";

/** A look at a profile leaves no trace in it: whatever would change something is refused. */
export function createReadOnlyDisk(disk: Disk): Disk {
  return {
    open: async (path, mode) => {
      if (mode === "create") return fail(denied("open", path));
      const opened = await disk.open(path, "read");
      if (!opened.ok) return opened;
      const refuse = (operation: string) => (): DiskResult<undefined> => refuseCall(operation, path);
      const changes = { write: refuse("write"), truncate: refuse("truncate"), flush: refuse("flush") };
      return { ok: true, value: { ...opened.value, ...changes } };
    },
    list: (path) => disk.list(path),
    free: () => disk.free(),
    makeDirectory: (path) => refuseCall("makeDirectory", path),
    rename: (_from, to) => refuseCall("rename", to),
    remove: (path) => refuseCall("remove", path),
    flushDirectory: (path) => refuseCall("flushDirectory", path),
  };
}

function refuseCall(operation: string, path: string): DiskResult<undefined> {
  return Promise.resolve(fail(denied(operation, path)));
}

function denied(operation: string, path: string): DiskFault {
  return { kind: "denied", operation, path };
}
