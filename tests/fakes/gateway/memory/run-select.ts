import {
  AggregateFunctionNode,
  AliasNode,
  BinaryOperationNode,
  ColumnNode,
  IdentifierNode,
  RawNode,
  ReferenceNode,
  SelectAllNode,
  ValueNode,
  type JoinNode,
  type OperationNode,
  type SelectionNode,
  type SelectQueryNode,
} from "kysely";
import { columnOf, evaluate, fixedColumns, isTrue, NotUnderstood, tableName, type Scope } from "./evaluate";
import type { MemoryTable, Row, Value } from "./memory-table";

export type TableSource = (name: string) => MemoryTable;

export function runSelect(node: SelectQueryNode, tables: TableSource): readonly Row[] {
  const { where, joins = [], groupBy, orderBy, limit, selections = [], frontModifiers = [] } = node;
  const from = tableName(node.from?.froms[0]);
  let scopes = scopesOf(tables(from), from, where?.where);
  for (const join of joins) scopes = scopes.flatMap((scope) => joined(scope, join, tables));
  scopes = scopes.filter((scope) => isTrue(where?.where, scope));
  if (orderBy !== undefined) {
    scopes = [...scopes].sort((a, b) => {
      for (const item of orderBy.items) {
        const order = compareValues(evaluate(item.orderBy, a), evaluate(item.orderBy, b));
        if (order !== 0) return isDescending(item.direction) ? -order : order;
      }
      return 0;
    });
  }
  const subSelect = (inner: SelectQueryNode): Value => Object.values(runSelect(inner, tables)[0] ?? {})[0] ?? null;
  const isGrouped = groupBy !== undefined || selections.some(({ selection }) => isAggregate(selection));
  const groups = isGrouped ? groupsOf(scopes, groupBy?.items.map((item) => item.groupBy) ?? []) : undefined;
  const rows = groups
    ? groups.map((group) => project(selections, group, subSelect))
    : scopes.map((scope) => project(selections, [scope], subSelect));
  const isDistinct = frontModifiers.some(({ modifier }) => modifier === "Distinct");
  const result = isDistinct ? [...new Map(rows.map((row) => [JSON.stringify(row), row])).values()] : rows;
  return limit === undefined ? result : result.slice(0, Number(evaluate(limit.limit, {})));
}

/** Rows that an index of the table finds for the condition, else all of them. */
export function candidates(table: MemoryTable, name: string, where: OperationNode | undefined): Iterable<Row> {
  for (const { reference, values } of fixedColumns(where)) {
    const { table: of, column } = columnOf(reference);
    const found = of === undefined || of === name ? table.having(column, values) : undefined;
    if (found !== undefined) return found;
  }
  return table.rows();
}

function scopesOf(table: MemoryTable, name: string, where: OperationNode | undefined): Scope[] {
  const scopes: Scope[] = [];
  for (const row of candidates(table, name, where)) scopes.push({ [name]: row });
  return scopes;
}

/** Inner joins on one column of each side. */
function joined(scope: Scope, { joinType, table: target, on }: JoinNode, tables: TableSource): Scope[] {
  const condition = on?.on;
  if (joinType !== "InnerJoin" || condition === undefined || !BinaryOperationNode.is(condition)) {
    throw new NotUnderstood(`the join ${joinType}`);
  }
  const name = tableName(target);
  const sides = [condition.leftOperand, condition.rightOperand].map((side) => ({ side, ...columnOf(side) }));
  const inner = sides.find(({ table }) => table === name);
  const outer = sides.find(({ table }) => table !== name);
  if (inner === undefined || outer === undefined) throw new NotUnderstood("a join of a table with itself");
  const value = evaluate(outer.side, scope);
  const found = tables(name).having(inner.column, [value]);
  if (found === undefined) throw new NotUnderstood(`a join on ${name}.${inner.column} without an index`);
  return found.map((row) => ({ ...scope, [name]: row }));
}

function groupsOf(scopes: readonly Scope[], by: readonly OperationNode[]): Scope[][] {
  if (by.length === 0) return [[...scopes]];
  const groups = new Map<string, Scope[]>();
  for (const scope of scopes) {
    const key = JSON.stringify(by.map((node) => evaluate(node, scope)));
    groups.set(key, [...(groups.get(key) ?? []), scope]);
  }
  return [...groups.values()];
}

/** One row of the answer, of one scope or of a group of them. */
export function project(
  selections: readonly SelectionNode[],
  group: readonly Scope[],
  select: (node: SelectQueryNode) => Value,
): Row {
  const row: Record<string, Value> = {};
  const scope = group[0] ?? {};
  for (const { selection } of selections) {
    if (SelectAllNode.is(selection)) Object.assign(row, ...Object.values(scope));
    else if (AliasNode.is(selection) && IdentifierNode.is(selection.alias)) {
      const { node } = selection;
      row[selection.alias.name] = isAggregate(node) ? aggregate(node, group) : evaluate(node, scope, select);
    } else if (ReferenceNode.is(selection) && SelectAllNode.is(selection.column)) {
      Object.assign(row, scope[tableName(selection.table)]);
    } else if (ColumnNode.is(selection) || ReferenceNode.is(selection)) {
      row[columnOf(selection).column] = evaluate(selection, scope);
    } else throw new NotUnderstood(`the selection ${selection.kind}`);
  }
  return row;
}

function isAggregate(node: OperationNode): node is AggregateFunctionNode {
  return AggregateFunctionNode.is(node) || (AliasNode.is(node) && AggregateFunctionNode.is(node.node));
}

function aggregate({ func, aggregated }: AggregateFunctionNode, group: readonly Scope[]): Value {
  if (func === "count") return group.length;
  const [of] = aggregated;
  if (func !== "max" || of === undefined) throw new NotUnderstood(`the function ${func}`);
  const values = group.map((scope) => evaluate(of, scope)).filter((value) => value !== null);
  return values.length === 0 ? null : Math.max(...values.map(Number));
}

function isDescending(direction: OperationNode | undefined): boolean {
  if (direction === undefined) return false;
  if (RawNode.is(direction)) return direction.sqlFragments.join("").trim() === "desc";
  throw new NotUnderstood(`an order by ${direction.kind}${ValueNode.is(direction) ? " value" : ""}`);
}

/** Nothing comes last; text in the order of its code units, as in the C locale for the ASCII that is stored. */
function compareValues(a: Value, b: Value): number {
  if (a === b) return 0;
  if (a === null) return 1;
  if (b === null) return -1;
  return a < b ? -1 : 1;
}
