import type { StationPrinter } from "../../../src/printing/printer-settings";
import { PROFILES, type PrinterProfile } from "../../../src/printing/printer-profile";
import { printerTargetSchema, type PrinterTarget } from "../../../src/printing/printer-target";

export const TARGET_KINDS = ["network", "device", "serial", "cups", "windows", "training"] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];
export const BAUDS = [9_600, 19_200, 38_400, 57_600, 115_200] as const;

/** A printer as it is being typed; nothing of it is judged before somebody asks. */
export interface PrinterDraft {
  readonly id: string;
  readonly name: string;
  readonly kind: TargetKind;
  readonly host: string;
  readonly port: string;
  readonly shared: boolean;
  readonly path: string;
  readonly baud: number;
  readonly queue: string;
  readonly profile: PrinterProfile;
}

/** Fields that cannot be used as they are. */
export type DraftFault = "name" | "host" | "port" | "path" | "queue";

/** The second of the list fits most printers on the market; the first is the training centre's own. */
const USUAL_PROFILE = PROFILES[2];

export function newPrinterDraft(id: string, name: string): PrinterDraft {
  if (USUAL_PROFILE === undefined) throw new Error("no printer profile");
  const fields = { host: "", port: "9100", shared: false, path: "", baud: 9_600, queue: "" };
  return { id, name, kind: "network", ...fields, profile: USUAL_PROFILE };
}

export function draftOf({ id, name, target, profile }: StationPrinter): PrinterDraft {
  const empty = { ...newPrinterDraft(id, name), kind: target.kind, profile };
  switch (target.kind) {
    case "network":
      return { ...empty, host: target.host, port: String(target.port), shared: target.shared };
    case "device":
      return { ...empty, path: target.path };
    case "serial":
      return { ...empty, path: target.path, baud: target.baud };
    case "cups":
      return { ...empty, queue: target.queue };
    case "windows":
      return { ...empty, queue: target.printer };
    case "training":
      return empty;
  }
}

const HOST = /^(?=.{1,253}$)[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/i;
const LOOKS_NUMERIC = /^[\d.]+$/;
const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)$/;

/** "192.168.1.50:9100" as people copy it from the printer's own slip. */
export function splitAddress(host: string, port: string): { readonly host: string; readonly port: string } {
  const typed = /^([^:]+):(\d{1,5})$/.exec(host.trim());
  return typed === null ? { host: host.trim(), port: port.trim() } : { host: typed[1] ?? "", port: typed[2] ?? "" };
}

function isHost(host: string): boolean {
  return LOOKS_NUMERIC.test(host) ? IPV4.test(host) : HOST.test(host);
}

function targetOf(draft: PrinterDraft): unknown {
  const { kind, shared, path, baud, queue } = draft;
  switch (kind) {
    case "network": {
      const { host, port } = splitAddress(draft.host, draft.port);
      return { kind, host, port: Number(port), shared };
    }
    case "device":
      return { kind, path: path.trim() };
    case "serial":
      return { kind, path: path.trim(), baud };
    case "cups":
      return { kind, queue: queue.trim() };
    case "windows":
      return { kind, printer: queue.trim() };
    case "training":
      return { kind };
  }
}

/** What stands in the way of using the draft; empty where nothing does. */
export function faultsOf(draft: PrinterDraft): readonly DraftFault[] {
  const faults: DraftFault[] = [];
  if (draft.name.trim() === "") faults.push("name");
  const { host, port } = splitAddress(draft.host, draft.port);
  if (draft.kind === "network") {
    if (!isHost(host)) faults.push("host");
    if (!/^\d+$/.test(port) || Number(port) < 1 || Number(port) > 65_535) faults.push("port");
  }
  const fits = printerTargetSchema.safeParse(targetOf(draft)).success;
  if ((draft.kind === "device" || draft.kind === "serial") && !fits) faults.push("path");
  if ((draft.kind === "cups" || draft.kind === "windows") && !fits) faults.push("queue");
  return faults;
}

/** The draft as a printer of the station; undefined while `faultsOf` names something. */
export function printerOf(draft: PrinterDraft): StationPrinter | undefined {
  if (faultsOf(draft).length > 0) return undefined;
  const target = printerTargetSchema.safeParse(targetOf(draft));
  if (!target.success) return undefined;
  const profile = { ...draft.profile, ...lineSpeed(target.data) };
  return { id: draft.id, name: draft.name.trim(), target: target.data, profile };
}

/** Ten bits go over a serial line for each byte, and nothing answers over most of them. */
function lineSpeed(target: PrinterTarget): Partial<PrinterProfile> {
  return target.kind === "serial" ? { bytesPerSecond: target.baud / 10 } : {};
}
