import { IconLock, IconTrash } from "@tabler/icons-react";
import { useText } from "../../i18n/use-text";
import styles from "./Prepare.module.css";
import type { Shot } from "./use-prepare";

interface ShotListProps {
  readonly shots: readonly Shot[];
  readonly card: boolean;
  readonly onRemove: (shot: Shot) => void;
}

/** What this person has handed in so far; a page can be taken back. */
export function ShotList({ shots, card, onRemove }: ShotListProps) {
  const text = useText("prepare");

  return (
    <>
      <p className={styles.count} role="status">
        {card && `${text("card.kept")} `}
        {text("pages.count", { pages: shots.filter(({ state }) => state === "kept").length })}
      </p>
      {shots.length > 0 && (
        <ul className={styles.shots}>
          {shots.map((shot, index) => (
            <li key={shot.number} data-state={shot.state}>
              <img src={shot.url} alt={text("pages.one", { number: index + 1 })} />
              <span>
                {shot.state === "kept" && <IconLock aria-hidden size="1.5rem" />}
                {text(`pages.${shot.state}`)}
              </span>
              <button
                type="button"
                disabled={shot.state === "sealing"}
                aria-label={text("pages.remove", { number: index + 1 })}
                onClick={() => {
                  onRemove(shot);
                }}
              >
                <IconTrash aria-hidden size="2rem" />
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
