import { fail, ok, type Result } from "../shared/result";
import { checkTemplate } from "./check-template";
import { parseInline } from "./parse-inline";
import type { Column, FormSpec, Inline, LineStyle, Node, Signature, TemplateFault, TemplateProblem } from "./template";

const STYLES: Readonly<Record<string, LineStyle>> = {
  title: "title",
  subtitle: "subtitle",
  center: "center",
  note: "note",
  section: "section",
};

const MAX_LENGTH = 100_000;

interface Block {
  readonly field: string;
  readonly line: number;
  readonly nodes: Node[];
}

/**
 * A template is text a person can edit. A line is a paragraph with {{fields}} and **bold**; a line that begins with @
 * is a directive (header, title, subtitle, center, section, note, image, table, sign, if, end, page); a line that begins
 * with | is a column of the table or a signature of the group before it; # begins a remark. Refused with its line.
 */
export function parseTemplate(text: string, spec: FormSpec): Result<readonly Node[], TemplateFault> {
  if (text.length > MAX_LENGTH) return fail(fault("too-long", 1, String(text.length)));
  const root: Block = { field: "", line: 0, nodes: [] };
  const open: Block[] = [root];
  const lines = text.normalize("NFC").split(/\r\n?|\n/);
  for (let index = 0; index < lines.length; index += 1) {
    const line = index + 1;
    const content = (lines[index] ?? "").trim();
    const block = open.at(-1) ?? root;
    if (content.startsWith("#")) continue;
    if (content.startsWith("|")) return fail(fault("row-outside-table", line, content));
    if (content.startsWith("@if ")) {
      open.push({ field: content.slice(4).trim(), line, nodes: [] });
      continue;
    }
    if (content === "@end") {
      const closed = open.length > 1 ? open.pop() : undefined;
      if (closed === undefined) return fail(fault("end-without-if", line, "@end"));
      (open.at(-1) ?? root).nodes.push({ kind: "if", field: closed.field, nodes: closed.nodes, line: closed.line });
      continue;
    }
    const rows: string[] = [];
    if (/^@(?:table|sign)\b/.test(content)) {
      while ((lines[index + 1] ?? "").trim().startsWith("|")) {
        index += 1;
        rows.push((lines[index] ?? "").trim());
      }
    }
    const node = parseNode(content, rows, line);
    if (!node.ok) return node;
    block.nodes.push(node.value);
  }
  const unclosed = open.length > 1 ? open.at(-1) : undefined;
  if (unclosed !== undefined) return fail(fault("unclosed-if", unclosed.line, unclosed.field));
  const problem = checkTemplate(root.nodes, spec, lines.length);
  return problem === undefined ? ok(root.nodes) : fail(problem);
}

function parseNode(content: string, rows: readonly string[], line: number): Result<Node, TemplateFault> {
  if (content === "") return ok({ kind: "space" });
  const match = /^@(\w+)\s*(.*)$/.exec(content);
  if (match === null) return parseLine("plain", content, line);
  const [, directive = "", argument = ""] = match;
  const style = STYLES[directive];
  if (style !== undefined) return parseLine(style, argument, line);
  switch (directive) {
    case "header":
      return ok({ kind: "header" });
    case "page":
      return ok({ kind: "page" });
    case "image":
      return parseImage(argument, line);
    case "table":
      return parseTable(argument, rows, line);
    case "sign":
      return parseSignatures(rows, line);
    default:
      return fail(fault("unknown-directive", line, `@${directive}`));
  }
}

function parseLine(style: LineStyle, text: string, line: number): Result<Node, TemplateFault> {
  const parts = inline(text, line);
  return parts.ok ? ok({ kind: "line", style, parts: parts.value }) : parts;
}

function parseImage(argument: string, line: number): Result<Node, TemplateFault> {
  const [image = "", ...words] = argument.split(/\s+/);
  const caption = inline(words.join(" "), line);
  return caption.ok ? ok({ kind: "image", image, caption: caption.value, line }) : caption;
}

function parseTable(list: string, rows: readonly string[], line: number): Result<Node, TemplateFault> {
  if (rows.length === 0) return fail(fault("empty-table", line, list));
  const columns: Column[] = [];
  for (const [index, row] of rows.entries()) {
    const [head = "", cell = "", width = ""] = cells(row);
    const parsedHead = inline(head, line + 1 + index);
    if (!parsedHead.ok) return parsedHead;
    const parsedCell = inline(cell, line + 1 + index);
    if (!parsedCell.ok) return parsedCell;
    const percent = width === "" ? undefined : Number(width.replace(/%$/, ""));
    if (percent !== undefined && !(percent > 0 && percent <= 100))
      return fail(fault("bad-width", line + 1 + index, width));
    columns.push({ head: parsedHead.value, cell: parsedCell.value, width: percent });
  }
  return ok({ kind: "table", list, columns, line });
}

function parseSignatures(rows: readonly string[], line: number): Result<Node, TemplateFault> {
  if (rows.length === 0) return fail(fault("empty-table", line, "@sign"));
  const signatures: Signature[] = [];
  for (const [index, row] of rows.entries()) {
    const [role = "", hint = "", name = "", image = ""] = cells(row);
    const parts = [role, hint, name].map((text) => inline(text, line + 1 + index));
    const broken = parts.find((part) => !part.ok);
    if (broken?.ok === false) return broken;
    const [roleParts = [], hintParts = [], nameParts = []] = parts.map((part) => (part.ok ? part.value : []));
    signatures.push({
      role: roleParts,
      hint: hintParts,
      name: nameParts,
      image: image === "" ? undefined : image,
      line: line + 1 + index,
    });
  }
  return ok({ kind: "signatures", signatures });
}

/** "| a | b | c" → ["a", "b", "c"]. */
function cells(row: string): readonly string[] {
  return row
    .split("|")
    .slice(1)
    .map((cell) => cell.trim());
}

function inline(text: string, line: number): Result<readonly Inline[], TemplateFault> {
  const parts = parseInline(text, line);
  return parts.ok ? parts : fail(fault(parts.fault.problem, line, text));
}

function fault(problem: TemplateProblem, line: number, about: string): TemplateFault {
  return { kind: "template", problem, line, about };
}
