import { useId, useState, type KeyboardEvent, type ReactNode, type Ref } from "react";
import styles from "./SearchList.module.css";

export interface FoundOption {
  readonly id: string;
  readonly title: string;
  readonly note?: string;
  readonly mark?: ReactNode;
}

interface SearchListProps {
  readonly label: string;
  /** For a draft's cursor; see the visit. */
  readonly name?: string;
  readonly hint?: string;
  readonly words: string;
  readonly onWords: (words: string) => void;
  readonly options: readonly FoundOption[];
  readonly onPick: (id: string) => void;
  /** Said instead of the list: nothing found, still searching. */
  readonly message?: string | undefined;
  /** The list floats over the page and goes when the field is left. */
  readonly floating?: boolean;
  readonly inputRef?: Ref<HTMLInputElement>;
  readonly after?: ReactNode;
}

/** A search field with its results: arrow keys move, Enter picks, Esc empties. */
export function SearchList(props: SearchListProps) {
  const { label, name, hint, words, onWords, options, onPick, message, floating = false, inputRef, after } = props;
  const listId = useId();
  const [at, setAt] = useState(0);
  const [inside, setInside] = useState(false);
  const current = options[Math.min(at, options.length - 1)];
  const shown = (!floating || inside) && words.trim() !== "";

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape") onWords("");
    else if (event.key === "ArrowDown") setAt(Math.min(at + 1, options.length - 1));
    else if (event.key === "ArrowUp") setAt(Math.max(at - 1, 0));
    else if (event.key === "Enter" && shown && current !== undefined) onPick(current.id);
    else return;
    event.preventDefault();
  };

  return (
    <div className={styles.search} data-floating={floating}>
      <label className={styles.field}>
        <span className={floating ? "qmc-hidden" : styles.label}>{label}</span>
        <input
          ref={inputRef}
          name={name}
          type="text"
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          placeholder={hint}
          value={words}
          aria-expanded={shown}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={shown && current !== undefined ? `${listId}-${current.id}` : undefined}
          onChange={(event) => {
            setAt(0);
            onWords(event.currentTarget.value);
          }}
          onKeyDown={onKeyDown}
          onFocus={() => {
            setInside(true);
          }}
          onBlur={() => {
            setInside(false);
          }}
        />
      </label>
      {after}
      <div className={styles.results} hidden={!shown}>
        <p role="status" className={styles.message}>
          {shown ? message : undefined}
        </p>
        <div id={listId} role="listbox" aria-label={label} className={styles.list}>
          {options.map((option) => (
            <button
              key={option.id}
              id={`${listId}-${option.id}`}
              type="button"
              role="option"
              tabIndex={-1}
              aria-selected={option.id === current?.id}
              className={styles.option}
              onMouseDown={(event) => {
                event.preventDefault();
              }}
              onClick={() => {
                onPick(option.id);
              }}
            >
              <span className={styles.words}>
                <strong>{option.title}</strong>
                {option.note !== undefined && (
                  <small className="qmc-two-lines" title={option.note}>
                    {option.note}
                  </small>
                )}
              </span>
              {option.mark}
            </button>
          ))}
        </div>
      </div>
    </div>
  );
}
