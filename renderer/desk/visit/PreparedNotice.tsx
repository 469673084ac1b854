import type { Prepared } from "../../../src/ipc/prepare-requests";
import { BigButton } from "../../components/BigButton";
import { Notice } from "../../components/Notice";
import { useShortcut } from "../../components/use-shortcut";
import { useText, type Text } from "../../i18n/use-text";

const OPEN_KEY = "F3";

interface PreparedNoticeProps {
  readonly label: string;
  readonly prepared: Pick<Prepared, "card" | "pages"> | undefined;
  readonly opening: boolean;
  readonly fault: "disk-full" | "disk-fault" | "not-here" | "nothing-prepared" | undefined;
  readonly onOpen: () => void;
}

/** The person who was called has prepared papers: said once, opened with one key. */
export function PreparedNotice({ label, prepared, opening, fault, onOpen }: PreparedNoticeProps) {
  const text = useText("prepare");
  useShortcut(OPEN_KEY, onOpen, prepared !== undefined && !opening);
  const action = (
    <BigButton keys={OPEN_KEY} disabled={opening} onPress={onOpen}>
      {text("desk.open")}
    </BigButton>
  );

  if (fault !== undefined) {
    return (
      <Notice
        tone="waiting"
        what={text(`desk.fault.${fault}`)}
        {...(prepared !== undefined && { safe: text("desk.fault.safe"), action })}
        todo={text("desk.fault.todo")}
      />
    );
  }
  if (prepared === undefined) return null;
  return (
    <Notice
      tone="info"
      what={text("desk.waiting", { label, what: whatWasPrepared(prepared, text) })}
      todo={text("desk.note")}
      action={action}
    />
  );
}

/** "thẻ căn cước và 2 trang" */
export function whatWasPrepared({ card, pages }: Pick<Prepared, "card" | "pages">, text: Text<"prepare">): string {
  if (pages === 0) return text("desk.card");
  return text(card ? "desk.card.pages" : "desk.pages", { pages });
}
