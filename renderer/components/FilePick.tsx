import { IconFilePlus } from "@tabler/icons-react";
import { useRef, type ReactNode } from "react";
import styles from "./FilePick.module.css";
import { KeyHint } from "./KeyHint";
import { useShortcut } from "./use-shortcut";

interface FilePickProps {
  readonly label: string;
  readonly children: ReactNode;
  readonly accept: string;
  readonly multiple?: boolean;
  readonly disabled?: boolean;
  /** A key that opens it from anywhere in the window. */
  readonly keys?: string | undefined;
  readonly onFiles: (files: readonly File[]) => void;
}

/** A button that asks for files; the same file can be chosen again. */
export function FilePick({
  label,
  children,
  accept,
  multiple = false,
  disabled = false,
  keys,
  onFiles,
}: FilePickProps) {
  const input = useRef<HTMLInputElement>(null);
  useShortcut(keys ?? "", () => input.current?.click(), keys !== undefined && !disabled);
  return (
    <>
      <button
        type="button"
        className={styles.pick}
        aria-label={label}
        disabled={disabled}
        onClick={() => input.current?.click()}
      >
        <IconFilePlus aria-hidden size="1.25rem" />
        {children}
      </button>
      {/* Beside the button: inside, its name would have to begin with the key, too (WCAG 2.5.3). */}
      {keys !== undefined && <KeyHint keys={keys} />}
      <input
        ref={input}
        type="file"
        hidden
        aria-label={label}
        accept={accept}
        multiple={multiple}
        onChange={(event) => {
          onFiles([...(event.currentTarget.files ?? [])]);
          event.currentTarget.value = "";
        }}
      />
    </>
  );
}
