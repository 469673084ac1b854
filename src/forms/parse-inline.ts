import { fail, ok, type Result } from "../shared/result";
import type { Inline } from "./template";

/** "Họ tên: **{{name}}**" → text, then a field in bold. Fails on braces or stars that do not pair. */
export function parseInline(
  text: string,
  line: number,
): Result<readonly Inline[], { readonly problem: "broken-braces" }> {
  const pieces = text.split("**");
  if (pieces.length % 2 === 0) return fail({ problem: "broken-braces" });
  const parts: Inline[] = [];
  for (const [index, piece] of pieces.entries()) {
    const fields = parseFields(piece, line);
    if (fields === undefined) return fail({ problem: "broken-braces" });
    if (index % 2 === 0) parts.push(...fields);
    else parts.push({ kind: "bold", parts: fields });
  }
  return ok(parts);
}

export type FieldUse = Inline & { readonly kind: "field" };

/** Every field that occurs, in order. */
export function fieldsOf(parts: readonly Inline[]): readonly FieldUse[] {
  return parts.flatMap((part) => {
    switch (part.kind) {
      case "text":
        return [];
      case "field":
        return [part];
      case "bold":
        return fieldsOf(part.parts);
    }
  });
}

function parseFields(text: string, line: number): readonly Inline[] | undefined {
  const parts: Inline[] = [];
  let rest = text;
  for (;;) {
    const start = rest.indexOf("{{");
    const plain = start === -1 ? rest : rest.slice(0, start);
    if (plain.includes("}}")) return undefined;
    if (plain !== "") parts.push({ kind: "text", text: plain });
    if (start === -1) return parts;
    const match = /^\{\{\s*([A-Za-z][A-Za-z0-9]*)\s*\}\}/.exec(rest.slice(start));
    if (match?.[1] === undefined) return undefined;
    parts.push({ kind: "field", field: match[1], line });
    rest = rest.slice(start + match[0].length);
  }
}
