import { IconLogout } from "@tabler/icons-react";
import { useText } from "../i18n/use-text";
import styles from "./LockButton.module.css";

interface SignedInToolsProps {
  readonly officer: string;
  readonly onSignOut: () => void;
}

/** Right end of the header where there is nothing else: who is at work, and the way out. */
export function SignedInTools({ officer, onSignOut }: SignedInToolsProps) {
  const text = useText("desk");
  return (
    <>
      <span className={styles.officer} title={text("signedIn", { name: officer })}>
        {officer}
      </span>
      <button type="button" className={styles.lock} onClick={onSignOut}>
        <IconLogout aria-hidden size="1.25rem" />
        {text("signOut")}
      </button>
    </>
  );
}
