import { fail, ok } from "../../shared/result";
import { fromBase64Url } from "../../sync/base64";
import { keysRequest, type KeysAnswer } from "../../sync/dossier-keys";
import type { Handled } from "../exchange";
import type { GatewayParts } from "../parts";
import { markUnreadByKeys } from "../store/unread";

/** POST /v1/keys. */
export async function takeKeys(parts: GatewayParts, json: unknown): Handled {
  const parsed = keysRequest.safeParse(json);
  if (!parsed.success) return fail("malformed");
  const boxed = parsed.data.keys.map(({ key, box }) => ({ key, box: fromBase64Url(box) ?? new Uint8Array(0) }));
  const refused = await parts.dossierKeys.take(boxed);
  const keys = boxed.map(({ key }) => key);
  if (await parts.db.transaction().execute((tx) => markUnreadByKeys(tx, keys))) parts.arrived();
  const answer: KeysAnswer = { held: keys.length - refused.length, refused: [...refused] };
  return ok({ status: 200, body: answer });
}
