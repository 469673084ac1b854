import { BigButton } from "../../components/BigButton";
import { Notice } from "../../components/Notice";
import { useText } from "../../i18n/use-text";

interface SupplyRefusedProps {
  readonly kind: "not-asked" | "not-kept";
  readonly onClose: () => void;
}

/** Nothing can be brought now: nobody waits for it any more, or the disk keeps nothing. */
export function SupplyRefused({ kind, onClose }: SupplyRefusedProps) {
  const text = useText("work");
  return (
    <Notice
      tone="refused"
      what={text(`supply.fault.${kind}`)}
      safe={text("fault.safe")}
      todo={text(`supply.fault.${kind}.todo`)}
      action={
        <BigButton plain onPress={onClose}>
          {text("close")}
        </BigButton>
      }
    />
  );
}
