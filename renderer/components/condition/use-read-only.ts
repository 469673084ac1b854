import { useContext } from "react";
import { GateContext } from "../gate";

/** True while the station's journal takes nothing: screens then offer no deed that would be refused. */
export function useReadOnly(): boolean {
  return useContext(GateContext).condition?.journal === "read-only";
}
