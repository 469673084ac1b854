import { comparePositions, type Head } from "../../src/journal/entry";
import type { AppendFault } from "../../src/journal/ports";
import { ok, type Result } from "../../src/shared/result";
import { PROTOCOL } from "../../src/sync/parts";
import { sessionAnswer, type SessionRequest } from "../../src/sync/session-start";
import { provinceDraft, type TroubleBody } from "../../src/sync/station-entries";
import { createCalls } from "./calls";
import { heldNumbers } from "./numbers";
import type { LinkParts, Transport } from "./ports";
import { readProvinceMemory } from "./province-memory";

export type RestoreParts = Pick<
  LinkParts,
  "disk" | "crypto" | "clock" | "ids" | "identity" | "stationKey" | "sealer" | "journal" | "runtime" | "program"
> & {
  /** Speaks to this address; a request must not take long, as a person waits for it. */
  readonly transportTo: (address: string) => Transport;
};

/** "alone": the station has no province, so nobody can know more. "unasked": there is one, and it did not answer. */
export type RestoreKnowledge = "asked" | "alone" | "unasked";

/** A line that loses every third message answers one of these. */
const TRIES = 3;

/**
 * Begins the incarnation of a copy that was put back, above every one that the province has heard of: the same copy may have
 * been put back before, and the numbers of that time are on paper. Without an answer it begins above what the copy knows, and
 * the inbox says so.
 */
export async function beginRestored(parts: RestoreParts): Promise<Result<RestoreKnowledge, AppendFault>> {
  const { journal, runtime, clock, stationKey } = parts;
  const asked = await askLatest(parts);
  if (typeof asked === "object") journal.fence(asked);
  const begun = await runtime.openIncarnation("restored");
  if (!begun.ok) return begun;
  if (asked === "unasked") {
    const about = `incarnation ${String(journal.head().incarnation)}`;
    const body: TroubleBody = { at: clock.now(), trouble: "restored-unasked", about, dossier: null, why: null };
    await runtime.record([provinceDraft("trouble", stationKey, body)]);
  }
  return ok(typeof asked === "object" ? "asked" : asked);
}

/** The end of the latest line of this station that its province holds. */
async function askLatest(parts: RestoreParts): Promise<Head | RestoreKnowledge> {
  const memory = await readProvinceMemory(parts);
  const address = memory?.address ?? null;
  // A copy may lack what was remembered of the province; only one that was enrolled has numbers.
  if (address === null) return heldNumbers(parts).length > 0 ? "unasked" : "alone";
  const { identity, program, clock } = parts;
  const calls = createCalls({ ...parts, transport: parts.transportTo(address) });
  for (let count = 1; count <= TRIES; count += 1) {
    // Nothing is told that the gateway would draw conclusions from: this copy is old.
    const question: SessionRequest = {
      ...{ protocol: PROTOCOL, program, station: identity.station, heads: [], now: clock.now(), hasGrant: true },
      ...{ epoch: null, receipt: null, cursor: null },
    };
    const answer = await calls.ask("/v1/session", question, sessionAnswer);
    if (answer.ok) {
      const heads = answer.value.lines.map(({ head }) => head).sort(comparePositions);
      return heads.at(-1) ?? "asked";
    }
    if (answer.fault.kind !== "no-connection") break;
  }
  return "unasked";
}
