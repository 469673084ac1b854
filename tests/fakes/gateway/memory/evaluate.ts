import {
  AndNode,
  BinaryOperationNode,
  ColumnNode,
  OperatorNode,
  OrNode,
  ParensNode,
  PrimitiveValueListNode,
  ReferenceNode,
  SelectQueryNode,
  TableNode,
  ValueListNode,
  ValueNode,
  type OperationNode,
} from "kysely";
import type { Row, Value } from "./memory-table";

/** One row of each table that a statement reads, by the table's name. */
export type Scope = Record<string, Row>;

/** What a statement says that this little database does not know: then it has to learn it, not to guess. */
export class NotUnderstood extends Error {}

/** Answers a select inside of another statement. */
export type SubSelect = (node: SelectQueryNode) => Value;

export function tableName(node: OperationNode | undefined): string {
  if (node !== undefined && TableNode.is(node)) return node.table.identifier.name;
  throw new NotUnderstood(`a table as ${node?.kind ?? "nothing"}`);
}

/** Table (undefined: whichever has it) and column. */
export function columnOf(node: OperationNode): { readonly table: string | undefined; readonly column: string } {
  if (ColumnNode.is(node)) return { table: undefined, column: node.column.name };
  if (ReferenceNode.is(node) && ColumnNode.is(node.column)) {
    return { table: node.table === undefined ? undefined : tableName(node.table), column: node.column.column.name };
  }
  throw new NotUnderstood(`a column as ${node.kind}`);
}

function lookUp(scope: Scope, node: OperationNode): Value {
  const { table, column } = columnOf(node);
  if (table !== undefined) return scope[table]?.[column] ?? null;
  for (const name in scope) {
    const row = scope[name];
    if (row !== undefined && column in row) return row[column] ?? null;
  }
  return null;
}

export function evaluate(node: OperationNode, scope: Scope, select?: SubSelect): Value {
  // Whoever builds a query gives values that a database takes.
  if (ValueNode.is(node)) return (node.value ?? null) as Value;
  if (ReferenceNode.is(node) || ColumnNode.is(node)) return lookUp(scope, node);
  if (SelectQueryNode.is(node) && select !== undefined) return select(node);
  throw new NotUnderstood(`a value as ${node.kind}`);
}

export function isTrue(node: OperationNode | undefined, scope: Scope): boolean {
  if (node === undefined) return true;
  if (AndNode.is(node)) return isTrue(node.left, scope) && isTrue(node.right, scope);
  if (OrNode.is(node)) return isTrue(node.left, scope) || isTrue(node.right, scope);
  if (ParensNode.is(node)) return isTrue(node.node, scope);
  if (BinaryOperationNode.is(node)) return compare(node, scope);
  throw new NotUnderstood(`a condition as ${node.kind}`);
}

function compare({ leftOperand, operator, rightOperand }: BinaryOperationNode, scope: Scope): boolean {
  const left = evaluate(leftOperand, scope);
  const how = OperatorNode.is(operator) ? operator.operator : operator.kind;
  if (how === "in") return left !== null && listOf(rightOperand).includes(left);
  const right = evaluate(rightOperand, scope);
  if (how === "is") return left === right;
  if (how === "is not") return left !== right;
  // Nothing is known of a value that is not there.
  if (left === null || right === null) return false;
  switch (how) {
    case "=":
      return left === right;
    case "<>":
      return left !== right;
    case "<":
      return left < right;
    case "<=":
      return left <= right;
    case ">":
      return left > right;
    case ">=":
      return left >= right;
    default:
      throw new NotUnderstood(`the operator ${how}`);
  }
}

/** The values of `in (…)`; an empty list is an error of syntax in SQL. */
export function listOf(node: OperationNode): readonly Value[] {
  const values = PrimitiveValueListNode.is(node)
    ? node.values
    : ValueListNode.is(node)
      ? node.values.map((value) => evaluate(value, {}))
      : undefined;
  if (values === undefined) throw new NotUnderstood(`a list as ${node.kind}`);
  if (values.length === 0) throw new SyntaxError("in ()");
  // Whoever builds a query gives values that a database takes.
  return values as readonly Value[];
}

/** Of a condition that has to hold whole: columns that are one of some values. */
export function fixedColumns(
  node: OperationNode | undefined,
): readonly { readonly reference: OperationNode; readonly values: readonly Value[] }[] {
  if (node === undefined) return [];
  if (AndNode.is(node)) return [...fixedColumns(node.left), ...fixedColumns(node.right)];
  if (!BinaryOperationNode.is(node) || !OperatorNode.is(node.operator)) return [];
  const { leftOperand: reference, operator, rightOperand } = node;
  if (operator.operator === "in") return [{ reference, values: listOf(rightOperand) }];
  if (operator.operator !== "=" || !ValueNode.is(rightOperand)) return [];
  return [{ reference, values: [evaluate(rightOperand, {})] }];
}
