import type { OriginalsUse } from "../../../src/ipc/station-state";
import { formatBytes, formatNumber } from "../../i18n/format";
import { useText } from "../../i18n/use-text";

/** Untouched pictures on this disk: how much of their share they use, and whether it was too small. */
export function OriginalsLine({ use }: { readonly use: OriginalsUse | undefined }) {
  const text = useText("condition");
  if (use === undefined) return null;
  const { files, bytes, budgetBytes, notKept } = use;
  const numbers = { files: formatNumber(files), used: formatBytes(bytes), budget: formatBytes(budgetBytes) };
  return (
    <p>
      {text("originals", numbers)}
      {notKept > 0 && ` ${text("originals.notKept", { files: formatNumber(notKept) })}`}
    </p>
  );
}
