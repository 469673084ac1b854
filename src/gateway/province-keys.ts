import { open, readFile, rename } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { encodeUtf8, fromHex, toHex } from "../shared/bytes";
import type { CryptoSuite, KeyPair } from "../shared/crypto-suite";

/** What the province signs and opens with. */
export interface ProvinceKeys {
  readonly signing: KeyPair;
  /** X25519: stations close dossier keys for it. */
  readonly box: KeyPair;
  /** Wraps dossier keys in the database. */
  readonly storage: Uint8Array;
}

const key = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .transform((text): Uint8Array => fromHex(text));
const pair = z.object({ publicKey: key, privateKey: key });
const keysFile = z.object({ format: z.literal(1), signing: pair, box: pair });

/** Reads the province's keys; where there are none yet, makes them, flushed before they are used. */
export async function openProvinceKeys(crypto: CryptoSuite, file: string): Promise<ProvinceKeys> {
  const text = await readFile(file, "utf8").catch((error: unknown) => {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  });
  if (text !== undefined) return withStorage(crypto, keysFile.parse(JSON.parse(text)));
  const made = { format: 1, signing: crypto.createSigningPair(), box: crypto.createAgreementPair() } as const;
  await writeSecret(
    file,
    JSON.stringify(made, (_name, value: unknown) => (value instanceof Uint8Array ? toHex(value) : value)),
  );
  return withStorage(crypto, made);
}

function withStorage(crypto: CryptoSuite, { signing, box }: z.output<typeof keysFile>): ProvinceKeys {
  const info = encodeUtf8("quay-mot-cua gateway storage 1");
  return { signing, box, storage: crypto.hkdfSha256(box.privateKey, box.publicKey, info, 32) };
}

/** Whole and flushed, or not there; readable by its owner only. */
export async function writeSecret(file: string, text: string): Promise<void> {
  const draft = `${file}.new`;
  const handle = await open(draft, "w", 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(draft, file);
  if (process.platform === "win32") return;
  const folder = await open(path.dirname(file), "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
