import type { Advice } from "../../../src/capture/quality";
import { useText } from "../../i18n/use-text";
import { BigButton } from "../BigButton";
import styles from "./Camera.module.css";

interface StillReviewProps {
  readonly url: string;
  readonly advice: readonly Advice[];
  readonly onAgain: () => void;
  /** A person takes it as it is; that is recorded with the page. */
  readonly onUse: () => void;
}

/** A still that the gate did not pass: what to change, and the way round it for a person. */
export function StillReview({ url, advice, onAgain, onUse }: StillReviewProps) {
  const text = useText("camera");

  return (
    <div className={styles.review}>
      <img src={url} alt={text("still")} />
      <div className={styles.verdict} role="alert">
        <p className={styles.verdictTitle}>{text("review.title")}</p>
        <ul>
          {advice.map((each) => (
            <li key={each}>{text(`advice.${each}`)}</li>
          ))}
        </ul>
        <BigButton keys="Enter" onPress={onAgain}>
          {text("review.again")}
        </BigButton>
        <BigButton plain onPress={onUse} note={text("review.use.note")}>
          {text("review.use")}
        </BigButton>
      </div>
    </div>
  );
}
