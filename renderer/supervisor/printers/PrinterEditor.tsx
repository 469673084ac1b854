import { TextInput } from "@mantine/core";
import { useState } from "react";
import type { FoundPrinters, PrinterCondition } from "../../../src/ipc/printer-requests";
import type { StationPrinter } from "../../../src/printing/printer-settings";
import { BigButton } from "../../components/BigButton";
import { Notice } from "../../components/Notice";
import { useText } from "../../i18n/use-text";
import { faultsOf, printerOf, type PrinterDraft } from "./printer-draft";
import styles from "./Printers.module.css";
import { ProfileFields } from "./ProfileFields";
import { SelfTestPanel } from "./SelfTestPanel";
import { TargetFields } from "./TargetFields";
import type { CheckState, CompareState } from "./use-printers";

interface PrinterEditorProps {
  readonly first: PrinterDraft;
  /** Undefined for a printer that is not kept yet. */
  readonly condition: PrinterCondition | undefined;
  readonly found: FoundPrinters | undefined;
  readonly training: boolean;
  readonly onCheck: (printer: StationPrinter) => Promise<CheckState>;
  readonly onSave: (printer: StationPrinter) => void;
  readonly onRemove: () => void;
  readonly onTest: () => void;
  readonly onCompare: (picture: Uint8Array) => Promise<CompareState>;
}

/** One slip printer: where it is, what it can do, whether it answers, and whether its paper is right. */
export function PrinterEditor(props: PrinterEditorProps) {
  const { first, condition, found, training } = props;
  const text = useText("printers");
  const [draft, setDraft] = useState(first);
  const [asked, setAsked] = useState(false);
  const [check, setCheck] = useState<CheckState>("idle");
  const faults = asked ? faultsOf(draft) : [];
  const change = (part: Partial<PrinterDraft>): void => {
    setDraft({ ...draft, ...part });
    setCheck("idle");
  };
  const withPrinter = (then: (printer: StationPrinter) => void): void => {
    setAsked(true);
    const printer = printerOf(draft);
    if (printer !== undefined) then(printer);
  };

  return (
    <section className={styles.editor} aria-labelledby="printer-editor-title">
      <h2 id="printer-editor-title">{condition === undefined ? text("new") : first.name}</h2>
      <TextInput
        label={text("name")}
        value={draft.name}
        maxLength={60}
        error={faults.includes("name") ? text("wrong.name") : undefined}
        onChange={(event) => {
          change({ name: event.currentTarget.value });
        }}
      />
      <TargetFields draft={draft} faults={faults} found={found} training={training} onChange={change} />
      <ProfileFields
        profile={draft.profile}
        onChange={(profile) => {
          change({ profile });
        }}
      />
      <div className={styles.actions}>
        <BigButton
          onPress={() => {
            withPrinter(props.onSave);
          }}
        >
          {text("save")}
        </BigButton>
        <BigButton
          plain
          disabled={check === "working"}
          onPress={() => {
            withPrinter((printer) => {
              setCheck("working");
              void props.onCheck(printer).then(setCheck);
            });
          }}
        >
          {text(check === "working" ? "check.working" : "check")}
        </BigButton>
        {condition !== undefined && (
          <BigButton plain onPress={props.onRemove}>
            {text("remove")}
          </BigButton>
        )}
      </div>
      <CheckNotice check={check} />
      {condition !== undefined && (
        <SelfTestPanel condition={condition} onTest={props.onTest} onCompare={props.onCompare} />
      )}
    </section>
  );
}

function CheckNotice({ check }: { readonly check: CheckState }) {
  const text = useText("printers");
  const reason = useText("dossier");
  if (check === "idle" || check === "working") return null;
  if (check === "ready") return <Notice tone="done" what={text("check.ready")} />;
  return (
    <Notice
      tone="refused"
      what={reason(`slip.reason.${check}`)}
      safe={text("check.safe")}
      todo={text(check === "off" || check === "not-found" ? "check.todo.place" : "check.todo.printer")}
    />
  );
}
