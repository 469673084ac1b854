import { concatBytes, decodeUtf8, encodeUtf8 } from "../shared/bytes";
import { fail, ok, type Result } from "../shared/result";
import type { Envelope, JsonValue } from "./entry";

/** Random bytes in front of the text, so that equal bodies under one key cannot be told from their hash after its key leaks. */
export const SALT_LENGTH = 16;

export interface NotJson {
  readonly kind: "not-json";
}

export function encodeBody(salt: Uint8Array, body: JsonValue): Uint8Array {
  if (salt.length !== SALT_LENGTH) throw new RangeError("salt of 16 bytes");
  return concatBytes(salt, encodeUtf8(JSON.stringify(body)));
}

export function decodeBody(plain: Uint8Array): Result<JsonValue, NotJson> {
  try {
    // JSON.parse gives exactly the JsonValue shapes.
    return ok(JSON.parse(decodeUtf8(plain.subarray(SALT_LENGTH))) as JsonValue);
  } catch {
    return fail({ kind: "not-json" });
  }
}

type BodyPlace = Pick<Envelope, "station" | "incarnation" | "sequence" | "dossier" | "kind" | "version">;

/** Authenticated with the sealed body: it opens only as the entry that it was written for. */
export function bodyContext(place: BodyPlace): Uint8Array {
  const { station, incarnation, sequence, dossier, kind, version } = place;
  return encodeUtf8(`quay-mot-cua/body/1 ${station} ${incarnation} ${sequence} ${dossier ?? "-"} ${kind} ${version}`);
}
