import type { ChangeFault } from "../../../src/ipc/work-requests";
import { Notice } from "../../components/Notice";
import { useText } from "../../i18n/use-text";
import { refusedWords } from "../visit/problems";

/** Why nothing was written, and that the dossier is as it was. */
export function WorkFault({ fault }: { readonly fault: ChangeFault }) {
  const visit = useText("visit");
  const text = useText("work");
  const words = refusedWords(fault.kind);
  const todo = words === "fields" ? text("fault.fields.todo") : words === "no-answer" ? text("fault.again") : undefined;
  return (
    <Notice
      tone="refused"
      what={words === "no-answer" ? text("fault.no-answer") : visit(`refused.${words}`)}
      safe={text(words === "no-answer" ? "fault.once" : "fault.safe")}
      todo={todo ?? visit(`refused.${words}.todo`)}
    />
  );
}
