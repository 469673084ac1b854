import { Notice } from "../../components/Notice";
import { useText } from "../../i18n/use-text";
import { WorkFault } from "../dossier/WorkFault";
import type { MoneyFault } from "./money-work";

/** Why no money was noted; an amount that is none is told as such. */
export function MoneyFaultNotice({ fault }: { readonly fault: MoneyFault }) {
  const text = useText("money");
  if (fault.kind !== "fee") return <WorkFault fault={fault} />;
  return (
    <Notice
      tone="refused"
      what={text(`fault.${fault.fault.kind}`)}
      safe={text("fault.safe")}
      todo={text("fault.todo")}
    />
  );
}
