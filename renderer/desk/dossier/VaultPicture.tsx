import { useContext, useState, type ReactNode } from "react";
import type { PurgeRequests } from "../../../src/ipc/purge-requests";
import type { Hash } from "../../../src/shared/brand";
import { StationContext } from "../../app/station-api";
import { BigButton } from "../../components/BigButton";
import { useText } from "../../i18n/use-text";
import styles from "../Dossier.module.css";

interface VaultPictureProps {
  readonly page: string;
  readonly url: string;
  /** Draws it; called with another address at each try. */
  readonly children: (url: string, onError: () => void) => ReactNode;
}

/** A page of the vault; one that was purged comes from the province, or the words say why it does not and what to do. */
export function VaultPicture({ page, url, children }: VaultPictureProps) {
  const text = useText("dossier");
  const station = useContext(StationContext);
  const [tries, setTries] = useState(0);
  const [why, setWhy] = useState<PurgeRequests["page:why"]["output"]>();

  const ask = (): void => {
    // The form is what main checks.
    const asked = station?.ask("page:why", { page: page as Hash }) ?? Promise.resolve("not-here" as const);
    void asked.catch(() => "not-here" as const).then(setWhy);
  };
  if (why === undefined) return children(tries === 0 ? url : `${url}?try=${String(tries)}`, ask);
  return (
    <div className={styles.away} role="alert">
      <p>{text(`page.why.${why}`)}</p>
      <BigButton
        plain
        onPress={() => {
          setWhy(undefined);
          setTries(tries + 1);
        }}
      >
        {text("page.again")}
      </BigButton>
    </div>
  );
}
