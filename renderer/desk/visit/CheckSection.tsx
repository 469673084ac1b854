import { useRef } from "react";
import type { Draft } from "../../../src/ipc/visit-requests";
import { BigButton } from "../../components/BigButton";
import { EmptyState } from "../../components/EmptyState";
import { useShortcut } from "../../components/use-shortcut";
import { useText } from "../../i18n/use-text";
import { SuggestedRow } from "./SuggestedRow";
import styles from "./Visit.module.css";
import { alike, plainFields, suggestedFields } from "./visit-progress";

interface CheckSectionProps {
  readonly draft: Draft;
  readonly onConfirm: (fields: Readonly<Record<string, string>>) => void;
  readonly onType: (field: string, value: string | undefined) => void;
  readonly onContinue: () => void;
}

/** What the machine read, doubtful fields first. Enter confirms one and goes to the next that waits. */
export function CheckSection({ draft, onConfirm, onType, onContinue }: CheckSectionProps) {
  const text = useText("visit");
  const list = useRef<HTMLDivElement>(null);
  const fields = suggestedFields(draft.pages);
  const { confirmed } = draft.form;
  const plain = plainFields(fields, confirmed, draft.form.applicant.name);
  const reading = draft.pages.filter(({ reading: { kind } }) => kind === "waiting" || kind === "reading").length;

  const confirmPlain = (): void => {
    onConfirm(Object.fromEntries(plain.map(({ id, value }) => [id, value])));
    const waiting = fields.find((field) => confirmed[field.id] === undefined && !plain.includes(field));
    if (waiting === undefined) onContinue();
    else focusField(list.current, waiting.id);
  };
  useShortcut("Ctrl+Enter", confirmPlain, plain.length > 1);

  const goOn = (from: string, value: string): void => {
    const at = fields.findIndex(({ id }) => id === from);
    const field = fields[at];
    const said = field === undefined ? {} : alike(fields, field, value, confirmed);
    const waiting = [...fields.slice(at + 1), ...fields.slice(0, at)].find(
      ({ id }) => confirmed[id] === undefined && !Object.hasOwn(said, id),
    );
    if (waiting === undefined) onContinue();
    else focusField(list.current, waiting.id);
  };

  return (
    <>
      {reading > 0 && <p role="status">{text("check.reading", { pages: reading })}</p>}
      {fields.length === 0 ? (
        reading === 0 && <EmptyState title={text("check.none")} />
      ) : (
        <>
          <p className={styles.muted}>{text("check.intro")}</p>
          <div ref={list} className={styles.suggestions}>
            {fields.map((field) => (
              <SuggestedRow
                key={field.id}
                field={field}
                confirmed={confirmed[field.id]}
                typed={draft.form.typing[field.id]}
                onType={(value) => {
                  onType(field.id, value);
                }}
                pageNumber={draft.pages.findIndex(({ id }) => id === field.page) + 1}
                onConfirm={(value) => {
                  onConfirm(alike(fields, field, value, confirmed));
                }}
                onEnter={(value) => {
                  goOn(field.id, value);
                }}
              />
            ))}
          </div>
        </>
      )}
      {plain.length > 1 && (
        <BigButton
          plain
          keys="Ctrl+Enter"
          onPress={() => {
            confirmPlain();
          }}
        >
          {text("check.confirmPlain", { fields: plain.length })}
        </BigButton>
      )}
      <button type="button" className={styles.continue} onClick={onContinue}>
        {text("continue")}
      </button>
    </>
  );
}

function focusField(list: HTMLElement | null, id: string): void {
  const inputs = [...(list?.querySelectorAll("input") ?? [])];
  inputs.find(({ name }) => name === `check:${id}`)?.focus();
}
