import { parseArgs } from "node:util";
import { stationReceipts, type StationReceipts } from "../../intake/number-state";

export interface ServeCommand {
  readonly kind: "serve";
  readonly port: number;
  readonly host: string;
  readonly data: string;
  readonly training: boolean;
  /** Training: an agency that gets a code with the ready line. */
  readonly agency: string | null;
  /** Ends when the process that started it does. */
  readonly withParent: boolean;
  readonly tls: { readonly key: string; readonly cert: string } | null;
  readonly province: string;
  /** File with `systemSettings` and the address under which pages are fetched; null: nothing is forwarded. */
  readonly provincial: string | null;
}

export type AdminCommand =
  | {
      readonly kind: "enrol";
      readonly data: string;
      readonly agency: string;
      readonly name: string;
      /** Registered for this station: the first for the computer itself, each restore takes the next. */
      readonly receipts: StationReceipts;
    }
  | { readonly kind: "revoke"; readonly data: string; readonly station: string }
  | {
      readonly kind: "result";
      readonly data: string;
      /** Its code. */
      readonly dossier: string;
      readonly number: string | null;
      readonly file: string;
    }
  | {
      readonly kind: "publish";
      readonly data: string;
      readonly what: "catalogue" | "calendar";
      readonly file: string;
      /** null: as the file says it. */
      readonly version: string | null;
    };

export type Command = ServeCommand | AdminCommand | { readonly kind: "usage" };

const USAGE_OPTIONS = {
  port: { type: "string" },
  host: { type: "string" },
  data: { type: "string" },
  training: { type: "boolean" },
  agency: { type: "string" },
  name: { type: "string" },
  station: { type: "string" },
  file: { type: "string" },
  version: { type: "string" },
  dossier: { type: "string" },
  number: { type: "string" },
  receipts: { type: "string", multiple: true },
  province: { type: "string" },
  "with-parent": { type: "boolean" },
  "tls-key": { type: "string" },
  "tls-cert": { type: "string" },
  provincial: { type: "string" },
} as const;

/** Reads the command line; anything that is not understood is answered with how it is meant. */
export function readCommand(args: readonly string[]): Command {
  const parsed = tryParse(args);
  if (parsed === undefined) return { kind: "usage" };
  const { values, positionals } = parsed;
  const data = values.data ?? "gateway-data";
  const [verb = "serve", what] = positionals;
  switch (verb) {
    case "serve": {
      const port = Number(values.port ?? 8443);
      if (!Number.isInteger(port) || port < 0 || port > 65_535) return { kind: "usage" };
      const [key, cert] = [values["tls-key"], values["tls-cert"]];
      return {
        kind: "serve",
        port,
        data,
        host: values.host ?? "127.0.0.1",
        training: values.training ?? false,
        agency: values.agency ?? null,
        withParent: values["with-parent"] ?? false,
        tls: key === undefined || cert === undefined ? null : { key, cert },
        province: values.province ?? "Tỉnh",
        provincial: values.provincial ?? null,
      };
    }
    case "enrol": {
      const { agency } = values;
      const receipts = readReceipts(values.receipts ?? []);
      if (agency === undefined || receipts === undefined) return { kind: "usage" };
      return { kind: "enrol", data, agency, name: values.name ?? agency, receipts };
    }
    case "revoke":
      return values.station === undefined ? { kind: "usage" } : { kind: "revoke", data, station: values.station };
    case "result": {
      const { dossier, file, number } = values;
      if (dossier === undefined || file === undefined) return { kind: "usage" };
      return { kind: "result", data, dossier, file, number: number ?? null };
    }
    case "publish": {
      const { file, version } = values;
      const isKnown = what === "catalogue" || what === "calendar";
      if (!isKnown || file === undefined) return { kind: "usage" };
      return { kind: "publish", data, what, file, version: version ?? null };
    }
    default:
      return { kind: "usage" };
  }
}

function tryParse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: USAGE_OPTIONS, allowPositionals: true });
  } catch {
    return undefined; // an unknown option: the usage says which there are
  }
}

/** "FORM:SYMBOL:FIRST-LAST" each; undefined: one of them is not, or two have one symbol. */
function readReceipts(texts: readonly string[]): StationReceipts | undefined {
  const blocks = texts.map((text) => {
    const [, form, symbol, first, last] = /^([^:]+):([^:]+):(\d{1,7})-(\d{1,7})$/.exec(text) ?? [];
    return { form, symbol, first: Number(first), last: Number(last) };
  });
  const isOnce = new Set(blocks.map(({ symbol }) => symbol)).size === blocks.length;
  return isOnce ? stationReceipts.safeParse(blocks).data : undefined;
}

export const USAGE = `npm run gateway -- --port P --data DIR [--host H] [--training] [--tls-key F --tls-cert F] [--province NAME] [--provincial FILE]
npm run gateway -- enrol --agency CODE [--name NAME] [--receipts FORM:SYMBOL:FIRST-LAST]... --data DIR
    prints a one-time code. --receipts: as registered with the tax office for this one station; the first for its computer,
    a further symbol for each time that it may be restored. Without them a supervisor of the centre types them in.
npm run gateway -- revoke --station ID --data DIR
npm run gateway -- publish catalogue|calendar --file F [--version V] --data DIR   V: the date in the file
npm run gateway -- result --dossier CODE --file F [--number N] --data DIR
Service needs DATABASE_URL (PostgreSQL). --training runs on an embedded database that does not flush.
`;
