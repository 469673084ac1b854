import type { Tables } from "../../../../src/gateway/store/tables";
import type { TableShape } from "./memory-table";

function shape(
  unique: readonly (readonly string[])[],
  indexed: readonly string[] = [],
  counted: readonly string[] = [],
): TableShape {
  return { unique, indexed, counted };
}

/** Empty after a crash of the database. */
export const UNLOGGED: readonly (keyof Tables)[] = ["used_tokens"];

/** What src/gateway/migrations makes in SQL: unique keys, indexes, columns that count by themselves. */
export const TABLE_SHAPES: Readonly<Record<keyof Tables, TableShape>> = {
  meta: shape([["name"]]),
  centres: shape([["agency"]]),
  codes: shape([["code_hash"]]),
  stations: shape([["station"]], ["agency"]),
  number_blocks: shape(
    [
      ["agency", "block"],
      ["station", "request"],
    ],
    ["agency"],
  ),
  number_tellings: shape([["station"]]),
  lines: shape([["line_id"], ["station", "incarnation", "line"]], ["station"], ["line_id"]),
  entries: shape([["line_id", "sequence"], ["hash"]], ["line_id", "dossier"]),
  unread: shape([["dossier"]], [], ["stamp"]),
  dossiers: shape([["dossier"]], ["code"]),
  dossier_keys: shape([["key"]]),
  awaited_keys: shape([["key", "dossier"]], ["key"]),
  pages: shape([["page"]], ["dossier", "agency", "file"]),
  uploads: shape([["upload"]]),
  centre_entries: shape([["agency", "epoch", "sequence"]], ["agency", "hash"]),
  documents: shape([], ["file", "kind"]),
  used_tokens: shape([["jti"]]),
  forwards: shape([["dossier"]]),
};
