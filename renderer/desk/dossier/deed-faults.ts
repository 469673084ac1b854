import type { ChangeFault } from "../../../src/ipc/work-requests";
import { toProblem, type Problem } from "../visit/problems";
import { DEED_FIELDS, type DeedField } from "./deeds";

/** Main names a field by the path of its command: "missing.2", "receiver.name". */
export function faultsOf(fault: ChangeFault | undefined): Readonly<Partial<Record<DeedField, Problem>>> {
  if (fault?.kind !== "fields") return {};
  return Object.fromEntries(
    fault.faults.flatMap(({ field, problem }) => {
      const [head] = field.split(".");
      const known = head === "finance" ? "receiver" : DEED_FIELDS.find((name) => name === head);
      return known === undefined ? [] : [[known, toProblem(problem.kind)]];
    }),
  );
}
