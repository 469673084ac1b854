import { useState } from "react";
import type { ScanOrder } from "../../../src/capture/scanner";
import { useText } from "../../i18n/use-text";
import type { Scanning } from "./scanning";
import styles from "./Capture.module.css";
import visitStyles from "./Visit.module.css";

const SOURCES = ["feeder", "flatbed"] as const;
const COLOURS = ["colour", "grey"] as const;
const DENSITIES = [300, 200] as const;

interface ScanSettingsProps {
  readonly scanning: Scanning;
  readonly disabled: boolean;
}

/** Which scanner, and how. Only what it says it can do is offered. */
export function ScanSettings({ scanning, disabled }: ScanSettingsProps) {
  const text = useText("pages");
  const [address, setAddress] = useState("");
  const { scanners, abilities, order, change } = scanning;
  const canDo = (source: ScanOrder["source"]): boolean => abilities?.sources.includes(source) ?? true;
  const offers = (dpi: number): boolean =>
    abilities === undefined || abilities.densities.length === 0 || abilities.densities.includes(dpi);

  return (
    <>
      <label className={styles.wide}>
        <span>{text("scan.scanner")}</span>
        <select
          disabled={disabled}
          value={scanning.chosen ?? ""}
          onChange={(event) => {
            scanning.choose(event.currentTarget.value);
          }}
        >
          {scanning.chosen === undefined && (
            <option value="">{text(scanners === undefined ? "scan.finding" : "scan.none")}</option>
          )}
          {scanners?.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      <button
        type="button"
        className={visitStyles.smallButton}
        disabled={disabled || scanners === undefined}
        onClick={scanning.find}
      >
        {text(scanners === undefined ? "scan.finding" : "scan.find")}
      </button>
      <label>
        <span>{text("scan.source")}</span>
        <select
          disabled={disabled}
          value={order.source}
          onChange={(event) => {
            const source = SOURCES.find((each) => each === event.currentTarget.value);
            if (source !== undefined) change({ ...order, source });
          }}
        >
          {SOURCES.filter(canDo).map((source) => (
            <option key={source} value={source}>
              {text(`scan.source.${source}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{text("scan.colour")}</span>
        <select
          disabled={disabled}
          value={order.colour}
          onChange={(event) => {
            const colour = COLOURS.find((each) => each === event.currentTarget.value);
            if (colour !== undefined) change({ ...order, colour });
          }}
        >
          {COLOURS.map((colour) => (
            <option key={colour} value={colour}>
              {text(`scan.colour.${colour}`)}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span>{text("scan.dpi")}</span>
        <select
          disabled={disabled}
          value={order.dpi}
          onChange={(event) => {
            const dpi = DENSITIES.find((each) => each === Number(event.currentTarget.value));
            if (dpi !== undefined) change({ ...order, dpi });
          }}
        >
          {DENSITIES.filter(offers).map((dpi) => (
            <option key={dpi} value={dpi}>
              {text("scan.dpi.value", { dpi })}
            </option>
          ))}
        </select>
      </label>
      <form
        className={styles.all}
        onSubmit={(event) => {
          event.preventDefault();
          if (address.trim() !== "") scanning.tryAddress(address);
        }}
      >
        <label>
          <span>{text("scan.address")}</span>
          <input
            value={address}
            placeholder={text("scan.address.hint")}
            maxLength={200}
            spellCheck={false}
            disabled={disabled}
            onChange={(event) => {
              setAddress(event.currentTarget.value);
            }}
          />
        </label>
        <button type="submit" className={visitStyles.smallButton} disabled={disabled || address.trim() === ""}>
          {text("scan.address.try")}
        </button>
      </form>
    </>
  );
}
