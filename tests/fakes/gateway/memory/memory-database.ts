import {
  type CompiledQuery,
  DeleteQueryNode,
  InsertQueryNode,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  RawNode,
  SelectQueryNode,
  UpdateQueryNode,
  ValueNode,
  type DatabaseConnection,
  type Driver,
  type QueryResult,
} from "kysely";
import type { Database } from "../../../../src/gateway/store/database";
import type { Tables } from "../../../../src/gateway/store/tables";
import { NotUnderstood } from "./evaluate";
import { createTable, type MemoryTable, type Row } from "./memory-table";
import { runRaw } from "./raw-statements";
import { runDelete, runInsert, runUpdate } from "./run-change";
import { runSelect, type TableSource } from "./run-select";
import { TABLE_SHAPES, UNLOGGED } from "./table-shapes";

/** Everything that was committed at some moment. */
export type MemoryBackup = ReadonlyMap<string, readonly Row[]>;

/**
 * The gateway's database in memory, for long random histories: the same statements, read from their trees instead of
 * from text. Committed is safe; what was not is gone when the program dies. One connection, as PGlite has.
 */
export interface MemoryDatabase {
  /** For a program that starts; the one before is dead: it waits for ever, and what it had not committed is undone. */
  open(): Database;
  /** The database itself stopped in the middle: what is not logged is empty afterwards. */
  crash(): void;
  backUp(): MemoryBackup;
  /** Everything as a statement outside of any transaction would see it now. */
  look(): MemoryBackup;
  /** Before the next `open`. */
  restore(backup: MemoryBackup): void;
}

/** `step` comes before each statement: a promise that never settles stops the program there. */
export function createMemoryDatabase(step: () => Promise<void> = () => Promise.resolve()): MemoryDatabase {
  let tables = new Map<string, MemoryTable>();
  let undo: (() => void)[] = [];
  let life = 0;

  const load = (rows: MemoryBackup): void => {
    const note = (back: () => void): void => void undo.push(back);
    tables = new Map(
      Object.entries(TABLE_SHAPES).map(([name, shape]) => [name, createTable(shape, rows.get(name) ?? [], note)]),
    );
    undo = [];
  };
  const undoTo = (length: number): void => {
    while (undo.length > length) undo.pop()?.();
  };
  load(new Map());

  const source: TableSource = (name) => {
    const table = tables.get(name);
    if (table === undefined) throw new NotUnderstood(`the table ${name}`);
    return table;
  };

  const createDriver = (): Driver => {
    const own = (life += 1);
    let isInTransaction = false;
    let free: Promise<unknown> = Promise.resolve();
    let release: () => void = () => undefined;
    /** Whoever died while it waited never goes on. */
    const alive = async (): Promise<void> => {
      await step();
      if (own !== life) await new Promise(() => undefined);
    };
    const connection: DatabaseConnection = {
      executeQuery: async <R>(query: CompiledQuery): Promise<QueryResult<R>> => {
        await alive();
        const mark = undo.length;
        try {
          const { rows, count } = execute(query, source);
          if (!isInTransaction) undo = [];
          // The rows have the types of the tables that the statement names.
          return { rows: rows as R[], numAffectedRows: BigInt(count) };
        } catch (error) {
          undoTo(mark);
          throw error;
        }
      },
      streamQuery: () => {
        throw new NotUnderstood("a stream");
      },
    };
    return {
      init: () => Promise.resolve(),
      acquireConnection: () => {
        const before = free;
        return new Promise((give) => {
          free = before.then(
            () =>
              new Promise<void>((done) => {
                release = done;
                give(connection);
              }),
          );
        });
      },
      releaseConnection: () => {
        release();
        return Promise.resolve();
      },
      beginTransaction: async () => {
        await alive();
        isInTransaction = true;
      },
      commitTransaction: async () => {
        await alive();
        isInTransaction = false;
        undo = [];
      },
      rollbackTransaction: async () => {
        await alive();
        undoTo(0);
        isInTransaction = false;
      },
      destroy: () => Promise.resolve(),
    };
  };

  return {
    open: () => {
      undoTo(0);
      return new Kysely<Tables>({
        dialect: {
          createAdapter: () => new PostgresAdapter(),
          createDriver,
          createIntrospector: (db) => new PostgresIntrospector(db),
          createQueryCompiler: () => ({
            compileQuery: (query, queryId) => ({ query, queryId, sql: "", parameters: [] }),
          }),
        },
      });
    },
    crash: () => {
      life += 1;
      undoTo(0);
      const rows = committed(tables);
      for (const name of UNLOGGED) rows.set(name, []);
      load(rows);
    },
    look: () => committed(tables),
    backUp: () => {
      if (undo.length > 0) throw new Error("a backup in the middle of a transaction");
      return committed(tables);
    },
    restore: (backup) => {
      life += 1;
      load(backup);
    },
  };
}

function committed(tables: ReadonlyMap<string, MemoryTable>): Map<string, readonly Row[]> {
  return new Map([...tables].map(([name, table]) => [name, [...table.rows()]]));
}

function execute(
  { query, sql, parameters }: CompiledQuery,
  tables: TableSource,
): { readonly rows: readonly Row[]; readonly count: number } {
  if (SelectQueryNode.is(query)) {
    const rows = runSelect(query, tables);
    return { rows, count: rows.length };
  }
  if (InsertQueryNode.is(query)) return runInsert(query, tables);
  if (UpdateQueryNode.is(query)) return runUpdate(query, tables);
  if (DeleteQueryNode.is(query)) return runDelete(query, tables);
  if (!RawNode.is(query)) throw new NotUnderstood(query.kind);
  const text = sql === "" ? query.sqlFragments.join(" ? ") : sql;
  const given = query.parameters.map((node) => (ValueNode.is(node) ? node.value : undefined));
  const rows = runRaw(text, given.length > 0 ? given : parameters, tables);
  return { rows, count: rows.length };
}
