import { z } from "zod";
import type { StationId } from "../../src/shared/brand";
import { decodeUtf8, encodeUtf8, fromHex, toHex } from "../../src/shared/bytes";
import type { Disk } from "../../src/shared/disk";
import { fail, ok, type Result } from "../../src/shared/result";
import type { KeyFault } from "./ports";
import { readWholeFile, replaceWholeFile } from "../disk/whole-file";
import { ensureFolder, folderOf } from "./disk-steps";

export const SECRETS_PATH = "keys/station.json";
const FORMAT = 1;

const bytes = z
  .string()
  .regex(/^(?:[0-9a-f]{2})+$/)
  .transform((text): Uint8Array => fromHex(text));

const shape = z.object({
  format: z.literal(FORMAT),
  // The form is what the brand promises.
  station: z
    .string()
    .regex(/^[0-9a-f]{32}$/)
    .transform((text) => text as StationId),
  /** Of the station, in clear: for checking journals without keys. */
  signingPublicKey: bytes,
  recoveryPublicKey: bytes,
  /** The master key, wrapped in up to three ways; each opens the same `sealed`. */
  wraps: z.object({
    keyring: bytes.nullable(),
    passphrase: z
      .object({
        memoryKiB: z
          .int()
          .min(8)
          .max(4 * 1024 * 1024),
        passes: z.int().min(1).max(100),
        lanes: z.int().min(1).max(16),
        salt: bytes,
        sealed: bytes,
      })
      .nullable(),
    recovery: bytes,
  }),
  /** UnlockedKeys under the master key, with `secretsContext` as context. */
  sealed: bytes,
});

export type SecretsFile = z.infer<typeof shape>;

/** Binds what is sealed to the clear part that names it. */
export function secretsContext(
  file: Pick<SecretsFile, "station" | "signingPublicKey" | "recoveryPublicKey">,
): Uint8Array {
  const clear = [file.station, toHex(file.signingPublicKey), toHex(file.recoveryPublicKey)];
  return encodeUtf8(`quay-mot-cua station secrets ${String(FORMAT)}|${clear.join("|")}`);
}

export async function readSecretsFile(disk: Disk): Promise<Result<SecretsFile, KeyFault>> {
  const read = await readWholeFile(disk, SECRETS_PATH);
  if (!read.ok) {
    return fail(read.fault.kind === "not-found" ? { kind: "no-secrets" } : { kind: "disk", fault: read.fault });
  }
  const json = parseJson(read.value);
  const parsed = shape.safeParse(json);
  if (parsed.success) return ok(parsed.data);
  const newer = z.object({ format: z.int().min(FORMAT + 1) }).safeParse(json);
  return fail(newer.success ? { kind: "newer-format", format: newer.data.format } : { kind: "damaged-secrets" });
}

/** Replaced at once or not at all, flushed. */
export async function writeSecretsFile(disk: Disk, file: SecretsFile): Promise<Result<undefined, KeyFault>> {
  const text = JSON.stringify(file, (_name, value: unknown) => (value instanceof Uint8Array ? toHex(value) : value), 2);
  const folder = await ensureFolder(disk, folderOf(SECRETS_PATH));
  const written = folder.ok ? await replaceWholeFile(disk, SECRETS_PATH, encodeUtf8(text)) : folder;
  return written.ok ? ok() : fail({ kind: "disk", fault: written.fault });
}

function parseJson(read: Uint8Array): unknown {
  try {
    return JSON.parse(decodeUtf8(read));
  } catch {
    // Not UTF-8 or not JSON: the shape says so to the caller.
    return undefined;
  }
}
