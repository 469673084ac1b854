import type { Keyring } from "../../electron/keys/ports";
import { concatBytes, equalBytes } from "../../src/shared/bytes";
import { fail, ok } from "../../src/shared/result";

export interface FakeKeyring extends Keyring {
  /** As on a Linux without Secret Service. */
  disappear(): void;
  /** As after an administrator reset the account's password: it works, and knows nothing from before. */
  forget(): void;
}

export function createFakeKeyring(): FakeKeyring {
  let there = true;
  let generation = 1;
  return {
    available: () => Promise.resolve(there),
    protect: (secret) => {
      if (!there) return Promise.resolve(fail({ kind: "unavailable" }));
      return Promise.resolve(
        ok(
          concatBytes(
            Uint8Array.of(generation),
            secret.map((byte) => byte ^ 0xa5),
          ),
        ),
      );
    },
    unprotect: (bytes) => {
      if (!there) return Promise.resolve(fail({ kind: "unavailable" }));
      if (!equalBytes(bytes.subarray(0, 1), Uint8Array.of(generation)))
        return Promise.resolve(fail({ kind: "refused" }));
      return Promise.resolve(ok(bytes.slice(1).map((byte) => byte ^ 0xa5)));
    },
    disappear: () => {
      there = false;
    },
    forget: () => {
      generation += 1;
    },
  };
}
