import type { SlipQuestion } from "../../../src/ipc/printer-requests";
import { BigButton } from "../BigButton";
import { Notice } from "../Notice";
import { formatDateTime } from "../../i18n/format";
import { useText } from "../../i18n/use-text";
import styles from "./SlipQuestion.module.css";

interface SlipQuestionNoticeProps {
  /** Oldest first; one is asked at a time. */
  readonly questions: readonly SlipQuestion[];
  readonly onAnswer: (job: string, cameOut: boolean) => void;
}

/** "Phiếu A037 đã ra chưa?": asked once for each slip about which nobody knows; until then nothing is printed again. */
export function SlipQuestionNotice({ questions, onAnswer }: SlipQuestionNoticeProps) {
  const text = useText("printers");
  const [question] = questions;
  if (question === undefined) return null;
  const { job, slip, name, printer, reason, at } = question;
  const why = reason === "stopped" || reason === "interrupted" ? reason : "other";
  const more = questions.length - 1;

  return (
    <section className={styles.question} aria-label={text("question.title", { slip: text(`slip.${slip}`), name })}>
      <Notice
        tone="waiting"
        what={text("question.title", { slip: text(`slip.${slip}`), name })}
        safe={text("question.safe")}
        todo={[
          text(`question.why.${why}`),
          printer !== undefined && at !== undefined && text("question.at", { printer, at: formatDateTime(at) }),
          text("question.todo"),
          more > 0 && text("question.more", { more }),
        ]
          .filter((part) => part !== false)
          .join(" ")}
        action={
          <div className={styles.answers}>
            <BigButton
              onPress={() => {
                onAnswer(job, true);
              }}
            >
              {text("question.yes")}
            </BigButton>
            <BigButton
              plain
              onPress={() => {
                onAnswer(job, false);
              }}
            >
              {text("question.no")}
            </BigButton>
          </div>
        }
      />
    </section>
  );
}
