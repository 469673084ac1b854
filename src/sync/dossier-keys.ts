import { z } from "zod";
import { base64Url, count, keyId } from "./parts";

/** Keys of dossiers, closed for the province (access/sealed-box.ts, context "… for province|" and the key id). */
export const keysRequest = z.object({
  keys: z
    .array(z.object({ key: keyId, box: base64Url.max(256) }))
    .min(1)
    .max(500),
});
export type KeysRequest = z.output<typeof keysRequest>;

/** A box that does not open is not kept: the station closes the key again for the province's key that is in force. */
export const keysAnswer = z.object({ held: count, refused: z.array(keyId).max(500) });
export type KeysAnswer = z.output<typeof keysAnswer>;
