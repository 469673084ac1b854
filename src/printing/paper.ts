import { z } from "zod";

export type TextSize = "small" | "normal" | "large" | "title" | "number";
export type Align = "left" | "center";

const text = z.string().max(2_000);

/** One thing on the paper, from top to bottom. Sizes are words: the drawer knows how many dots they are on its width. */
export const blockSchema = z.discriminatedUnion("kind", [
  z.object({
    kind: z.literal("text"),
    text,
    size: z.enum(["small", "normal", "large", "title", "number"]),
    bold: z.boolean(),
    align: z.enum(["left", "center"]),
  }),
  /** A small label, its value in bold after it or, where that is too long, below it. */
  z.object({ kind: z.literal("field"), label: text, value: text }),
  z.object({ kind: z.literal("columns"), left: text, right: text, bold: z.boolean() }),
  /** White on black over the whole width. */
  z.object({ kind: z.literal("banner"), text }),
  z.object({ kind: z.literal("qr"), text: z.string().min(1).max(500) }),
  /** Letters in cells between registration marks, for a self-test that a photo is compared with. */
  z.object({
    kind: z.literal("test-card"),
    rows: z
      .array(z.array(z.string().max(4)).max(12).readonly())
      .max(20)
      .readonly(),
  }),
  z.object({ kind: z.literal("rule") }),
  z.object({ kind: z.literal("space"), dots: z.int().min(0).max(400) }),
]);

export const paperSchema = z.object({
  /** TẬP HUẤN stands on it: worth nothing outside a training centre. */
  training: z.boolean(),
  blocks: z.array(blockSchema).min(1).max(300).readonly(),
});

export type Block = Readonly<z.infer<typeof blockSchema>>;

/** What a slip says, independent of printer and width. Plain data: it is kept in the print ledger. */
export interface Paper {
  readonly training: boolean;
  readonly blocks: readonly Block[];
}

interface TextStyle {
  readonly size?: TextSize;
  readonly bold?: boolean;
  readonly align?: Align;
}

export function textBlock(words: string, { size = "normal", bold = false, align = "left" }: TextStyle = {}): Block {
  return { kind: "text", text: words, size, bold, align };
}

export function fieldBlock(label: string, value: string): Block {
  return { kind: "field", label, value };
}

export function columnsBlock(left: string, right: string, bold = false): Block {
  return { kind: "columns", left, right, bold };
}

export function qrBlock(content: string): Block {
  return { kind: "qr", text: content };
}

export function spaceBlock(dots: number): Block {
  return { kind: "space", dots };
}

export const RULE: Block = { kind: "rule" };
