import { useState } from "react";
import { TextInput } from "@mantine/core";
import type { InboxLine } from "../../../src/ipc/province-requests";
import type { DossierId } from "../../../src/shared/brand";
import { formatDateTime, formatIsoDate } from "../../i18n/format";
import { useText } from "../../i18n/use-text";
import { BigButton } from "../BigButton";
import styles from "./Province.module.css";

interface InboxProps {
  /** Newest first. */
  readonly lines: readonly InboxLine[];
  readonly onHandled: (line: InboxLine, note: string) => void;
  readonly onOpen?: (id: DossierId) => void;
}

/** What the province sent back or could not take: the reason, what to do, and who has seen to it. Nothing is deleted. */
export function Inbox({ lines, onHandled, onOpen }: InboxProps) {
  const text = useText("province");
  const open = lines.filter(({ handledAt }) => handledAt === null);
  const done = lines.filter(({ handledAt }) => handledAt !== null);

  return (
    <section aria-labelledby="inbox-title">
      <h2 id="inbox-title">{text("inbox.title")}</h2>
      {open.length === 0 && <p className={styles.none}>{text("inbox.none")}</p>}
      <ul className={styles.items}>
        {open.map((line) => (
          <OpenLine key={line.id} line={line} onHandled={onHandled} {...(onOpen === undefined ? {} : { onOpen })} />
        ))}
      </ul>
      {done.length > 0 && (
        <details>
          <summary>{text("inbox.done", { count: done.length })}</summary>
          <ul className={styles.items}>
            {done.map((line) => (
              <li key={line.id} className={styles.item}>
                <Words line={line} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function OpenLine({ line, onHandled, onOpen }: { readonly line: InboxLine } & Omit<InboxProps, "lines">) {
  const text = useText("province");
  const [note, setNote] = useState("");
  const { dossier } = line;

  return (
    <li className={styles.item}>
      <Words line={line} />
      <p>{text(`todo.${line.kind}`)}</p>
      <div className={styles.deeds}>
        {dossier !== null && line.code !== null && onOpen !== undefined && (
          <BigButton
            plain
            onPress={() => {
              onOpen(dossier);
            }}
          >
            {text("inbox.open")}
          </BigButton>
        )}
        <TextInput
          label={text("inbox.note")}
          autoComplete="off"
          maxLength={500}
          value={note}
          onChange={(event) => {
            setNote(event.currentTarget.value);
          }}
        />
        <BigButton
          plain
          onPress={() => {
            onHandled(line, note);
          }}
        >
          {text("inbox.handled")}
        </BigButton>
      </div>
    </li>
  );
}

function Words({ line }: { readonly line: InboxLine }) {
  const text = useText("province");
  const about = [line.code, line.name].filter((part) => part !== null).join(" · ");
  return (
    <>
      <p className={styles.what}>
        <strong>{text(`item.${line.kind}`)}</strong>
        {about !== "" && <span>{about}</span>}
        <small>{formatDateTime(line.at)}</small>
      </p>
      {line.reason !== null && reasonOf(text, line.kind, line.reason)}
    </>
  );
}

/** A day for what the province published; for files a word of the program says nothing to an officer. */
function reasonOf(text: ReturnType<typeof useText<"province">>, kind: InboxLine["kind"], reason: string) {
  if (kind === "file-missing" || kind === "file-unreadable" || kind === "restored-unasked") return null;
  const isDated = kind === "catalogue" || kind === "calendar";
  const words = isDated ? text("inbox.from", { day: formatIsoDate(reason) }) : text("inbox.reason", { reason });
  return <p className={styles.reason}>{words}</p>;
}
