import { decodeUtf8 } from "../../src/shared/bytes";

/** undefined: a page of HTML, or the half of an answer; `failureOf` says what that means. */
export function findJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(decodeUtf8(body));
  } catch {
    return undefined; // said by the answer itself
  }
}
