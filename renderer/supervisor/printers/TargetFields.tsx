import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import type { FoundPrinters } from "../../../src/ipc/printer-requests";
import { useText } from "../../i18n/use-text";
import { BAUDS, TARGET_KINDS, type DraftFault, type PrinterDraft, type TargetKind } from "./printer-draft";
import styles from "./Printers.module.css";

interface TargetFieldsProps {
  readonly draft: PrinterDraft;
  readonly faults: readonly DraftFault[];
  readonly found: FoundPrinters | undefined;
  readonly training: boolean;
  readonly onChange: (change: Partial<PrinterDraft>) => void;
}

/** Where the printer is: what is asked depends on how it is connected. */
export function TargetFields({ draft, faults, found, training, onChange }: TargetFieldsProps) {
  const text = useText("printers");
  const windows = found?.platform === "windows";
  const offered = TARGET_KINDS.filter((kind) => {
    if (kind === draft.kind) return true;
    if (kind === "training") return training;
    return kind === "network" || (windows ? kind === "windows" : kind !== "windows");
  });
  const wrong = (field: DraftFault): string | undefined =>
    faults.includes(field) ? text(`wrong.${field}`) : undefined;

  return (
    <div className={styles.fields}>
      <NativeSelect
        label={text("target")}
        value={draft.kind}
        data={offered.map((kind) => ({ value: kind, label: text(`target.${kind}`) }))}
        onChange={(event) => {
          const kind: TargetKind | undefined = TARGET_KINDS.find((known) => known === event.currentTarget.value);
          if (kind !== undefined) onChange({ kind });
        }}
      />
      {draft.kind === "network" && (
        <>
          <TextInput
            label={text("host")}
            description={text("host.hint")}
            value={draft.host}
            error={wrong("host")}
            onChange={(event) => {
              onChange({ host: event.currentTarget.value });
            }}
          />
          <TextInput
            label={text("port")}
            description={text("port.hint")}
            value={draft.port}
            error={wrong("port")}
            inputMode="numeric"
            onChange={(event) => {
              onChange({ port: event.currentTarget.value });
            }}
          />
          <Checkbox
            label={text("shared")}
            checked={draft.shared}
            onChange={(event) => {
              onChange({ shared: event.currentTarget.checked });
            }}
          />
        </>
      )}
      {(draft.kind === "device" || draft.kind === "serial") && (
        <Suggested
          label={text("path")}
          hint={text(found?.devices.length === 0 ? "path.none" : "path.hint")}
          value={draft.path}
          error={wrong("path")}
          options={found?.devices ?? []}
          onChange={(path) => {
            onChange({ path });
          }}
        />
      )}
      {draft.kind === "serial" && (
        <NativeSelect
          label={text("baud")}
          value={String(draft.baud)}
          data={BAUDS.map(String)}
          onChange={(event) => {
            onChange({ baud: Number(event.currentTarget.value) });
          }}
        />
      )}
      {(draft.kind === "cups" || draft.kind === "windows") && (
        <Suggested
          label={text("queue")}
          hint={text(found?.system.length === 0 ? "queue.none" : `queue.hint.${draft.kind}`)}
          value={draft.queue}
          error={wrong("queue")}
          options={found?.system ?? []}
          onChange={(queue) => {
            onChange({ queue });
          }}
        />
      )}
      {draft.kind === "training" && <p className={styles.hint}>{text("target.training.hint")}</p>}
    </div>
  );
}

interface SuggestedProps {
  readonly label: string;
  readonly hint: string;
  readonly value: string;
  readonly error: string | undefined;
  readonly options: readonly string[];
  readonly onChange: (value: string) => void;
}

/** What the system has found is offered; anything else may be typed. */
function Suggested({ label, hint, value, error, options, onChange }: SuggestedProps) {
  return (
    <>
      <TextInput
        label={label}
        description={hint}
        value={value}
        error={error}
        onChange={(event) => {
          onChange(event.currentTarget.value);
        }}
      />
      {options.length > 0 && (
        <ul className={styles.suggestions}>
          {options.map((option) => (
            <li key={option}>
              <button
                type="button"
                className={styles.suggestion}
                aria-pressed={option === value}
                onClick={() => {
                  onChange(option);
                }}
              >
                {option}
              </button>
            </li>
          ))}
        </ul>
      )}
    </>
  );
}
