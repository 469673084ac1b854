import { z } from "zod";
import { decodeUtf8, encodeUtf8 } from "../../src/shared/bytes";
import { lineSettings, NO_LIMIT, type LineSettings } from "../../src/sync/line-settings";
import { readWholeFile } from "../disk/whole-file";
import type { LinkParts } from "./ports";
import { writeInto } from "./province-memory";

const FILE = "sync/line";
const CONTEXT = encodeUtf8("line settings 1");
const shape = z.object({ format: z.literal(1), line: lineSettings });

type SettingsParts = Pick<LinkParts, "disk" | "sealer" | "stationKey">;

/** What the supervisor said of the line; nothing said, or nothing that can be read: it is not metered. */
export async function readLineSettings({ disk, sealer, stationKey }: SettingsParts): Promise<LineSettings> {
  const sealed = await readWholeFile(disk, FILE);
  const plain = sealed.ok ? sealer.open(stationKey, sealed.value, CONTEXT) : sealed;
  if (!plain.ok) return NO_LIMIT;
  return shape.safeParse(JSON.parse(decodeUtf8(plain.value))).data?.line ?? NO_LIMIT;
}

/** Flushed, or false. */
export async function writeLineSettings(parts: SettingsParts, line: LineSettings): Promise<boolean> {
  const sealed = parts.sealer.seal(parts.stationKey, encodeUtf8(JSON.stringify({ format: 1, line })), CONTEXT);
  return sealed.ok && writeInto(parts.disk, FILE, sealed.value);
}
