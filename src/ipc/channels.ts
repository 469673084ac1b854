import { z } from "zod";
import { CAPTURE_CHANNELS } from "./capture-channels";
import { COUNTER_CHANNELS } from "./counter-channels";
import { rule, type ChannelRule } from "./channel-rule";
import { PREPARE_CHANNELS } from "./prepare-requests";
import { PRINTER_CHANNELS } from "./printer-channels";
import { PROVINCE_CHANNELS } from "./province-requests";
import type { Channel, Input, Topic } from "./requests";
import { DOSSIER_CHANNELS, PROJECTION_CHANNELS, SESSION_CHANNELS, VISIT_CHANNELS } from "./staff-channels";
import { FOUNDING_CHANNELS } from "./founding-requests";
import { HALL_CHANNELS } from "./hall-channels";
import { HALL_STAFF_CHANNELS } from "./hall-staff-requests";
import { LOOK_UP_CHANNELS } from "./look-up-requests";
import { VOICE_CHANNELS } from "./voice-requests";
import type { WindowKind } from "./window-kind";

const EVERY_VISIBLE: readonly WindowKind[] = ["setup", "desk", "postal", "supervisor", "kiosk", "board"];
const EVERY: readonly WindowKind[] = [...EVERY_VISIBLE, "projector", "recognition"];
const OFFICERS: readonly WindowKind[] = ["desk", "postal", "supervisor"];

const nothing = z.undefined();

/** Who may ask what, and what a question must look like. */
export const CHANNELS: { readonly [C in Channel]: ChannelRule<Input<C>> } = {
  "station:describe": rule(EVERY_VISIBLE, nothing),
  "station:health": rule([...OFFICERS, "setup"], nothing),
  "station:condition": rule(OFFICERS, nothing),
  "station:go-on": rule(OFFICERS, nothing),
  "station:contacts": rule(["supervisor"], nothing),
  "station:open-demo": rule(["setup"], nothing),
  ...FOUNDING_CHANNELS,
  "station:unlock": rule(
    OFFICERS,
    z.strictObject({
      method: z.enum(["passphrase", "recovery"]),
      words: z.string().max(1000),
      next: z.string().max(1000).optional(),
    }),
  ),
  "recovery:show": rule(["setup"], nothing),
  "recovery:confirm": rule(["setup"], z.strictObject({ groups: z.array(z.string().max(40)).max(8) })),
  "recovery:skip": rule(["setup"], nothing),
  "window:ready": rule(EVERY, nothing),
  "window:open": rule(OFFICERS, z.strictObject({ kind: z.enum(["desk", "postal", "supervisor", "kiosk", "board"]) })),
  ...SESSION_CHANNELS,
  ...VISIT_CHANNELS,
  ...CAPTURE_CHANNELS,
  ...DOSSIER_CHANNELS,
  ...COUNTER_CHANNELS,
  ...PRINTER_CHANNELS,
  ...PROVINCE_CHANNELS,
  ...VOICE_CHANNELS,
  ...PREPARE_CHANNELS,
  ...HALL_CHANNELS,
  ...HALL_STAFF_CHANNELS,
  ...LOOK_UP_CHANNELS,
  ...PROJECTION_CHANNELS,
};

/** Which windows hear what. */
export const TOPICS: Readonly<Record<Topic, readonly WindowKind[]>> = {
  "station:changed": EVERY_VISIBLE,
  "health:changed": [...OFFICERS, "setup"],
  "condition:changed": OFFICERS,
  "draft:changed": ["desk"],
  "dossier:changed": OFFICERS,
  "print:changed": OFFICERS,
  "prepared:changed": ["desk"],
  "voice:changed": ["supervisor"],
  "hall:changed": ["desk", "kiosk", "board", "supervisor"],
  "projection:changed": ["projector"],
};
