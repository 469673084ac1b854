import type { Id128 } from "../../src/shared/brand";
import type { IdSource } from "../../src/shared/id-source";
import { createSeededRandom } from "./seeded-random";

/** The same ids in the same order for the same seed. */
export function createSeededIds(seed: number): IdSource {
  const random = createSeededRandom(seed);
  const word = (): string => random.bits().toString(16).padStart(8, "0");
  // Four words of eight hex digits are what the brand promises.
  return { next: () => (word() + word() + word() + word()) as Id128 };
}
