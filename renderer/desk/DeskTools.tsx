import { IconLogout } from "@tabler/icons-react";
import { useRef, useState } from "react";
import type { DossierId } from "../../src/shared/brand";
import type { DossierSummary } from "../../src/ipc/dossier-requests";
import { KeyHint } from "../components/KeyHint";
import { SearchList } from "../components/SearchList";
import { useShortcut } from "../components/use-shortcut";
import { useText } from "../i18n/use-text";
import styles from "./DeskTools.module.css";
import { DossierStatusBadge } from "./DossierStatusBadge";
import type { Instant } from "../../src/shared/clock";

/** Something that the one search can start: a visit for a procedure, a list, the end of the day. */
export interface FoundCommand {
  readonly id: string;
  readonly title: string;
  readonly note: string;
  readonly run: () => void;
}

export interface DossierSearch {
  readonly words: string;
  readonly found: readonly DossierSummary[];
  readonly commands: readonly FoundCommand[];
  readonly working: boolean;
  readonly search: (words: string) => void;
}

interface DeskToolsProps {
  readonly search: DossierSearch;
  readonly onOpen: (id: DossierId) => void;
  readonly officer: string;
  readonly now: Instant;
  readonly onSignOut: () => void;
}

/** Right end of the header: the one search (Ctrl+K), who is at work, and the way out. */
export function DeskTools({ search, onOpen, officer, now, onSignOut }: DeskToolsProps) {
  const text = useText("desk");
  const input = useRef<HTMLInputElement>(null);
  const [picked, setPicked] = useState(0);
  useShortcut("Ctrl+K", () => {
    input.current?.focus();
    input.current?.select();
  });

  const pick = (id: string): void => {
    const found = search.found.find((dossier) => dossier.id === id);
    const command = search.commands.find((each) => each.id === id);
    if (found === undefined && command === undefined) return;
    setPicked(picked + 1);
    search.search("");
    if (found === undefined) command?.run();
    else onOpen(found.id);
  };

  return (
    <>
      <div className={styles.search}>
        <SearchList
          key={picked}
          floating
          label={text("search")}
          hint={text("search.hint")}
          words={search.words}
          onWords={search.search}
          inputRef={input}
          options={[
            ...search.found.map((dossier) => ({
              id: dossier.id,
              title: dossier.name,
              note: `${dossier.code} · ${dossier.procedureName}`,
              mark: <DossierStatusBadge dossier={dossier} now={now} />,
            })),
            ...search.commands.map(({ id, title, note }) => ({ id, title, note })),
          ]}
          message={messageOf(search, text)}
          onPick={pick}
          after={<KeyHint keys="Ctrl+K" />}
        />
      </div>
      <span className={styles.officer} title={text("signedIn", { name: officer })}>
        {officer}
      </span>
      <button type="button" className={styles.out} onClick={onSignOut}>
        <IconLogout aria-hidden size="1.25rem" />
        {text("signOut")}
      </button>
    </>
  );
}

function messageOf(search: DossierSearch, text: ReturnType<typeof useText<"desk">>): string {
  if (search.working) return text("search.working");
  if (search.found.length > 0) return text("search.found", { found: search.found.length });
  return text(search.commands.length === 0 ? "search.none" : "search.noDossier");
}
