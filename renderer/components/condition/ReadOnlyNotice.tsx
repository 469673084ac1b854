import { useContext } from "react";
import { useText } from "../../i18n/use-text";
import { BigButton } from "../BigButton";
import { GateContext } from "../gate";
import { Notice } from "../Notice";

/** In place of the deeds of a screen: why there are none now, and the way to what can be done about it. */
export function ReadOnlyNotice() {
  const text = useText("condition");
  const { showCondition } = useContext(GateContext);
  return (
    <Notice
      tone="waiting"
      what={text("readOnly.what")}
      safe={text("readOnly.safe")}
      todo={text("readOnly.todo")}
      action={
        <BigButton plain onPress={showCondition}>
          {text("look")}
        </BigButton>
      }
    />
  );
}
