import { Notice } from "../../components/Notice";
import { useText } from "../../i18n/use-text";

interface GivenNoticeProps {
  /** What was given out, in words. */
  readonly name: string;
  /** The printer of the system that took it; undefined: it was written as a file. */
  readonly queue: string | undefined;
}

/** A paper is out of the program: a file is there, a queue has only taken it. */
export function GivenNotice({ name, queue }: GivenNoticeProps) {
  const text = useText("work");
  if (queue === undefined) return <Notice tone="done" what={text("paper.saved", { name })} />;
  return (
    <Notice tone="waiting" what={text("paper.queued", { name, printer: queue })} todo={text("paper.queued.todo")} />
  );
}
