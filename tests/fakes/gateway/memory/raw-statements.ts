import type { Row, Value } from "./memory-table";
import { NotUnderstood } from "./evaluate";
import type { TableSource } from "./run-select";

interface RawStatement {
  /** How its text begins. */
  readonly begins: string;
  readonly run: (tables: TableSource, parameters: readonly unknown[]) => readonly Row[];
}

const ENTRY_COLUMNS = ["line_id", "sequence", "hash", "dossier", "envelope", "signature", "body"];

/** The few statements that the gateway writes as text, because they have to be fast: what they mean, by hand. */
const STATEMENTS: readonly RawStatement[] = [
  {
    begins: "insert into entries (line_id,sequence,hash,dossier,envelope,signature,body) values",
    run: (tables, parameters) => {
      for (let at = 0; at < parameters.length; at += ENTRY_COLUMNS.length) {
        // Parameters are values that a database takes.
        const values = ENTRY_COLUMNS.map((column, index): [string, Value] => [column, parameters[at + index] as Value]);
        tables("entries").insert(Object.fromEntries(values));
      }
      return [];
    },
  },
  {
    begins: "insert into unread (dossier, agency) select dossier,",
    run: (tables, [agency, dossiers]) => {
      const unread = tables("unread");
      for (const dossier of textsOf(dossiers)) {
        const [before] = unread.having("dossier", [dossier]) ?? [];
        const row = { dossier, agency: String(agency), stamp: unread.next("stamp") };
        if (before === undefined) unread.insert(row);
        else unread.replace(before, { ...before, stamp: row.stamp });
      }
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

function textsOf(list: unknown): readonly string[] {
  if (!Array.isArray(list)) throw new NotUnderstood("an array that is none");
  return list.map(String);
}
