import { StaffGate } from "../app/StaffGate";
import { useText } from "../i18n/use-text";
import { DeskAtWork } from "./wiring/DeskAtWork";

/** The desk: locked, waiting for an officer, or at work. */
export function DeskWindow() {
  const text = useText("desk");
  return <StaffGate title={text("title")}>{(work) => <DeskAtWork {...work} />}</StaffGate>;
}
