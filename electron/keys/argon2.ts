import { argon2id } from "hash-wasm";
import type { Stretch, StretchParameters } from "./ports";

/** For the passphrase of a station: RFC 9106 asks for 64 MiB and 3 passes where memory is short. */
export const PASSPHRASE_STRETCH: StretchParameters = { memoryKiB: 64 * 1024, passes: 3, lanes: 1 };
/** For a PIN, typed many times a day: the pauses and the sealed register protect it too. */
export const PIN_STRETCH: StretchParameters = { memoryKiB: 19 * 1024, passes: 2, lanes: 1 };

/** Argon2id in WebAssembly: the same in Node and Electron, no native module. Text counts in its composed form (NFC). */
export const stretchWithArgon2: Stretch = (words, salt, parameters) =>
  argon2id({
    password: words.normalize("NFC"),
    salt,
    memorySize: parameters.memoryKiB,
    iterations: parameters.passes,
    parallelism: parameters.lanes,
    hashLength: 32,
    outputType: "binary",
  });
