import { randomBytes } from "node:crypto";
import type { Id128 } from "../../src/shared/brand";
import { toHex } from "../../src/shared/bytes";
import type { IdSource } from "../../src/shared/id-source";

export function createRandomIds(): IdSource {
  // 16 random bytes in hex are what the brand promises.
  return { next: () => toHex(randomBytes(16)) as Id128 };
}
