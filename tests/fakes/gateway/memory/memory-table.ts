export type Value = string | number | boolean | null | Uint8Array;
/** Never changed in place. */
export type Row = Readonly<Record<string, Value>>;

export interface TableShape {
  /** Each names the columns of one unique key; the first is the primary one. */
  readonly unique: readonly (readonly string[])[];
  /** Further columns that rows are looked for by. */
  readonly indexed: readonly string[];
  /** Columns that a sequence fills. */
  readonly counted: readonly string[];
}

/** As PostgreSQL names it. */
export class UniqueViolation extends Error {
  readonly code = "23505";
}

export interface MemoryTable {
  rows(): Iterable<Row>;
  /** Rows with one of these values; undefined: the column has no index. */
  having(column: string, values: readonly Value[]): readonly Row[] | undefined;
  /** The row that holds a unique key of this one; of any key where no columns are named. */
  conflicting(row: Row, columns: readonly string[] | undefined): Row | undefined;
  insert(row: Row): void;
  replace(before: Row, after: Row): void;
  remove(row: Row): void;
  next(column: string): number;
  readonly shape: TableShape;
}

/** `undo` takes what takes a change back. Sequences go on whatever is taken back, as they do in PostgreSQL. */
export function createTable(shape: TableShape, rows: readonly Row[], undo: (step: () => void) => void): MemoryTable {
  const all = new Set<Row>();
  const keys = shape.unique.map((columns) => ({ columns, held: new Map<string, Row>() }));
  const lone = shape.unique.flatMap((columns) => (columns.length === 1 ? columns : []));
  const indexes = new Map([...lone, ...shape.indexed].map((column) => [column, new Map<Value, Set<Row>>()]));
  const counters = new Map<string, number>();

  const link = (row: Row): void => {
    all.add(row);
    for (const { columns, held } of keys) {
      const key = keyOf(row, columns);
      if (key !== undefined) held.set(key, row);
    }
    for (const [column, index] of indexes) {
      const value = row[column] ?? null;
      const same = index.get(value);
      if (same === undefined) index.set(value, new Set([row]));
      else same.add(row);
    }
  };
  const unlink = (row: Row): void => {
    all.delete(row);
    for (const { columns, held } of keys) {
      const key = keyOf(row, columns);
      if (key !== undefined) held.delete(key);
    }
    for (const [column, index] of indexes) {
      const value = row[column] ?? null;
      const same = index.get(value);
      if (same?.size === 1) index.delete(value);
      else same?.delete(row);
    }
  };
  const refuseTwice = (row: Row): void => {
    for (const { columns, held } of keys) {
      const key = keyOf(row, columns);
      if (key !== undefined && held.has(key)) throw new UniqueViolation(`unique key (${columns.join(", ")})`);
    }
  };
  for (const row of rows) link(row);
  for (const column of shape.counted) {
    counters.set(column, Math.max(0, ...rows.map((row) => Number(row[column]))));
  }

  return {
    shape,
    rows: () => all,
    having: (column, values) => {
      const index = indexes.get(column);
      if (index === undefined) return undefined;
      const [only] = values;
      if (values.length === 1 && only !== undefined) return [...(index.get(only) ?? [])];
      return [...new Set(values)].flatMap((value) => [...(index.get(value) ?? [])]);
    },
    conflicting: (row, columns) => {
      for (const key of keys) {
        if (columns !== undefined && key.columns.join() !== columns.join()) continue;
        const found = key.held.get(keyOf(row, key.columns) ?? "");
        if (found !== undefined) return found;
      }
      return undefined;
    },
    insert: (row) => {
      refuseTwice(row);
      link(row);
      undo(() => {
        unlink(row);
      });
    },
    replace: (before, after) => {
      unlink(before);
      undo(() => {
        link(before);
      });
      refuseTwice(after);
      link(after);
      undo(() => {
        unlink(after);
      });
    },
    remove: (row) => {
      unlink(row);
      undo(() => {
        link(row);
      });
    },
    next: (column) => {
      const value = (counters.get(column) ?? 0) + 1;
      counters.set(column, value);
      return value;
    },
  };
}

/** undefined: a part of it is null, which is unlike everything. */
function keyOf(row: Row, columns: readonly string[]): string | undefined {
  let key = "";
  for (const column of columns) {
    const value = row[column];
    if (value === null || value === undefined) return undefined;
    key += `${String(value)}|`;
  }
  return key;
}
