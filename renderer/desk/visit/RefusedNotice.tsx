import { BigButton } from "../../components/BigButton";
import { Notice } from "../../components/Notice";
import { useText } from "../../i18n/use-text";
import type { FieldPlace, RefusalView } from "./problems";

interface RefusedNoticeProps {
  readonly refusal: RefusalView;
  readonly onGoTo: (place: FieldPlace) => void;
}

/** Why nothing was accepted, that nothing is lost, and the way to what must be mended. */
export function RefusedNotice({ refusal, onGoTo }: RefusedNoticeProps) {
  const text = useText("visit");
  const { words, goTo } = refusal;
  return (
    <Notice
      tone="refused"
      what={text(`refused.${words}`)}
      safe={text(words === "no-answer" ? "refused.no-answer.safe" : "refused.safe")}
      todo={text(`refused.${words}.todo`)}
      action={
        goTo !== undefined && (
          <BigButton
            plain
            onPress={() => {
              onGoTo(goTo);
            }}
          >
            {text("accept.goTo")}
          </BigButton>
        )
      }
    />
  );
}
