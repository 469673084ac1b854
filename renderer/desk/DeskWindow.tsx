import { StaffGate } from "../app/StaffGate";
import { useText } from "../i18n/use-text";
import { OriginalsContext } from "./original-pictures";
import { DeskAtWork } from "./wiring/DeskAtWork";
import { useOriginals } from "./wiring/use-originals";

/** The desk: locked, waiting for an officer, or at work. */
export function DeskWindow() {
  const text = useText("desk");
  return (
    <OriginalsContext value={useOriginals()}>
      <StaffGate title={text("title")}>{(work) => <DeskAtWork {...work} />}</StaffGate>
    </OriginalsContext>
  );
}
