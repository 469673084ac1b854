import { concatBytes, toHex } from "../../src/shared/bytes";
import type { CryptoSuite } from "../../src/shared/crypto-suite";

/** The same answers, each signature looked at once: for tests that open one journal thousands of times. */
export function createRememberingCrypto(crypto: CryptoSuite): CryptoSuite {
  const known = new Map<string, boolean>();
  return {
    ...crypto,
    verify(publicKey, bytes, signature) {
      const name = toHex(crypto.sha256(concatBytes(publicKey, signature, bytes)));
      const answer = known.get(name) ?? crypto.verify(publicKey, bytes, signature);
      known.set(name, answer);
      return answer;
    },
  };
}
