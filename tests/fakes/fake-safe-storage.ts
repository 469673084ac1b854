import type { SafeStorageCalls } from "../../electron/keys/electron-keyring";

export interface FakeSafeStorage {
  readonly calls: SafeStorageCalls;
  readonly forget: () => void;
  readonly disappear: () => void;
}

/** As Electron shows the system's store: "33" synchronous, "46" asynchronous. `backend` and `mark` as on Linux. */
export function createFakeSafeStorage(
  age: "33" | "46",
  backend: "gnome_libsecret" | "basic_text" = "gnome_libsecret",
  mark = "v11",
): FakeSafeStorage {
  let generation = 1;
  let there = true;
  const encrypt = (text: string): Buffer => Buffer.from(`${mark}${String(generation)}|${text}`, "latin1");
  const decrypt = (bytes: Buffer): string => {
    const text = bytes.toString("latin1");
    const head = `${mark}${String(generation)}|`;
    if (!text.startsWith(head)) throw new Error("Error while decrypting the ciphertext provided.");
    return text.slice(head.length);
  };
  const synchronous: SafeStorageCalls = {
    isEncryptionAvailable: () => there,
    encryptString: encrypt,
    decryptString: decrypt,
  };
  const asynchronous: SafeStorageCalls = {
    isAsyncEncryptionAvailable: () => Promise.resolve(there),
    encryptStringAsync: (text) => Promise.resolve(encrypt(text)),
    decryptStringAsync: async (bytes) => Promise.resolve({ shouldReEncrypt: false, result: decrypt(bytes) }),
  };
  return {
    calls: { ...(age === "33" ? synchronous : asynchronous), getSelectedStorageBackend: () => backend },
    forget: () => {
      generation += 1;
    },
    disappear: () => {
      there = false;
    },
  };
}
