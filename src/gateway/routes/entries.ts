import { fail, ok } from "../../shared/result";
import { parseBatch, type PushAnswer } from "../../sync/push-entries";
import type { Caller, Handled } from "../exchange";
import type { GatewayParts } from "../parts";
import type { PushStore } from "../push-store";
import { soundPrefix } from "../sound-batch";

/** POST /v1/entries: stores what is new and sound, all of it or nothing. */
export async function pushEntries(
  parts: GatewayParts,
  store: PushStore,
  caller: Caller,
  body: Uint8Array,
  isHoleDeclared: boolean,
): Handled {
  const batch = parseBatch(parts.crypto, body, parts.limits.batchEntries);
  if (!batch.ok) return fail(batch.fault.kind === "too-many" ? "too-large" : "malformed");
  if (batch.value.length === 0) return fail("malformed");
  const { sound, unsound } = soundPrefix(parts.crypto, caller, batch.value);
  const [first, ...others] = sound;
  if (first === undefined) {
    if (unsound === null) throw new Error("a batch without entries came this far");
    return ok({
      status: 200,
      body: { outcome: "unsound", ...unsound, held: null, receipt: null } satisfies PushAnswer,
    });
  }
  const answer = await store({ caller, entries: [first, ...others], isHoleDeclared });
  if (answer.outcome === "held" && answer.stored > 0) parts.arrived();
  if (unsound === null || answer.outcome !== "held") return ok({ status: 200, body: answer });
  const { held, receipt } = answer;
  return ok({ status: 200, body: { outcome: "unsound", ...unsound, held, receipt } satisfies PushAnswer });
}
