import { IconFileTypePdf } from "@tabler/icons-react";
import { BigButton } from "../components/BigButton";
import { Notice } from "../components/Notice";
import { useText } from "../i18n/use-text";

/** Form 01 as PDF: the place is asked by the system's own dialog. */
export type FormState = "idle" | "working" | "saved" | "queued" | "not-written" | "not-queued" | "no-such-dossier";

interface FormSavingProps {
  readonly state: FormState;
  readonly onSave: () => void;
}

export function FormSaving({ state, onSave }: FormSavingProps) {
  const text = useText("dossier");
  const refused = state === "not-written" || state === "not-queued" || state === "no-such-dossier";
  return (
    <>
      <BigButton
        plain
        onPress={onSave}
        disabled={state === "working"}
        icon={<IconFileTypePdf aria-hidden size="1.25rem" />}
      >
        {text(state === "working" ? "form.working" : "form.save")}
      </BigButton>
      {state === "saved" && <Notice tone="done" what={text("form.saved")} />}
      {state === "queued" && <Notice tone="waiting" what={text("form.queued")} todo={text("form.queued.todo")} />}
      {refused && (
        <Notice
          tone="refused"
          what={text(`form.${state}`)}
          safe={text("form.safe")}
          todo={text(`form.${state}.todo`)}
        />
      )}
    </>
  );
}
