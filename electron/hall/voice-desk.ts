import { voiceSettingsSchema, type Voice, type VoiceRequests, type VoiceSettings } from "../../src/ipc/voice-requests";
import type { EntrySealer } from "../../src/journal/ports";
import type { KeyId } from "../../src/shared/brand";
import { decodeUtf8, encodeUtf8 } from "../../src/shared/bytes";
import type { Disk } from "../../src/shared/disk";
import { fail, ok } from "../../src/shared/result";
import { readWholeFile, replaceWholeFile } from "../disk/whole-file";
import type { SessionTable } from "../core/session-table";
import type { RepliesOf } from "../ipc/answer";
import { ensureFolder } from "../keys/disk-steps";

const FOLDER = "hall";
const FILE = `${FOLDER}/voice`;
const CONTEXT = encodeUtf8("voice of the board 1");
const USUAL: VoiceSettings = { volume: 80, english: false };

interface VoiceDeskParts {
  readonly disk: Disk;
  readonly core: { readonly ring: EntrySealer; readonly stationKey: KeyId };
  readonly sessions: Pick<SessionTable, "require">;
  /** Settings or state are new. */
  readonly changed: () => void;
}

/** How loud the board speaks, and whether it could; settings are sealed and flushed like all of the station's own. */
export async function openVoiceDesk(parts: VoiceDeskParts): Promise<RepliesOf<VoiceRequests>> {
  const { disk, core, sessions, changed } = parts;
  let voice: Voice = { settings: await readSettings(disk, core), state: undefined };

  return {
    "voice:describe": () => voice,
    "voice:save": async (settings, sender) => {
      sessions.require(sender, "printer.manage");
      const sealed = core.ring.seal(core.stationKey, encodeUtf8(JSON.stringify(settings)), CONTEXT);
      const made = sealed.ok ? await ensureFolder(disk, FOLDER) : sealed;
      const written = sealed.ok && made.ok ? await replaceWholeFile(disk, FILE, sealed.value) : made;
      if (!written.ok) return fail({ kind: "not-saved" });
      voice = { ...voice, settings };
      changed();
      return ok();
    },
    "voice:tell": ({ state }) => {
      if (state === voice.state) return undefined;
      voice = { ...voice, state };
      changed();
      return undefined;
    },
  };
}

/** The usual ones where none can be read: a board that speaks too loud is noticed, one that is mute is not. */
async function readSettings(disk: Disk, { ring, stationKey }: VoiceDeskParts["core"]): Promise<VoiceSettings> {
  const sealed = await readWholeFile(disk, FILE);
  const plain = sealed.ok ? ring.open(stationKey, sealed.value, CONTEXT) : sealed;
  if (!plain.ok) return USUAL;
  const parsed = voiceSettingsSchema.safeParse(JSON.parse(decodeUtf8(plain.value)));
  return parsed.success ? parsed.data : USUAL;
}
