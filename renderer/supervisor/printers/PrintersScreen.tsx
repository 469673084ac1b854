import { useState } from "react";
import type { PrinterSettings } from "../../../src/printing/printer-settings";
import { EmptyState } from "../../components/EmptyState";
import { Notice } from "../../components/Notice";
import { useText } from "../../i18n/use-text";
import { OfficeEditor } from "./OfficeEditor";
import { draftOf, newPrinterDraft } from "./printer-draft";
import { PrinterEditor } from "./PrinterEditor";
import { PrinterList, type Chosen } from "./PrinterList";
import styles from "./Printers.module.css";
import { UsesTable } from "./UsesTable";
import type { Printers } from "./use-printers";

/** Small and unlike any other of this station. */
function freshId(known: readonly { readonly id: string }[]): string {
  for (let number = known.length + 1; ; number += 1) {
    if (!known.some(({ id }) => id === `may-in-${number}`)) return `may-in-${number}`;
  }
}

interface PrintersScreenProps {
  readonly printers: Printers;
}

/** "Máy in": what the station prints on, what goes where, and whether it comes out right. */
export function PrintersScreen({ printers }: PrintersScreenProps) {
  const text = useText("printers");
  const { overview, found, saved } = printers;
  const [chosen, setChosen] = useState<Chosen>();
  if (overview === undefined) return <EmptyState title={text("looking")} />;
  const { settings, conditions, training } = overview;

  const keep = (next: PrinterSettings, then: Chosen): void => {
    void printers.save(next).then((done) => {
      if (done) setChosen(then);
    });
  };
  const others = <T extends { readonly id: string }>(list: readonly T[], id: string): readonly T[] =>
    list.filter((each) => each.id !== id);
  /** In its place where it is known, else at the end. */
  const placed = <T extends { readonly id: string }>(list: readonly T[], item: T): readonly T[] =>
    list.some(({ id }) => id === item.id) ? list.map((each) => (each.id === item.id ? item : each)) : [...list, item];

  const printer = chosen?.kind === "printer" ? settings.printers.find(({ id }) => id === chosen.id) : undefined;
  const office = chosen?.kind === "office" ? settings.offices.find(({ id }) => id === chosen.id) : undefined;

  return (
    <main className={styles.screen} aria-label={text("title")}>
      <h1 className="qmc-hidden">{text("title")}</h1>
      <PrinterList
        overview={overview}
        chosen={chosen}
        onChoose={setChosen}
        onAdd={(kind) => {
          setChosen({ kind, id: freshId([...settings.printers, ...settings.offices]) });
        }}
      />
      <div className={styles.work}>
        {saved !== "idle" && (
          <Notice
            tone={saved === "saved" ? "done" : "refused"}
            what={text(saved)}
            {...(saved === "saved" ? {} : { safe: text("not-saved.safe"), todo: text("not-saved.todo") })}
          />
        )}
        {chosen?.kind === "printer" && (
          <PrinterEditor
            key={`${chosen.id} ${printer === undefined}`}
            first={printer === undefined ? newPrinterDraft(chosen.id, "") : draftOf(printer)}
            condition={conditions.find(({ id }) => id === chosen.id)}
            found={found}
            training={training}
            onCheck={printers.check}
            onSave={(next) => {
              keep({ ...settings, printers: placed(settings.printers, next) }, chosen);
            }}
            onRemove={() => {
              keep({ ...settings, printers: others(settings.printers, chosen.id) }, undefined);
            }}
            onTest={() => {
              printers.test(chosen.id);
            }}
            onCompare={(picture) => printers.compare(chosen.id, picture)}
          />
        )}
        {chosen?.kind === "office" && (
          <OfficeEditor
            key={`${chosen.id} ${office === undefined}`}
            first={
              office ?? {
                id: chosen.id,
                name: "",
                target: { kind: "office", printer: found?.system[0] ?? "", size: "A4" },
              }
            }
            isNew={office === undefined}
            found={found}
            onSave={(next) => {
              keep({ ...settings, offices: placed(settings.offices, next) }, chosen);
            }}
            onRemove={() => {
              keep({ ...settings, offices: others(settings.offices, chosen.id) }, undefined);
            }}
          />
        )}
        {chosen === undefined && <p className={styles.hint}>{text("choose")}</p>}
        <UsesTable
          settings={settings}
          onChange={(next) => {
            keep(next, chosen);
          }}
        />
      </div>
    </main>
  );
}
