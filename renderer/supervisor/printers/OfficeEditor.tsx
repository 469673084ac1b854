import { NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import type { FoundPrinters } from "../../../src/ipc/printer-requests";
import type { OfficePrinter } from "../../../src/printing/printer-settings";
import { BigButton } from "../../components/BigButton";
import { Notice } from "../../components/Notice";
import { useText } from "../../i18n/use-text";
import styles from "./Printers.module.css";

interface OfficeEditorProps {
  readonly first: OfficePrinter;
  readonly isNew: boolean;
  readonly found: FoundPrinters | undefined;
  readonly onSave: (office: OfficePrinter) => void;
  readonly onRemove: () => void;
}

/** Where forms go: a printer of the system with its paper, or a folder. A tray is a printer of its own in the system. */
export function OfficeEditor({ first, isNew, found, onSave, onRemove }: OfficeEditorProps) {
  const text = useText("printers");
  const [name, setName] = useState(first.name);
  const [target, setTarget] = useState(first.target);
  const [asked, setAsked] = useState(false);
  const names = found?.system ?? [];
  const isEmpty = target.kind === "office" ? target.printer === "" : !/^(?:\/|[A-Za-z]:\\)/.test(target.folder.trim());

  return (
    <section className={styles.editor} aria-labelledby="office-editor-title">
      <h2 id="office-editor-title">{isNew ? text("office.new") : first.name}</h2>
      <TextInput
        label={text("name")}
        value={name}
        maxLength={60}
        error={asked && name.trim() === "" ? text("wrong.name") : undefined}
        onChange={(event) => {
          setName(event.currentTarget.value);
        }}
      />
      <div className={styles.fields}>
        <NativeSelect
          label={text("office.kind")}
          value={target.kind}
          data={(["office", "folder"] as const).map((kind) => ({ value: kind, label: text(`office.kind.${kind}`) }))}
          onChange={(event) => {
            const isFolder = event.currentTarget.value === "folder";
            setTarget(
              isFolder ? { kind: "folder", folder: "" } : { kind: "office", printer: names[0] ?? "", size: "A4" },
            );
          }}
        />
        {target.kind === "office" ? (
          <>
            <NativeSelect
              label={text("office.printer")}
              description={text(names.length === 0 ? "office.printer.none" : "office.printer.hint")}
              value={target.printer}
              error={asked && isEmpty ? text("office.printer.none") : undefined}
              data={[...new Set([target.printer, ...names])].filter((each) => each !== "")}
              onChange={(event) => {
                setTarget({ ...target, printer: event.currentTarget.value });
              }}
            />
            <NativeSelect
              label={text("office.size")}
              value={target.size}
              data={["A4", "A5"]}
              onChange={(event) => {
                setTarget({ ...target, size: event.currentTarget.value === "A5" ? "A5" : "A4" });
              }}
            />
          </>
        ) : (
          <TextInput
            label={text("office.folder")}
            description={text("office.folder.hint")}
            value={target.folder}
            error={asked && isEmpty ? text("office.folder.wrong") : undefined}
            onChange={(event) => {
              setTarget({ kind: "folder", folder: event.currentTarget.value });
            }}
          />
        )}
      </div>
      <Notice tone="info" what={text(target.kind === "office" ? "office.queued" : "office.clear")} />
      <div className={styles.actions}>
        <BigButton
          onPress={() => {
            setAsked(true);
            if (name.trim() !== "" && !isEmpty) onSave({ id: first.id, name: name.trim(), target });
          }}
        >
          {text("save")}
        </BigButton>
        {!isNew && (
          <BigButton plain onPress={onRemove}>
            {text("remove")}
          </BigButton>
        )}
      </div>
    </section>
  );
}
