import { z } from "zod";
import type { Channel, Input, Topic } from "./requests";
import type { WindowKind } from "./window-kind";

export interface ChannelRule<I> {
  /** The only windows that may use the channel. */
  readonly windows: readonly WindowKind[];
  /** Throws on anything that is not the channel's input. */
  readonly parse: (raw: unknown) => I;
}

const EVERY_VISIBLE: readonly WindowKind[] = ["setup", "desk", "postal", "supervisor", "kiosk", "board"];
const EVERY: readonly WindowKind[] = [...EVERY_VISIBLE, "projector", "recognition"];
const OFFICERS: readonly WindowKind[] = ["desk", "postal", "supervisor"];

function rule<S extends z.ZodType>(windows: readonly WindowKind[], schema: S): ChannelRule<z.output<S>> {
  return { windows, parse: (raw) => schema.parse(raw) };
}

const nothing = z.undefined();

/** Who may ask what, and what a question must look like. */
export const CHANNELS: { readonly [C in Channel]: ChannelRule<Input<C>> } = {
  "station:describe": rule(EVERY_VISIBLE, nothing),
  "station:health": rule([...OFFICERS, "setup"], nothing),
  "station:contacts": rule(["supervisor"], nothing),
  "station:open-demo": rule(["setup"], nothing),
  "window:ready": rule(EVERY, nothing),
  "window:open": rule(OFFICERS, z.strictObject({ kind: z.enum(["desk", "postal", "supervisor", "kiosk", "board"]) })),
};

/** Which windows hear what. */
export const TOPICS: Readonly<Record<Topic, readonly WindowKind[]>> = {
  "station:changed": EVERY_VISIBLE,
  "health:changed": [...OFFICERS, "setup"],
};

export function channelsOf(kind: WindowKind): readonly Channel[] {
  return (Object.keys(CHANNELS) as Channel[]).filter((channel) => CHANNELS[channel].windows.includes(kind));
}
