import { SIGNATURE_LENGTH } from "../../../../src/journal/frame";
import type { Row } from "./memory-table";
import { NotUnderstood } from "./evaluate";
import type { TableSource } from "./run-select";

interface RawStatement {
  /** How its text begins. */
  readonly begins: string;
  readonly run: (tables: TableSource, parameters: readonly unknown[]) => readonly Row[];
}

/** The few statements that the gateway writes as text, because they have to be fast: what they mean, by hand. */
const STATEMENTS: readonly RawStatement[] = [
  {
    begins: "insert into entries (line_id, sequence, hash, dossier, envelope, signature, body) select",
    run: (tables, [all, ...columns]) => {
      if (!(all instanceof Uint8Array)) throw new NotUnderstood("bytes that are none");
      const [lines = [], sequences = [], hashes = [], dossiers = [], envelopes = [], bodies = [], places = []] =
        columns.map(listIn);
      hashes.forEach((hash, row) => {
        const begin = Number(places[row]) - 1;
        const signed = begin + Number(envelopes[row]);
        const end = signed + SIGNATURE_LENGTH;
        tables("entries").insert({
          line_id: Number(lines[row]),
          sequence: Number(sequences[row]),
          hash: String(hash),
          dossier: textOrNull(dossiers[row]),
          envelope: all.slice(begin, signed),
          signature: all.slice(signed, end),
          body: bodies[row] === null ? null : all.slice(end, end + Number(bodies[row])),
        });
      });
      return [];
    },
  },
  {
    begins: "insert into unread (dossier, agency) select dossier,",
    run: (tables, [dossiers, agencies]) => {
      const unread = tables("unread");
      const names = textsOf(agencies);
      textsOf(dossiers).forEach((dossier, index) => {
        const [before] = unread.having("dossier", [dossier]) ?? [];
        const row = { dossier, agency: names[index] ?? "", stamp: unread.next("stamp") };
        if (before === undefined) unread.insert(row);
        else unread.replace(before, { ...before, stamp: row.stamp });
      });
      return [];
    },
  },
  {
    begins: "with fresh as ( insert into used_tokens (jti, expires_at)",
    run: (tables, [expires, jtis, stations]) => {
      const names: string[] = [];
      for (const jti of textsOf(jtis)) {
        const row = { jti, expires_at: Number(expires) };
        if (tables("used_tokens").conflicting(row, undefined) !== undefined) continue;
        tables("used_tokens").insert(row);
        names.push(jti);
      }
      const revoked = tables("stations").having("station", textsOf(stations)) ?? [];
      names.push(...revoked.filter((row) => row["revoked_at"] !== null).map((row) => String(row["station"])));
      return names.map((name) => ({ name }));
    },
  },
  {
    begins: "select entries.dossier, stations.agency, sum(length(entries.body)) as bytes from entries join lines on",
    run: (tables, [dossiers]) => {
      const sums = new Map<string, { dossier: string; agency: string; bytes: number }>();
      for (const { dossier, body, line_id: line } of tables("entries").having("dossier", textsOf(dossiers)) ?? []) {
        const agency = agencyOfLine(tables, line);
        const before = sums.get(`${String(dossier)} ${agency}`)?.bytes ?? 0;
        const bytes = before + (body instanceof Uint8Array ? body.length : 0);
        sums.set(`${String(dossier)} ${agency}`, { dossier: String(dossier), agency, bytes });
      }
      return [...sums.values()];
    },
  },
  {
    begins: "select page, dossier, content, state from pages where page = any(",
    run: (tables, [pages]) => tables("pages").having("page", textsOf(pages)) ?? [],
  },
  {
    begins: "insert into pages (page, dossier, agency, content, file, state) select page,",
    run: (tables, columns) => {
      const [pages = [], dossiers = [], agencies = [], files = [], states = []] = columns.map(textsOf);
      pages.forEach((page, at) => {
        const [before] = tables("pages").having("page", [page]) ?? [];
        const news = { file: files[at] ?? "", state: states[at] ?? "" };
        const row = { page, dossier: dossiers[at] ?? "", agency: agencies[at] ?? "", content: null, ...news };
        if (before === undefined) tables("pages").insert(row);
        else if (before["state"] !== "held") tables("pages").replace(before, { ...before, ...news });
      });
      return [];
    },
  },
  {
    begins: "select dossier, count(*) as missing from pages where dossier = any(",
    run: (tables, [dossiers]) => {
      const missing = new Map<string, number>();
      for (const { dossier, content, state } of tables("pages").having("dossier", textsOf(dossiers)) ?? []) {
        if (content === null || state === "held") continue;
        missing.set(String(dossier), (missing.get(String(dossier)) ?? 0) + 1);
      }
      return [...missing].map(([dossier, count]) => ({ dossier, missing: count }));
    },
  },
  {
    begins: "update pages set state = judged.state from unnest(",
    run: (tables, [pages, states]) => {
      const known = textsOf(states);
      textsOf(pages).forEach((page, index) => {
        const [before] = tables("pages").having("page", [page]) ?? [];
        const state = known[index];
        if (before !== undefined && state !== undefined) tables("pages").replace(before, { ...before, state });
      });
      return [];
    },
  },
];

export function runRaw(text: string, parameters: readonly unknown[], tables: TableSource): readonly Row[] {
  const plain = text.replaceAll(/\s+/g, " ").trim();
  const statement = STATEMENTS.find(({ begins }) => plain.startsWith(begins));
  if (statement === undefined) throw new NotUnderstood(plain.slice(0, 200));
  return statement.run(tables, parameters);
}

function agencyOfLine(tables: TableSource, line: Row[string] | undefined): string {
  const [row] = tables("lines").having("line_id", [line ?? null]) ?? [];
  const [station] = tables("stations").having("station", [row?.["station"] ?? null]) ?? [];
  if (station === undefined) throw new NotUnderstood("a line of no station");
  return String(station["agency"]);
}

function textsOf(list: unknown): readonly string[] {
  return listIn(list).map(String);
}

function listIn(list: unknown): readonly unknown[] {
  if (!Array.isArray(list)) throw new NotUnderstood("an array that is none");
  return list;
}

function textOrNull(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}
