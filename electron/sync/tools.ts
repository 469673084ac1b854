import type { DossierId, KeyId } from "../../src/shared/brand";
import type { BytesSpent } from "../../src/sync/byte-budget";
import type { Failure } from "../../src/sync/failure";
import type { Limits } from "../../src/sync/limits";
import { provinceDraft, type TroubleBody } from "../../src/sync/station-entries";
import type { Calls } from "./calls";
import type { OwnEntries } from "./own-entries";
import type { LinkParts } from "./ports";
import type { ProvinceMemory } from "./province-memory";

/** Parts of one session. */
export interface SessionTools {
  readonly parts: LinkParts;
  readonly calls: Calls;
  readonly own: OwnEntries;
  readonly limits: Limits;
  /** What is remembered of the province now. */
  readonly memory: () => ProvinceMemory;
  readonly remember: (change: Partial<ProvinceMemory>) => void;
  /** Bytes of the day and the month, those of this session among them. */
  readonly spent: () => BytesSpent;
  /** The place of a large upload outlives the program; undefined: it came to its end. */
  readonly keepUpload: (file: string, location: string | undefined) => Promise<void>;
  /** Keys that this province has said to hold since the program started. */
  readonly heldKeys: Set<KeyId>;
  /** The station closes, or the line was switched off: nothing more is sent. */
  readonly stopped: () => boolean;
}

export const STOPPED: Failure = { kind: "no-connection", problem: null };

/** Another computer goes on with this station's name, and the province has all that this one owed. */
export const FENCED: Failure = { kind: "not-allowed", problem: null };

/** The gateway was found to be restored while we spoke with it. */
export const EPOCH_CHANGED: Failure = { kind: "busy", problem: null };

/** Parks one thing for the officer, once; nothing else waits for it. */
export async function park(
  { parts, own }: Pick<SessionTools, "parts" | "own">,
  trouble: TroubleBody["trouble"],
  about: string,
  dossier: DossierId | null,
  why: string | null,
): Promise<void> {
  if (own.book.hasTrouble(trouble, about)) return;
  const body: TroubleBody = { at: parts.clock.now(), trouble, about, dossier, why };
  await parts.runtime.record([provinceDraft("trouble", parts.stationKey, body)]);
}
