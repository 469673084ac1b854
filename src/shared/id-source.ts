import type { Id128 } from "./brand";

export interface IdSource {
  /** 128 fresh random bits. */
  next(): Id128;
}
