/** Text with fields in it. Lines count from 1 and are those of the template. */
export type Inline =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "field"; readonly field: string; readonly line: number }
  | { readonly kind: "bold"; readonly parts: readonly Inline[] };

export interface Column {
  readonly head: readonly Inline[];
  readonly cell: readonly Inline[];
  /** Per cent of the width; undefined shares what is left. */
  readonly width: number | undefined;
}

export interface Signature {
  readonly role: readonly Inline[];
  readonly hint: readonly Inline[];
  readonly name: readonly Inline[];
  /** A picture of the signature, if there is one. */
  readonly image: string | undefined;
  readonly line: number;
}

export type LineStyle = "title" | "subtitle" | "center" | "note" | "section" | "plain";

export type Node =
  | { readonly kind: "header" }
  | { readonly kind: "space" }
  | { readonly kind: "page" }
  | { readonly kind: "line"; readonly style: LineStyle; readonly parts: readonly Inline[] }
  | { readonly kind: "image"; readonly image: string; readonly caption: readonly Inline[]; readonly line: number }
  | { readonly kind: "table"; readonly list: string; readonly columns: readonly Column[]; readonly line: number }
  | { readonly kind: "signatures"; readonly signatures: readonly Signature[] }
  | { readonly kind: "if"; readonly field: string; readonly nodes: readonly Node[]; readonly line: number };

/** What a template may use; a name that is not here is a mistake of typing. */
export interface FormSpec {
  readonly fields: readonly FieldSpec[];
  /** Tables and what a cell of each may show. */
  readonly lists: Readonly<Record<string, readonly string[]>>;
  readonly images: readonly string[];
}

export interface FieldSpec {
  readonly name: string;
  /** What it is, for the person who edits a template. */
  readonly meaning: string;
  /** The official form has it: a template without it is refused. */
  readonly shown: boolean;
  /** Without its value the form is refused; otherwise a dotted line is printed. */
  readonly given: boolean;
}

export type TemplateProblem =
  | "unknown-directive"
  | "unknown-field"
  | "unknown-list"
  | "unknown-image"
  | "broken-braces"
  | "unclosed-if"
  | "end-without-if"
  | "row-outside-table"
  | "empty-table"
  | "bad-width"
  | "missing-field"
  | "missing-table"
  | "too-long";

export interface TemplateFault {
  readonly kind: "template";
  readonly problem: TemplateProblem;
  /** From 1; for what is missing, the line after the last. */
  readonly line: number;
  /** The field, directive or list that is meant. */
  readonly about: string;
}
