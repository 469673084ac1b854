import { IconAlertTriangle, IconCircleCheck, IconPlus } from "@tabler/icons-react";
import type { PrinterOverview } from "../../../src/ipc/printer-requests";
import { useText } from "../../i18n/use-text";
import styles from "./Printers.module.css";

export type Chosen = { readonly kind: "printer" | "office"; readonly id: string } | undefined;

interface PrinterListProps {
  readonly overview: PrinterOverview;
  readonly chosen: Chosen;
  readonly onChoose: (chosen: Chosen) => void;
  readonly onAdd: (kind: "printer" | "office") => void;
}

/** Every printer of the station with how it is doing, in words. */
export function PrinterList({ overview, chosen, onChoose, onAdd }: PrinterListProps) {
  const text = useText("printers");
  const reason = useText("dossier");
  const { settings, conditions } = overview;

  return (
    <nav className={styles.list} aria-label={text("title")}>
      <h2>{text("slips")}</h2>
      {settings.printers.length === 0 && <p className={styles.hint}>{text("slips.none")}</p>}
      <ul>
        {settings.printers.map(({ id, name, profile }) => {
          const condition = conditions.find((each) => each.id === id);
          const trouble = condition?.trouble;
          return (
            <li key={id}>
              <button
                type="button"
                className={styles.item}
                aria-current={chosen?.kind === "printer" && chosen.id === id}
                onClick={() => {
                  onChoose({ kind: "printer", id });
                }}
              >
                <strong>{name}</strong>
                <small>{text(`width.${profile.width}`)}</small>
                <span className={styles.state} data-trouble={trouble !== undefined}>
                  {trouble === undefined ? (
                    <IconCircleCheck aria-hidden size="1.125em" />
                  ) : (
                    <IconAlertTriangle aria-hidden size="1.125em" />
                  )}
                  {trouble === undefined ? text("state.well") : reason(`slip.reason.${trouble}`)}
                </span>
                {condition !== undefined && condition.waiting > 0 && (
                  <small>{text("state.waiting", { waiting: condition.waiting })}</small>
                )}
                {condition !== undefined && condition.unknown > 0 && (
                  <small>{text("state.unknown", { unknown: condition.unknown })}</small>
                )}
              </button>
            </li>
          );
        })}
      </ul>
      <AddButton
        words={text("add")}
        onPress={() => {
          onAdd("printer");
        }}
      />
      <h2>{text("offices")}</h2>
      {settings.offices.length === 0 && <p className={styles.hint}>{text("offices.none")}</p>}
      <ul>
        {settings.offices.map(({ id, name, target }) => (
          <li key={id}>
            <button
              type="button"
              className={styles.item}
              aria-current={chosen?.kind === "office" && chosen.id === id}
              onClick={() => {
                onChoose({ kind: "office", id });
              }}
            >
              <strong>{name}</strong>
              <small>{target.kind === "office" ? `${target.printer} · ${target.size}` : target.folder}</small>
            </button>
          </li>
        ))}
      </ul>
      <AddButton
        words={text("office.add")}
        onPress={() => {
          onAdd("office");
        }}
      />
    </nav>
  );
}

function AddButton({ words, onPress }: { readonly words: string; readonly onPress: () => void }) {
  return (
    <button type="button" className={styles.add} onClick={onPress}>
      <IconPlus aria-hidden size="1.25em" />
      {words}
    </button>
  );
}
