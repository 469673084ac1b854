import { z } from "zod";
import type { Officer, OfficerId } from "../../src/access/officer";
import type { Attempts } from "../../src/access/pin-pauses";
import { ROLES } from "../../src/access/roles";
import { concatBytes, decodeUtf8, encodeUtf8, equalBytes, fromHex, toHex } from "../../src/shared/bytes";
import type { CryptoSuite } from "../../src/shared/crypto-suite";
import type { Disk, DiskFault, DiskResult } from "../../src/shared/disk";
import { fail, ok, type Result } from "../../src/shared/result";
import { readWholeFile, replaceWholeFile } from "../disk/whole-file";
import { ensureFolder, folderOf } from "./disk-steps";
import type { PinHash } from "./pin-hash";

const REGISTER_PATH = "keys/officers";
/** "QMCOFFR1", then JSON sealed under the station's register key. */
const MAGIC = encodeUtf8("QMCOFFR1");
const CONTEXT = encodeUtf8("quay-mot-cua register of officers 1");

/** PINs and wrong tries lie in one sealed file: nobody takes the pauses away without taking the PINs too. */
export interface RegisterRecord extends Officer {
  readonly pin: PinHash;
  readonly attempts: Attempts;
}

export type RegisterFault =
  { readonly kind: "disk"; readonly cause: DiskFault } | { readonly kind: "damaged-register" };

const bytes = z
  .string()
  .regex(/^(?:[0-9a-f]{2})+$/)
  .transform((text): Uint8Array => fromHex(text));

const record = z.object({
  id: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    // The form is what the brand promises.
    .transform((text) => text as OfficerId),
  displayName: z.string(),
  roles: z.array(z.enum(ROLES)),
  active: z.boolean(),
  pin: z.object({ memoryKiB: z.int(), passes: z.int(), lanes: z.int(), salt: bytes, hash: bytes }),
  attempts: z.object({ failures: z.int().min(0), lastFailureAt: z.number() }),
});

/** No file yet: no officers. A damaged one is a fault and is left as it is. */
export async function readRegister(
  disk: Disk,
  crypto: CryptoSuite,
  key: Uint8Array,
): Promise<Result<readonly RegisterRecord[], RegisterFault>> {
  const stored = await readWholeFile(disk, REGISTER_PATH);
  if (!stored.ok) return stored.fault.kind === "not-found" ? ok([]) : fail({ kind: "disk", cause: stored.fault });
  const headed = equalBytes(stored.value.subarray(0, MAGIC.length), MAGIC);
  const plain = headed ? crypto.open(key, stored.value.subarray(MAGIC.length), CONTEXT) : fail(null);
  if (!plain.ok) return fail({ kind: "damaged-register" });
  const parsed = z.array(record).safeParse(JSON.parse(decodeUtf8(plain.value)));
  return parsed.success ? ok(parsed.data) : fail({ kind: "damaged-register" });
}

export async function writeRegister(
  disk: Disk,
  crypto: CryptoSuite,
  key: Uint8Array,
  records: readonly RegisterRecord[],
): DiskResult<undefined> {
  const text = JSON.stringify(records, (_name, value: unknown) => (value instanceof Uint8Array ? toHex(value) : value));
  const sealed = concatBytes(MAGIC, crypto.seal(key, encodeUtf8(text), CONTEXT));
  const folder = await ensureFolder(disk, folderOf(REGISTER_PATH));
  return folder.ok ? replaceWholeFile(disk, REGISTER_PATH, sealed) : folder;
}
