import {
  IconCloudUpload,
  IconClockExclamation,
  IconDatabase,
  IconDevices,
  IconListNumbers,
  IconMailExclamation,
  IconPrinter,
  IconWifi,
  IconWifiOff,
} from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { ProvinceHealth } from "../../src/ipc/province-requests";
import type { Health } from "../../src/ipc/station-state";
import { formatBytes, formatDateTime } from "../i18n/format";
import { useText } from "../i18n/use-text";
import styles from "./StatusBar.module.css";

interface StatusBarProps {
  /** Undefined until main has measured: nothing is claimed before. */
  readonly health: Health | undefined;
}

type Tone = "plain" | "waiting" | "danger";

/** Network, hub, printer, disk and what is owed to the province, each as icon and word. Offline is a normal colour. */
export function StatusBar({ health }: StatusBarProps) {
  const text = useText("status");
  return (
    <footer className={styles.bar} aria-label={text("title")}>
      {health !== undefined && <Items health={health} />}
    </footer>
  );
}

function Items({ health }: { readonly health: Health }) {
  const text = useText("status");
  const { network, hub, printer, disk, owed, clockJump, codesLeft, province } = health;
  const printerWaits = printer === "paper-out" || printer === "cover-open" || printer === "off";
  const free = disk.freeBytes === undefined ? "?" : formatBytes(disk.freeBytes);

  return (
    <>
      <Item icon={network === "online" ? <IconWifi size="1.125em" /> : <IconWifiOff size="1.125em" />}>
        {text(`network.${network}`)}
      </Item>
      <Item icon={<IconDevices size="1.125em" />} tone={hub === "lost" ? "waiting" : "plain"}>
        {text(`hub.${hub}`)}
      </Item>
      <Item icon={<IconPrinter size="1.125em" />} tone={printerWaits ? "waiting" : "plain"}>
        {text(`printer.${printer}`)}
      </Item>
      <Item icon={<IconDatabase size="1.125em" />} tone={DISK_TONES[disk.state]}>
        {text(`disk.${disk.state}`, { free })}
      </Item>
      {clockJump !== undefined && (
        <Item icon={<IconClockExclamation size="1.125em" />} tone="waiting">
          {text("clockJump", { minutes: Math.round(Math.abs(clockJump) / 60_000) })}
        </Item>
      )}
      {codesLeft !== undefined && (
        <Item icon={<IconListNumbers size="1.125em" />} tone={codesLeft === 0 ? "danger" : "waiting"}>
          {codesLeft === 0 ? text("codes.none") : text("codes.few", { left: codesLeft })}
        </Item>
      )}
      {province !== undefined && province.inbox > 0 && (
        <Item icon={<IconMailExclamation size="1.125em" />} tone="waiting">
          {text("province.inbox", { count: province.inbox })}
        </Item>
      )}
      <Item icon={<IconCloudUpload size="1.125em" />} tone={province?.line === "not-allowed" ? "danger" : "plain"} last>
        <Owed owed={owed} line={province?.line} waiting={province?.waitingForBytes ?? 0} />
      </Item>
    </>
  );
}

/** What the province does not hold yet, and why; where nothing is owed, a line that is down is no news. */
interface OwedProps {
  readonly owed: Health["owed"];
  readonly line: ProvinceHealth["line"] | undefined;
  /** Pages and files that the bytes of a metered line do not reach for. */
  readonly waiting: number;
}

function Owed({ owed, line, waiting }: OwedProps) {
  const text = useText("status");
  const { dossiers, since } = owed;
  switch (line) {
    case "starting":
      return text("province.starting");
    case "not-allowed":
      return text("province.not-allowed", { dossiers });
    case "off":
    case "working":
    case "no-connection":
    case "busy":
      if (dossiers > 0 || line === "off") return text(`province.${line}`, { dossiers });
      break;
    case "resting":
      if (dossiers === 0) return text("province.all");
      if (waiting > 0) return text("province.bytes", { dossiers });
      break;
    case "none":
    case undefined:
      break;
  }
  if (dossiers === 0) return text("owed.none");
  return since === undefined
    ? text("owed.some", { dossiers })
    : text("owed.since", { dossiers, since: formatDateTime(since) });
}

const DISK_TONES: Readonly<Record<Health["disk"]["state"], Tone>> = {
  enough: "plain",
  low: "waiting",
  full: "danger",
  unknown: "plain",
};

interface ItemProps {
  readonly icon: ReactNode;
  readonly tone?: Tone;
  readonly last?: boolean;
  readonly children: ReactNode;
}

function Item({ icon, tone = "plain", last = false, children }: ItemProps) {
  return (
    <span className={styles.item} data-tone={tone} data-last={last}>
      <span className={styles.icon} aria-hidden>
        {icon}
      </span>
      {children}
    </span>
  );
}
