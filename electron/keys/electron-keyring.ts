import { fromHex, toHex } from "../../src/shared/bytes";
import { fail, ok } from "../../src/shared/result";
import type { Keyring } from "./ports";

/** Electron's safeStorage: 33 has the synchronous calls only, 45 both, 46 the asynchronous ones only. */
export interface SafeStorageCalls {
  readonly isEncryptionAvailable?: () => boolean;
  readonly encryptString?: (plainText: string) => Buffer;
  readonly decryptString?: (encrypted: Buffer) => string;
  readonly isAsyncEncryptionAvailable?: () => Promise<boolean>;
  readonly encryptStringAsync?: (plainText: string) => Promise<Buffer>;
  readonly decryptStringAsync?: (encrypted: Buffer) => Promise<{ readonly result: string }>;
  readonly getSelectedStorageBackend?: () => string;
}

/** After the application is ready. `storage` is Electron's safeStorage. */
export function createElectronKeyring(storage: SafeStorageCalls, platform: NodeJS.Platform): Keyring {
  const available = async (): Promise<boolean> => {
    try {
      if (platform === "linux" && !isRealBackend(storage)) return false;
      if (storage.isAsyncEncryptionAvailable !== undefined) return await storage.isAsyncEncryptionAvailable();
      return storage.isEncryptionAvailable?.() ?? false;
    } catch {
      // A keyring that cannot even be asked is none; the passphrase opens the station.
      return false;
    }
  };

  return {
    available,
    protect: async (secret) => {
      if (!(await available())) return fail({ kind: "unavailable" });
      try {
        const encrypted = await encrypt(storage, toHex(secret));
        if (encrypted === undefined || (platform === "linux" && isObfuscated(encrypted))) {
          return fail({ kind: "unavailable" });
        }
        return ok(Uint8Array.from(encrypted));
      } catch {
        return fail({ kind: "unavailable" });
      }
    },
    unprotect: async (protectedSecret) => {
      if (!(await available())) return fail({ kind: "unavailable" });
      try {
        const text = await decrypt(storage, Buffer.from(protectedSecret));
        return text === undefined ? fail({ kind: "unavailable" }) : ok(fromHex(text));
      } catch {
        // Electron throws the same error for a changed key and for changed bytes.
        return fail({ kind: "refused" });
      }
    },
  };
}

/** Without a desktop's secret store, Chromium uses a password that is written in its source. */
function isRealBackend(storage: SafeStorageCalls): boolean {
  const backend = storage.getSelectedStorageBackend?.();
  return backend !== "basic_text" && backend !== "unknown";
}

/** Chromium marks what it encrypted with that well-known password. */
function isObfuscated(encrypted: Buffer): boolean {
  return encrypted.subarray(0, 3).toString("latin1") === "v10";
}

async function encrypt(storage: SafeStorageCalls, text: string): Promise<Buffer | undefined> {
  if (storage.encryptStringAsync !== undefined) return storage.encryptStringAsync(text);
  return storage.encryptString?.(text);
}

async function decrypt(storage: SafeStorageCalls, encrypted: Buffer): Promise<string | undefined> {
  if (storage.decryptStringAsync !== undefined) return (await storage.decryptStringAsync(encrypted)).result;
  return storage.decryptString?.(encrypted);
}
