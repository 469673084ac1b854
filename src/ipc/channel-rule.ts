import type { z } from "zod";
import type { WindowKind } from "./window-kind";

export interface ChannelRule<I> {
  /** The only windows that may use the channel. */
  readonly windows: readonly WindowKind[];
  /** Throws on anything that is not the channel's input. */
  readonly parse: (raw: unknown) => I;
}

/** A rule for each question of a table. */
export type Rules<T> = { readonly [C in keyof T]: ChannelRule<T[C] extends { readonly input: infer I } ? I : never> };

export function rule<S extends z.ZodType>(windows: readonly WindowKind[], schema: S): ChannelRule<z.output<S>> {
  return { windows, parse: (raw) => schema.parse(raw) };
}
