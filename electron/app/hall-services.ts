import type { HallRequests } from "../../src/ipc/hall-requests";
import type { HallStaffRequests } from "../../src/ipc/hall-staff-requests";
import type { LookUpRequests } from "../../src/ipc/look-up-requests";
import type { PrepareRequests } from "../../src/ipc/prepare-requests";
import type { Notices, Topic } from "../../src/ipc/requests";
import type { VoiceRequests } from "../../src/ipc/voice-requests";
import type { CryptoSuite } from "../../src/shared/crypto-suite";
import type { IdSource } from "../../src/shared/id-source";
import type { Core } from "../core/core";
import { SYSTEM_TIMERS } from "../devices/printer/timers";
import { findCurrentProcedure, listProcedures } from "../catalogue/procedure-rules";
import type { ReferenceData } from "../catalogue/reference-data";
import { createHallStaff, type HallStaffParts } from "../hall/hall-staff";
import { openHall, type Hall, type HallParts } from "../hall/hall";
import { createLookUpDesk } from "../hall/look-up-desk";
import { openPrepared } from "../hall/open-prepared";
import { openVoiceDesk } from "../hall/voice-desk";
import type { RepliesOf } from "../ipc/answer";
import type { ImportParts } from "../visit/import-pages";

export type HallServiceRequests = HallRequests & HallStaffRequests & LookUpRequests & VoiceRequests & PrepareRequests;

interface HallServiceParts extends Omit<HallParts, "changed" | "core" | "timers" | "sessions"> {
  readonly core: Core;
  readonly sessions: HallStaffParts["sessions"];
  readonly data: ReferenceData;
  readonly crypto: CryptoSuite;
  readonly ids: IdSource;
  readonly importing: ImportParts;
  readonly tell: <T extends Topic>(topic: T, notice: Notices[T]) => void;
}

/** Everything of the waiting room: tickets and calls, the board's voice, papers prepared at the kiosk. */
export async function openHallServices(
  parts: HallServiceParts,
): Promise<{ readonly hall: Hall; readonly replies: RepliesOf<HallServiceRequests>; close(): Promise<void> }> {
  const { core, tell } = parts;
  const changed = (topic: "hall:changed" | "voice:changed" | "prepared:changed") => (): void => {
    tell(topic, undefined);
  };
  const hall = await openHall({ ...parts, timers: SYSTEM_TIMERS, changed: changed("hall:changed") });
  const voice = await openVoiceDesk({ ...parts, changed: changed("voice:changed") });
  const prepared = await openPrepared({
    ...parts,
    queue: hall.queue,
    keys: () => core.secrets.keys(),
    changed: changed("prepared:changed"),
  });
  const staff = createHallStaff({
    queue: hall.queue,
    sessions: parts.sessions,
    ids: parts.ids,
    findProcedures: (words, now) => listProcedures(parts.data, words, now),
    changed: changed("hall:changed"),
  });
  const lookUp = createLookUpDesk({
    runtime: core.runtime,
    queue: hall.queue,
    fieldOf: (procedure, now) => findCurrentProcedure(parts.data, procedure, now)?.procedure.field,
  });
  return {
    hall,
    replies: { ...hall.replies, ...staff, ...lookUp, ...voice, ...prepared.replies },
    async close() {
      prepared.close();
      await hall.close();
    },
  };
}
