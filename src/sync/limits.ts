import { z } from "zod";
import { position } from "./parts";

export const limits = z.object({
  /** Entries in one push. */
  batchEntries: position,
  /** Bytes of the body of one push; one entry alone may be larger. */
  batchBytes: position,
  /** Bytes of one request of an upload. */
  chunkBytes: position,
  /** Bytes of one sealed page. */
  fileBytes: position,
  /** Items of one list: keys, dossiers, challenges. */
  items: position,
});

/** What a gateway may be asked to take at once; it tells its own at the start of a session. */
export type Limits = z.output<typeof limits>;

export const DEFAULT_LIMITS: Limits = {
  batchEntries: 500,
  batchBytes: 1024 * 1024,
  chunkBytes: 1024 * 1024,
  fileBytes: 64 * 1024 * 1024,
  items: 500,
};
