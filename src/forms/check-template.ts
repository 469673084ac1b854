import { fieldsOf } from "./parse-inline";
import type { FormSpec, Inline, Node, TemplateFault, TemplateProblem } from "./template";

interface Use {
  readonly problem: TemplateProblem;
  readonly name: string;
  readonly line: number;
  readonly known: boolean;
  /** Printed for every dossier, not only where a condition holds. */
  readonly prints: boolean;
}

/** Names that the form does not know, and required ones that the template forgot; the first of them with its line. */
export function checkTemplate(nodes: readonly Node[], spec: FormSpec, lastLine: number): TemplateFault | undefined {
  const uses = nodes.flatMap((node) => usesOf(node, spec));
  const unknown = uses.find((use) => !use.known);
  if (unknown !== undefined) {
    return { kind: "template", problem: unknown.problem, line: unknown.line, about: unknown.name };
  }
  const line = lastLine + 1;
  const missing = spec.fields.find(({ name, shown }) => shown && !isPrinted(uses, "unknown-field", name));
  if (missing !== undefined) return { kind: "template", problem: "missing-field", line, about: missing.name };
  const table = Object.keys(spec.lists).find((list) => !isPrinted(uses, "unknown-list", list));
  return table === undefined ? undefined : { kind: "template", problem: "missing-table", line, about: table };
}

function usesOf(node: Node, spec: FormSpec): readonly Use[] {
  switch (node.kind) {
    case "header":
    case "space":
    case "page":
      return [];
    case "line":
      return inText(node.parts, spec);
    case "image":
      return [pictureUse(node.image, node.line, spec), ...inText(node.caption, spec)];
    case "signatures":
      return node.signatures.flatMap(({ role, hint, name, image, line }) => [
        ...inText([...role, ...hint, ...name], spec),
        ...(image === undefined ? [] : [pictureUse(image, line, spec)]),
      ]);
    case "if":
      return [
        conditionUse(node.field, node.line, spec),
        ...node.nodes.flatMap((inner) => usesUnder(node.field, inner, spec)),
      ];
    case "table": {
      const columns = spec.lists[node.list];
      const list = { problem: "unknown-list", name: node.list, line: node.line, known: columns !== undefined } as const;
      const cells = node.columns.flatMap((column) => fieldsOf(column.cell));
      return [
        { ...list, prints: true },
        ...node.columns.flatMap((column) => inText(column.head, spec)),
        ...cells.map(({ field, line }) => {
          const known = columns?.includes(field) ?? true;
          return { problem: "unknown-field", name: field, line, known, prints: false } as const;
        }),
      ];
    }
  }
}

function inText(parts: readonly Inline[], spec: FormSpec): readonly Use[] {
  return fieldsOf(parts).map(({ field: name, line }) => {
    const known = spec.fields.some((field) => field.name === name);
    return { problem: "unknown-field", name, line, known, prints: true };
  });
}

function pictureUse(name: string, line: number, spec: FormSpec): Use {
  return { problem: "unknown-image", name, line, known: spec.images.includes(name), prints: true };
}

/** `@if` asks for a field, a picture or a table with rows; to ask is not to print. */
function conditionUse(name: string, line: number, spec: FormSpec): Use {
  const known = spec.fields.some((field) => field.name === name) || spec.images.includes(name) || name in spec.lists;
  return { problem: "unknown-field", name, line, known, prints: false };
}

/** What stands under a condition on something else is not sure to be printed. */
function usesUnder(condition: string, node: Node, spec: FormSpec): readonly Use[] {
  return usesOf(node, spec).map((use) => (use.name === condition ? use : { ...use, prints: false }));
}

function isPrinted(uses: readonly Use[], problem: TemplateProblem, name: string): boolean {
  return uses.some((use) => use.prints && use.problem === problem && use.name === name);
}
