import type { DiskFile, DiskFaultKind, OpenMode } from "../../src/shared/disk";
import { fail, ok } from "../../src/shared/result";
import type { DiskGate } from "./disk-gate";
import type { SimulatedFile } from "./simulated-file";

/** An open file of the simulated disk. */
export function createSimulatedDiskFile(file: SimulatedFile, path: string, mode: OpenMode, gate: DiskGate): DiskFile {
  let open = true;
  const closed = (): DiskFaultKind | undefined => (open ? undefined : "io");
  const readOnly = (): DiskFaultKind | undefined => closed() ?? (mode === "read" ? "io" : undefined);

  const writeSome = (offset: number, bytes: Uint8Array): void => {
    file.write(offset, bytes.subarray(0, gate.random.below(bytes.length + 1)));
  };

  return {
    read: (offset, length) =>
      gate.pass("read", path, () => {
        const fault = closed();
        return fault === undefined ? ok(file.read(offset, length)) : fail(fault);
      }),
    write: (offset, bytes) =>
      gate.pass(
        "write",
        path,
        () => {
          const fault = readOnly();
          if (fault !== undefined) return fail(fault);
          if (!gate.room(Math.max(0, offset + bytes.length - file.size()))) {
            writeSome(offset, bytes);
            return fail("no-space");
          }
          file.write(offset, bytes);
          return ok();
        },
        () => {
          writeSome(offset, bytes);
        },
      ),
    size: () => gate.pass("size", path, () => ok(file.size())),
    truncate: (length) =>
      gate.pass("truncate", path, () => {
        const fault = readOnly();
        if (fault !== undefined) return fail(fault);
        file.truncate(length);
        return ok();
      }),
    flush: () =>
      gate.pass(
        "flush",
        path,
        () => {
          const fault = closed();
          if (fault !== undefined) return fail(fault);
          file.flush();
          return ok();
        },
        () => {
          file.failFlush(gate.random);
        },
      ),
    close: () =>
      gate.pass("close", path, () => {
        const fault = closed();
        if (fault !== undefined) return fail(fault);
        open = false;
        return ok();
      }),
  };
}
