import {
  DefaultInsertValueNode,
  PrimitiveValueListNode,
  ValueListNode,
  ValuesNode,
  type ColumnUpdateNode,
  type DeleteQueryNode,
  type InsertQueryNode,
  type OperationNode,
  type ReturningNode,
  type UpdateQueryNode,
} from "kysely";
import { columnOf, evaluate, isTrue, NotUnderstood, tableName, type Scope } from "./evaluate";
import type { MemoryTable, Row, Value } from "./memory-table";
import { candidates, project, type TableSource } from "./run-select";

export interface Changed {
  readonly count: number;
  readonly rows: readonly Row[];
}

export function runInsert(node: InsertQueryNode, tables: TableSource): Changed {
  const name = tableName(node.into);
  const table = tables(name);
  const columns = node.columns?.map((column) => column.column.name) ?? [];
  if (node.values === undefined || !ValuesNode.is(node.values)) throw new NotUnderstood("an insert without values");
  const written: Row[] = [];
  for (const list of node.values.values) {
    const row = completed(table, columns, valuesOf(list));
    const conflict = node.onConflict;
    const target = conflict?.columns?.map((column) => column.column.name);
    const before = conflict === undefined ? undefined : table.conflicting(row, target);
    if (before === undefined) {
      table.insert(row);
      written.push(row);
      continue;
    }
    if (conflict?.updates === undefined) continue;
    if (written.includes(before)) throw new Error("ON CONFLICT DO UPDATE command cannot affect row a second time");
    const scope = { [name]: before, excluded: row };
    if (!isTrue(conflict.updateWhere?.where, scope)) continue;
    const after = updated(before, conflict.updates, scope);
    table.replace(before, after);
    written.push(after);
  }
  return answerOf(name, written, node.returning);
}

export function runUpdate(node: UpdateQueryNode, tables: TableSource): Changed {
  const name = tableName(node.table);
  const table = tables(name);
  const written: Row[] = [];
  for (const before of [...candidates(table, name, node.where?.where)]) {
    const scope = { [name]: before };
    if (!isTrue(node.where?.where, scope)) continue;
    const after = updated(before, node.updates ?? [], scope);
    table.replace(before, after);
    written.push(after);
  }
  return answerOf(name, written, node.returning);
}

export function runDelete(node: DeleteQueryNode, tables: TableSource): Changed {
  const name = tableName(node.from.froms[0]);
  const table = tables(name);
  const gone = [...candidates(table, name, node.where?.where)].filter((row) =>
    isTrue(node.where?.where, { [name]: row }),
  );
  for (const row of gone) table.remove(row);
  return answerOf(name, gone, node.returning);
}

function answerOf(name: string, rows: readonly Row[], returning: ReturningNode | undefined): Changed {
  const none = (): Value => null;
  const wanted = returning?.selections;
  return {
    count: rows.length,
    rows: wanted === undefined ? [] : rows.map((row) => project(wanted, [{ [name]: row }], none)),
  };
}

function updated(row: Row, updates: readonly ColumnUpdateNode[], scope: Scope): Row {
  const after: Record<string, Value> = { ...row };
  for (const { column, value } of updates) {
    const name = columnOf(column).column;
    after[name] = evaluate(value, scope);
  }
  return after;
}

function valuesOf(list: OperationNode): readonly (Value | undefined)[] {
  // Whoever builds a query gives values that a database takes.
  if (PrimitiveValueListNode.is(list)) return list.values as readonly Value[];
  if (!ValueListNode.is(list)) throw new NotUnderstood(`values as ${list.kind}`);
  return list.values.map((value) => (DefaultInsertValueNode.is(value) ? undefined : evaluate(value, {})));
}

function completed(table: MemoryTable, columns: readonly string[], values: readonly (Value | undefined)[]): Row {
  const row: Record<string, Value> = {};
  columns.forEach((column, index) => {
    const value = values[index];
    if (value !== undefined) row[column] = value;
  });
  for (const column of table.shape.counted) row[column] ??= table.next(column);
  return row;
}
